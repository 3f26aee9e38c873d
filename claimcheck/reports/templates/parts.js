// Parts of a finding that every page shows: its head, passages, working, and the page of its rule.

const CONTEXT = 140;

/** Everything below a finding's head: what it says, both passages, a picture where one helps, and the working. */
const bodyOf = (item, reach = CONTEXT) => [
  item.message ? make("p", { class: "message" }, item.message) : null,
  passages(item.places, reach),
  pictureOf(item),
  item.working ? working(item.working) : null,
];

const badgeOf = (finding) => make("span", { class: `badge ${finding.severity}` }, finding.severity);

const sureness = (finding) =>
  finding.confidence === undefined ? null : make("span", null, `${Math.round(finding.confidence * 100)}% sure`);

const passages = (places, reach) =>
  make(
    "div",
    { class: "passages" },
    byPassage(places).map((group) => quote(group, places[0], reach)),
  );

function working(parts) {
  const list = make("dl", { class: "working" });
  const row = (label, content, name) => {
    if (content) list.append(make("dt", null, label), make("dd", { class: name }, content));
  };
  row("Formula", parts.formula, "formula");
  row("Inputs", parts.inputs && parts.inputs.map(([name, text]) => `${name} = ${text}`).join("; "));
  row("Expected", parts.expected, "versus");
  row("Stated", parts.stated, "versus");
  row("Tolerance", parts.tolerance);
  row(
    "Readings tried",
    parts.readings &&
      make(
        "ul",
        null,
        parts.readings.map((text) => make("li", null, text)),
      ),
  );
  return list;
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
