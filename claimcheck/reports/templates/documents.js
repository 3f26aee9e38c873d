// Documents with their claims marked; the text is drawn in chunks as it is scrolled to.

const CHUNK_LINES = 120;
const CHUNK_CHARACTERS = 12000;

let openDocument = null;
let chunks = [];
let target = null;
const filler = lazily((element) => fillChunk(element));

const SUPPORT = ["contradicted", "verified", "corroborated", "sourced", "cited", "attributed", "unsupported"];

/** Every document of the run: its claims by what they stand on, and its open findings. */
function showShelf() {
  openDocument = null;
  chunks = [];
  const open = data.documents.map(() => 0);
  for (const finding of data.findings)
    if (!CLOSED.has(finding.status) && finding.places.length) open[finding.places[0][DOCUMENT]]++;
  const shown = claimsIn.map((claims) => claims.filter(isClaimShown));
  const most = Math.max(1, ...shown.map((claims) => claims.length));
  const read = data.documents
    .map((_, index) => index)
    .filter((index) => data.documents[index].text !== undefined || shown[index].length);
  const heads = ["Support", "Claims", "Findings"].map((text, n) =>
    make("th", { scope: "col", class: n ? "number" : "bar-cell" }, text),
  );
  const table = make(
    "table",
    { class: "wide" },
    make("thead", null, make("tr", null, make("th", { scope: "col" }, "Document"), heads)),
    make(
      "tbody",
      null,
      read.map((index) => shelfRow(index, shown[index], most, open[index])),
    ),
  );
  byId("documents").replaceChildren(read.length ? table : make("p", { class: "empty" }, "No document was read."));
}

function shelfRow(index, claims, most, findings) {
  const { name, title } = data.documents[index];
  const choose = () => setState({ document: name, at: "" }, true);
  const counts = SUPPORT.map((status) => [
    status,
    claims.filter((claim) => data.claims[claim].support === status).length,
  ]);
  const cell = (content) => make("td", { class: "number" }, counted(content));
  return make(
    "tr",
    null,
    make(
      "th",
      { scope: "row" },
      make("button", { type: "button", class: "place", title: name, onclick: choose }, shortName(name)),
      title && title !== name ? make("div", { class: "quiet" }, title) : null,
    ),
    make(
      "td",
      { class: "bar-cell" },
      claims.length
        ? stackedBar(
            counts.filter(([, count]) => count),
            most,
          )
        : null,
    ),
    cell(claims.length),
    cell(findings),
  );
}

/** Draw a document from its beginning. */
function showDocument(index) {
  const section = byId("documents");
  openDocument = index;
  const document_ = data.documents[index];
  const marked = claimsIn[index].length;
  const back = make(
    "button",
    { type: "button", class: "place", onclick: () => setState({ document: "", at: "" }, true) },
    "All documents",
  );
  const shelf = make(
    "div",
    { class: "shelf" },
    make("h2", null, document_.title || document_.name),
    make(
      "span",
      { class: "quiet" },
      [document_.title ? document_.name : null, document_.date, document_.role].filter(Boolean).join(" · "),
    ),
    make("span", { class: "quiet" }, `${counted(marked)} ${marked === 1 ? "claim" : "claims"}`),
    data.documents.length > 1 ? make("span", { class: "quiet" }, back) : null,
  );
  const text = make("div", { class: "text" });
  chunks = document_.text === undefined ? [] : cutInChunks(index);
  for (const chunk of chunks) {
    chunk.element = make("div", { class: "chunk" });
    chunk.element.style.minHeight = `${chunk.rows.length * 1.65}em`;
    chunk.element.chunk = chunk;
    text.append(chunk.element);
    filler.observe(chunk.element);
  }
  if (chunks.length) fillChunk(chunks[0].element);
  if (!chunks.length) text.append(make("p", { class: "empty" }, "The report does not carry this document’s text."));
  section.replaceChildren(shelf, text);
}

/** Rows of `[start, end, line]` in chunks; a line longer than a chunk is broken, its later rows have no number. */
function cutInChunks(index) {
  const text = sliceOf(index, 0, undefined);
  const lines = text.split("\n");
  const made = [];
  let rows = [];
  let size = 0;
  let start = 0;
  const close = () => {
    if (rows.length) made.push({ index, rows, start: rows[0][0], end: rows.at(-1)[1] });
    rows = [];
    size = 0;
  };
  lines.forEach((line, number) => {
    const length = widths.get(index) ? [...line].length : line.length;
    for (let from = 0; from === 0 || from < length; from += CHUNK_CHARACTERS) {
      const to = Math.min(from + CHUNK_CHARACTERS, length);
      rows.push([start + from, start + to, from === 0 ? number + 1 : ""]);
      size += to - from;
      if (rows.length >= CHUNK_LINES || size >= CHUNK_CHARACTERS) close();
    }
    start += length + 1;
  });
  close();
  return made;
}

function fillChunk(element) {
  const { index, rows } = element.chunk;
  element.replaceChildren(...rows.map((row) => drawRow(index, row)));
  element.style.minHeight = "";
}

function drawRow(index, [start, end, line]) {
  const content = make("span");
  const text = sliceOf(index, start, end);
  let position = start;
  for (const mark of marksBetween(index, start, end)) {
    const from = Math.max(mark.start, start);
    const to = Math.min(mark.end, end);
    content.append(sliceOf(index, position, from), drawMark(mark, sliceOf(index, from, to)));
    position = to;
  }
  content.append(sliceOf(index, position, end));
  const isTable = /^\s*\||^\s{4,}\S/u.test(text);
  return make("div", { class: isTable ? "row table" : "row", "data-line": line }, content);
}

/** The claims that touch a range, and the opened place where it is no claim. */
function marksBetween(index, start, end) {
  const list = claimsIn[index];
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (data.claims[list[middle]].at[END] <= start) low = middle + 1;
    else high = middle;
  }
  const marks = [];
  for (; low < list.length && data.claims[list[low]].at[START] < end; low++) {
    const at = data.claims[list[low]].at;
    marks.push({ start: at[START], end: at[END], claim: list[low] });
  }
  const isFree = target && marks.every((mark) => mark.end <= target[START] || target[END] <= mark.start);
  if (isFree && target[DOCUMENT] === index && target[START] < end && target[END] > start) {
    marks.push({ start: target[START], end: target[END] });
    marks.sort((a, b) => a.start - b.start);
  }
  return marks;
}

function drawMark(mark, text) {
  if (mark.claim === undefined) return make("mark", { class: "target" }, text);
  const claim = data.claims[mark.claim];
  return make(
    "mark",
    {
      class: `claim ${claim.support}${isClaimShown(mark.claim) ? "" : " filtered"}`,
      role: "button",
      tabindex: "0",
      "data-claim": mark.claim,
      "aria-pressed": String(openClaim === mark.claim),
      "aria-label": `${text}, ${claim.kind}, ${claim.support}`,
      title: `${claim.kind}, ${claim.support}`,
    },
    text,
  );
}

/** Draw what is drawn again, after the filters have changed. */
function redrawDocument() {
  for (const chunk of chunks) if (chunk.element.childElementCount) fillChunk(chunk.element);
}

/** Scroll to a range of the shown document; its chunk is drawn first. */
function scrollToRange(start, end) {
  const chunk = chunks.find((one) => start <= one.end && end >= one.start);
  if (!chunk) return null;
  filler.unobserve(chunk.element);
  fillChunk(chunk.element);
  const marks = [...chunk.element.querySelectorAll("mark")];
  const found = marks.find((mark) => {
    const at = mark.dataset.claim === undefined ? target : data.claims[Number(mark.dataset.claim)].at;
    return at && at[START] < end && start < at[END];
  });
  // On a narrow screen the panel covers the lower half.
  const isNarrow = matchMedia("(max-width: 62rem)").matches;
  (found || chunk.element).scrollIntoView({ block: found && !isNarrow ? "center" : "start", behavior: "instant" });
  return found || null;
}
