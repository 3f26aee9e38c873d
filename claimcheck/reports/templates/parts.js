// Parts of a finding that every page shows: its head, passages, working, and the page of its rule.

const CONTEXT = 140;

/** Everything below a finding's head: what it says, both passages, a picture where one helps, and the working. */
const bodyOf = (item, reach = CONTEXT) => [
  item.message ? make("p", { class: "message" }, withShortNames(item)) : null,
  passages(item.places, reach),
  pictureOf(item),
  ...(item.working ? working(item.working) : []),
];

/** A message whose documents go by the names that the links below it show. */
function withShortNames({ message, places }) {
  const names = [...new Set(places.map((place) => data.documents[place[DOCUMENT]].name))];
  return names.reduce((text, name) => text.replaceAll(name, () => shortName(name)), message);
}

const badgeOf = (finding) => make("span", { class: `badge ${finding.severity}` }, finding.severity);

const sureness = (finding) =>
  finding.confidence === undefined ? null : make("span", null, `${Math.round(finding.confidence * 100)}% sure`);

const passages = (places, reach) =>
  make(
    "div",
    { class: "passages" },
    byPassage(places).map((group) => quote(group, places[0], reach)),
  );

/** The working in one line; the tolerance and the readings that were tried on demand. */
function working(parts) {
  const line = make("p", { class: "working" });
  const versus = [
    ["expected", parts.expected],
    ["stated", parts.stated],
  ].filter(([, text]) => text);
  versus.forEach(([label, text], n) => line.append(n ? ", " : "", `${label} `, make("b", null, text)));
  const inputs = parts.inputs && parts.inputs.map(([name, text]) => `${name} = ${text}`).join("; ");
  if (parts.formula)
    line.append(
      versus.length ? ": " : "",
      make("code", null, parts.formula),
      inputs ? make("span", { class: "inputs" }, ` with ${inputs}`) : "",
    );
  const readings = (parts.readings || []).map((text) => make("li", null, text));
  if (!readings.length && !parts.tolerance) return [line];
  const details = make(
    "details",
    null,
    make("summary", null, "How it was judged"),
    parts.tolerance ? make("p", null, `Tolerance: ${parts.tolerance}.`) : null,
    readings.length ? make("ul", null, readings) : null,
  );
  return [line, details];
}

function rulePage(code) {
  const rule = data.rules[code];
  if (!rule) return null;
  const details = make("details", null, make("summary", null, "About this rule"));
  details.addEventListener(
    "toggle",
    () => details.append(make("div", { class: "rule-page" }, pageParts(rule.page || rule.summary))),
    { once: true },
  );
  return details;
}

/** A page of plain Markdown as nodes: paragraphs, each below its heading where it has one. */
function pageParts(page) {
  return page.split("\n\n").flatMap((block) => {
    const [, heading, text] = /^(?:## ([^\n]*)\n)?(.*)$/su.exec(block);
    return [heading && make("h3", null, heading), make("p", null, text)];
  });
}
