// Findings and verified relations as cards, made a few at a time as they are scrolled to.

const BATCH = 30;

/** A list that grows: `choose()` gives the items that pass the filters, `make(item)` the card of one. */
class Feed {
  constructor(section, makeCard, choose, all, empty) {
    Object.assign(this, { section, makeCard, choose, all, empty, items: [], made: 0 });
    this.observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.grow(this.made + BATCH),
      { rootMargin: "2500px 0px" },
    );
  }

  show() {
    this.items = this.choose();
    this.made = 0;
    this.observer.disconnect();
    this.end = make("div", { class: "more" });
    this.section.replaceChildren(this.end);
    if (!this.items.length) this.section.prepend(make("p", { class: "empty" }, this.empty()));
    this.grow(BATCH);
  }

  grow(count) {
    const until = Math.min(count, this.items.length);
    const fresh = document.createDocumentFragment();
    for (; this.made < until; this.made++) fresh.append(this.makeCard(this.items[this.made]));
    this.end.before(fresh);
    // Observing anew reports again where the end is still near the window.
    this.observer.unobserve(this.end);
    if (this.made < this.items.length) this.observer.observe(this.end);
  }

  card(position) {
    this.grow(position + 1);
    return this.section.children[position];
  }

  itemOf(card) {
    return this.items[[...this.section.children].indexOf(card)];
  }
}

function findingCard(index) {
  const finding = data.findings[index];
  const isClosed = CLOSED.has(finding.status);
  const link = {
    class: "permalink",
    href: hashOf(findingState(index)),
    "aria-label": "Link to this finding",
    title: "Link to this finding",
  };
  return make(
    "article",
    { class: `card ${finding.severity}${isClosed ? " closed" : ""}`, tabindex: "-1", "data-finding": index },
    make(
      "header",
      null,
      badgeOf(finding),
      make("h2", null, `${finding.rule} ${finding.name}`),
      sureness(finding),
      finding.status === "new"
        ? null
        : make("span", null, [finding.status, finding.justification].filter(Boolean).join(": ")),
      make("a", link, "#"),
    ),
    bodyOf(finding),
    rulePage(finding.rule),
  );
}

function verifiedCard(index) {
  const relation = data.verified[index];
  const head = make("header", null, make("h2", null, `${relation.rule} holds`));
  return make("article", { class: "card", tabindex: "-1" }, head, bodyOf(relation));
}
