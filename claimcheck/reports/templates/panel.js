// The side panel: everything that is known of one claim.

let openClaim = null;

/** What the claims named in a claim's support are to it, where it does not rest on them. */
const SUPPORT_TITLES = { contradicted: "At odds with", verified: "Verified with", corroborated: "Corroborated by" };

function showPanel(index) {
  const panel = byId("panel");
  document
    .querySelectorAll('.claim[aria-pressed="true"]')
    .forEach((mark) => mark.setAttribute("aria-pressed", "false"));
  document
    .querySelectorAll(`.claim[data-claim="${index}"]`)
    .forEach((mark) => mark.setAttribute("aria-pressed", "true"));
  openClaim = index;
  panel.hidden = index === null;
  document.querySelector(".page").classList.toggle("with-panel", index !== null);
  if (index === null) return;
  const claim = data.claims[index];
  panel.replaceChildren(
    make("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => closePanel() }, "×"),
    make("h2", null, claim.text),
    make(
      "p",
      { class: "quiet" },
      make("i", { class: `swatch fill-${claim.support}` }),
      `${claim.kind}, ${claim.support}`,
    ),
    facts(claim),
    ...related("Findings", (findingsOf.get(index) || []).map(findingItem)),
    ...related(
      SUPPORT_TITLES[claim.support] ?? "Rests on",
      (claim.by || []).map((by) => (typeof by === "number" ? claimItem(by) : make("li", null, by))),
    ),
    ...related("Verified", (verifiedOf.get(index) || []).map(verifiedItem)),
    ...related("Also stated", alsoStated(index).map(claimItem)),
  );
  panel.scrollTop = 0;
}

function closePanel() {
  const mark = document.querySelector(`.claim[data-claim="${openClaim}"]`);
  showPanel(null);
  setState({ at: "" });
  if (mark) mark.focus({ preventScroll: true });
}

function facts(claim) {
  const { quantity = {}, date = {} } = claim;
  const number = (value) => (value === undefined ? null : value.toLocaleString("en", { maximumSignificantDigits: 12 }));
  const range =
    quantity.value === undefined
      ? [quantity.low, quantity.high].map(number).filter(Boolean).join(" to ")
      : number(quantity.value);
  const rows = [
    ["Subject", claim.subject],
    ["Metric", claim.metric],
    ...Object.entries(claim.qualifiers || {}),
    [
      "Value",
      [SIGNS[quantity.comparator], range, quantity.plus_minus === undefined ? null : `± ${number(quantity.plus_minus)}`]
        .filter(Boolean)
        .join(" "),
    ],
    ["Unit", quantity.unit],
    ["Counted", quantity.counted],
    ["Dimension", quantity.dimension],
    ["Asserts", quantity.asserts],
    ["Begins", date.start],
    ["Ends", date.end === date.start ? null : date.end],
    ["Grain", date.grain],
    ["TIMEX3", date.timex],
    ["Resolved against", date.anchor],
    ["Modality", claim.modality],
    ["Source", claim.source],
    ["Cue", claim.cue],
    ["Citations", (claim.citations || []).join(", ")],
    ["Not compared", claim.why === undefined ? null : data.reasons[claim.why]],
    ["Block", claim.block],
    ["Confidence", claim.confidence === undefined ? null : `${Math.round(claim.confidence * 100)}%`],
    ["Place", placeText(claim.at)],
    ["Id", claim.id],
  ];
  const list = make("dl", { class: "facts" });
  for (const [label, text] of rows) if (text) list.append(make("dt", null, label), make("dd", null, text));
  return list;
}

const related = (title, items) => (items.length ? [make("h3", null, title), make("ul", null, items)] : []);

const findingItem = (index) => {
  const finding = data.findings[index];
  const open = () => openFinding(index);
  return make(
    "li",
    null,
    make("button", { type: "button", class: "place", onclick: open }, `${finding.rule} ${finding.message}`),
  );
};

const claimItem = (index) => {
  const claim = data.claims[index];
  return make("li", null, claim.text, " ", placeLink(claim.at));
};

const verifiedItem = (index) => {
  const relation = data.verified[index];
  return make("li", null, relation.rule, relation.working ? ` ${relation.working.formula}` : "");
};

/** Other claims that were linked as stating the same quantity. */
function alsoStated(index) {
  const others = (groupOf.get(index) || []).flatMap((group) => data.groups[group].claims);
  return [...new Set(others)].filter((other) => other !== index);
}
