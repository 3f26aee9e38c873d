// Findings and verified relations as cards, made a few at a time as they are scrolled to.

const BATCH = 30;

/** A list that grows: `draw(index)` makes the card of an item. */
class Feed {
  constructor(section, draw, empty) {
    Object.assign(this, { section, draw, empty, items: [], made: 0 });
    this.observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.grow(this.made + BATCH),
      { rootMargin: "2500px 0px" },
    );
  }

  show(items) {
    this.items = items;
    this.made = 0;
    this.observer.disconnect();
    this.end = make("div", { class: "more" });
    this.section.replaceChildren(this.end);
    if (!items.length) this.section.prepend(make("p", { class: "empty" }, this.empty()));
    this.grow(BATCH);
  }

  grow(count) {
    const until = Math.min(count, this.items.length);
    const fresh = document.createDocumentFragment();
    for (; this.made < until; this.made++) fresh.append(this.draw(this.items[this.made]));
    this.end.before(fresh);
    // Observing anew reports again where the end is still near the window.
    this.observer.unobserve(this.end);
    if (this.made < this.items.length) this.observer.observe(this.end);
  }

  card(position) {
    this.grow(position + 1);
    return this.section.children[position];
  }
}

function findingCard(index) {
  const finding = data.findings[index];
  const isClosed = CLOSED.has(finding.status);
  const header = make(
    "header",
    null,
    make("span", { class: `badge ${finding.severity}` }, finding.severity),
    make("h2", null, `${finding.rule} ${finding.name}`),
    finding.confidence === undefined ? null : make("span", null, `${Math.round(finding.confidence * 100)}% sure`),
    finding.status === "new" ? null : make("span", null, finding.status),
  );
  return make(
    "article",
    { class: `card ${finding.severity}${isClosed ? " closed" : ""}`, tabindex: "-1", "data-finding": index },
    header,
    make("p", { class: "message" }, finding.message),
    passages(finding.places),
    finding.working ? working(finding.working) : null,
    rulePage(finding.rule),
  );
}

function verifiedCard(index) {
  const relation = data.verified[index];
  return make(
    "article",
    { class: "card", tabindex: "-1" },
    make("header", null, make("h2", null, `${relation.rule} holds`)),
    passages(relation.places),
    relation.working ? working(relation.working) : null,
  );
}

const passages = (places) =>
  make("div", { class: "passages" }, bySentence(places).map((group) => quote(group, places[0])));

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
  row("Readings tried", parts.readings && make("ul", null, parts.readings.map((text) => make("li", null, text))));
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
