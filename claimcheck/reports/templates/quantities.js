// Quantities that are stated more than once, and the dates of all documents on one timeline.

function quantityCard(index) {
  const group = data.groups[index];
  const documents = new Set(group.claims.map((claim) => data.claims[claim].at[DOCUMENT])).size;
  const [badge, verdict, meaning] = verdictOf(group);
  const stated = `${counted(group.claims.length)} statements in ${counted(documents)} ${documents === 1 ? "document" : "documents"}`;
  const head = make(
    "header",
    null,
    make("span", { class: `badge ${badge}`, title: meaning }, verdict),
    make("h2", null, groupName(group)),
    make("span", null, stated),
  );
  const picture = rangePlot(group) || datePlot(group.claims) || statements(group.claims);
  return make("article", { class: "card quantity", tabindex: "-1", "data-group": index }, head, picture);
}

/** What a quantity is called; its dimension says less than the unit at the axis. */
function groupName({ key }) {
  const parts = key.split(" · ").filter((part) => !part.startsWith("["));
  return parts.join(" · ") || key;
}

/** Style, word and meaning of how the statements of a quantity relate. */
function verdictOf({ verdict, spans }) {
  if (verdict === "differ") return ["error", "differ", "A finding says that they cannot all be true"];
  const lows = (spans || []).map(([low]) => low ?? -Infinity);
  const highs = (spans || []).map(([, high]) => high ?? Infinity);
  if (Math.max(...lows) > Math.min(...highs))
    return ["apart", "apart", "No value fits all, but no rule takes that for a contradiction"];
  return ["agree", "agree", "No rule found them to differ"];
}

/** The figures of a group that cannot be drawn on one axis. */
const statements = (claims) =>
  make(
    "ul",
    null,
    claims.map((index) => make("li", null, data.claims[index].text, " ", placeLink(data.claims[index].at))),
  );

/** Share of the dates at either end that may not stretch the axis; they stand at its edge. */
const OUTLYING = 0.02;
const MOST_DOCUMENTS = 30;

/** One row a document, a mark for each of its dates. */
function timeline(indices) {
  const found = dated(indices);
  if (found.length < 2) return null;
  const rows = new Map();
  for (const [index, mark] of found) {
    const document_ = data.claims[index].at[DOCUMENT];
    if (!rows.has(document_)) rows.set(document_, []);
    rows.get(document_).push(mark);
  }
  const times = found.map(([, mark]) => mark.low).sort((a, b) => a - b);
  const cut = Math.floor(times.length * OUTLYING);
  const scale = scaleOf(times.slice(cut, times.length - cut));
  const drawn = [...rows].slice(0, MOST_DOCUMENTS).map(([document_, marks]) => ({
    label: documentButton(document_, data.documents[document_].name.split("/").at(-1)),
    marks: marks.sort((a, b) => b.high - b.low - (a.high - a.low)),
  }));
  const describe = ({ marks }) => `${counted(marks.length)} dates`;
  const more = rows.size - drawn.length;
  const caption = `Dates by document${more > 0 ? `; ${counted(more)} more documents are below` : ""}`;
  const picture = plot(drawn, scale, dateTicks, tickName(scale.low, scale.high), describe);
  return make("figure", { class: "picture timeline" }, make("figcaption", null, caption), picture);
}

const documentButton = (index, label) =>
  make(
    "button",
    { type: "button", class: "place", onclick: () => setState({ document: data.documents[index].name }, true) },
    label,
  );

/** One date with its sentence, in the list below the timeline. */
function dateRow(index) {
  const claim = data.claims[index];
  return make(
    "article",
    { class: "date-row", tabindex: "-1" },
    make("h2", null, daysOf(claim.date)),
    passages([claim.at], 0),
  );
}

/** The days of a date as short as they can be said: `2024`, `2024-07`, `2024-07-11`, `2024-07-01 – 2024-09-30`. */
function daysOf({ start, end, grain }) {
  if (grain === "year") return start.slice(0, 4);
  if (grain === "month") return start.slice(0, 7);
  return start === end ? start : `${start} – ${end}`;
}

/** The timeline above the feed of its dates. */
function showTimeline() {
  const indices = shownDates();
  byId("timeline-picture").replaceChildren(...[timeline(indices)].filter(Boolean));
  return indices;
}
