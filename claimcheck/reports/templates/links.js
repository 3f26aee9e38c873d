// Links to places in the documents.

/** What the address remembers of a place: its document, and the claim's id or the range of characters. */
const placeState = (place) => {
  const claim = data.claims[claimsAt.get(placeKey(place))];
  const at = claim ? claim.id : `@${place[START]}-${place[END]}`;
  return { view: "documents", document: data.documents[place[DOCUMENT]].name, at };
};

/** What the address remembers of a finding: its fingerprint, and filters that let it through. */
const findingState = (index) => {
  const { status, severity, fingerprint } = data.findings[index];
  const hide = DEFAULTS.hide
    .split(",")
    .filter((name) => name !== severity)
    .join(",");
  return { ...DEFAULTS, hide, status: CLOSED.has(status) ? "" : DEFAULTS.status, at: fingerprint };
};

/** A link to a place; plain text where the report does not carry the document. */
function placeLink(place, label) {
  const text = label || placeText(place);
  if (data.documents[place[DOCUMENT]].text === undefined) return make("span", null, text);
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openPlace(place);
  };
  const title = data.documents[place[DOCUMENT]].name;
  return make("a", { class: "place", href: hashOf(placeState(place)), title, onclick: open }, text);
}
