// Passages: a sentence with its figures marked, cut to what is near them, between the words around it.

const REACH = 160;
const TABLE_REACH = 6000;
/** White space folded; line ends stay, and the page shows them in tables only. */
const folded = (text) => text.replace(/[^\S\n]+/gu, " ").replace(/ ?\n\s*/gu, "\n");

const cutStart = (text, reach = REACH) =>
  text.length <= reach ? folded(text).trimStart() : `… ${folded(text.slice(-reach)).replace(/^\S*\s/u, "")}`;
const cutEnd = (text, reach = REACH) =>
  text.length <= reach ? folded(text).trimEnd() : `${folded(text.slice(0, reach)).replace(/\s\S*$/u, "")} …`;
const cutMiddle = (text) => {
  if (text.length <= 2 * REACH) return folded(text);
  const half = text.length >> 1;
  return `${cutEnd(text.slice(0, half))} ${cutStart(text.slice(half)).slice(2)}`;
};

/** Offsets count characters as Python does; a text with characters outside of the first plane needs translating. */
const widths = new Map();
function sliceOf(documentIndex, start, end) {
  const text = data.documents[documentIndex].text;
  if (!widths.has(documentIndex))
    widths.set(documentIndex, /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? [...text] : null);
  const characters = widths.get(documentIndex);
  return characters ? characters.slice(start, end).join("") : text.slice(start, end);
}

/** A slice as a reader sees it: Markdown's links as their text; HTML without tags, even one that the slice cuts. */
const BLOCK_TAG = /<\/?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|table|section|article|header|footer|blockquote)\b[^<>]*>/giu;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", mdash: "—", ndash: "–", times: "×" };
function proseOf(documentIndex, start, end) {
  const text = sliceOf(documentIndex, start, end);
  const { markup } = data.documents[documentIndex];
  if (markup === "markdown") return text.replace(/\[([^[\]]*)\]\([^()\s]*\)/gu, "$1");
  if (markup === "latex") return text.replace(/\\([%$&#_])/gu, "$1").replace(/~|\\[, ]/gu, " ");
  if (markup !== "html") return text;
  const plain = text.replace(BLOCK_TAG, "\n\n").replace(/^[^<>]*(?<=["'/\w])>|<[^<>]*>?/gu, " ");
  return plain.replace(/&(\w+);/gu, (entity, name) => ENTITIES[name] ?? entity);
}

/** Whether a place lies in a row of a pipe table. */
function isInTable(documentIndex, start) {
  const line = sliceOf(documentIndex, Math.max(0, start - 2 * REACH), start + 1).split("\n");
  return /^\s*\|/u.test(line.at(-1));
}

/** What places must share to be shown in one passage: their sentence, or the table of their rows. */
function passageKey([index, start, , , , sentenceStart, sentenceEnd]) {
  if (data.documents[index].text === undefined || !isInTable(index, start))
    return `${index} ${sentenceStart} ${sentenceEnd}`;
  const before = sliceOf(index, Math.max(0, start - TABLE_REACH), start);
  return `${index} table ${start - before.length + before.lastIndexOf("\n\n")}`;
}

/** Groups of places that are shown in one passage, in the order of the finding. */
function byPassage(places) {
  const groups = new Map();
  for (const place of places) {
    const key = passageKey(place);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(place);
  }
  return [...groups.values()];
}

/** In plain text a line that is too long to have been wrapped is a paragraph. */
const LONG_LINE = 160;
const PLAIN_GAP = new RegExp(`\\n\\s*\\n|(?<=[^\\n]{${LONG_LINE}})\\n|\\n(?=[^\\n]{${LONG_LINE}})`, "gu");
const MARKUP_GAP = /\n\s*\n/gu;

/** What stands before and after a range in its paragraph, at most `reach` characters each. */
function contextOf(documentIndex, start, end, reach) {
  if (!reach) return ["", ""];
  const gap = data.documents[documentIndex].markup ? MARKUP_GAP : PLAIN_GAP;
  const prose = (from, to) => proseOf(documentIndex, Math.max(0, from), to);
  // Gaps are looked for with some of the range itself in view, which tells how long its line is.
  const before = prose(start - 2 * reach, start);
  const left = [...(before + prose(start, start + LONG_LINE)).matchAll(gap)]
    .map((match) => match.index + match[0].length)
    .filter((place) => place <= before.length);
  const inside = prose(end - LONG_LINE, end);
  const after = prose(end, end + 2 * reach);
  const right = [...(inside + after).matchAll(gap)]
    .map((match) => match.index - inside.length)
    .filter((place) => place >= 0);
  return [cutStart(before.slice(left.at(-1) ?? 0), reach), cutEnd(after.slice(0, right[0]), reach)];
}

/** A figure element for the places of one passage; the finding's first place stands out. */
function quote(places, first, reach) {
  const { [DOCUMENT]: index, [HEADING]: heading } = places[0];
  const caption = make("figcaption", null, placeLink(places[0]));
  for (const other of places.slice(1)) caption.append(", ", placeLink(other, `${other[LINE]}:${other[COLUMN]}`));
  if (heading !== undefined && heading !== null) caption.append(make("span", null, ` · ${data.headings[heading]}`));
  const figure = make("figure", null, caption);
  if (data.documents[index].text === undefined) return figure;

  const inOrder = [...places].sort((a, b) => a[START] - b[START] || b[END] - a[END]);
  const begin = Math.min(...places.map((place) => Math.min(place[SENTENCE_START], place[START])));
  const end = Math.max(...places.map((place) => Math.max(place[SENTENCE_END], place[END])));
  const isTable = isInTable(index, begin);
  // The head of a table is often further off than a sentence is long.
  const [before, after] = contextOf(index, begin, end, isTable ? 4 * reach : reach);
  const block = make(
    "blockquote",
    { class: isTable ? "table-rows" : null },
    before ? make("span", { class: "context" }, before) : null,
  );
  let position = null;
  for (const place of inOrder) {
    if (position !== null && place[START] < position) continue;
    if (position === null) block.append(cutStart(proseOf(index, begin, place[START])));
    else block.append(cutMiddle(proseOf(index, position, place[START])));
    block.append(
      make("mark", { class: place === first ? "first" : null }, folded(proseOf(index, place[START], place[END]))),
    );
    position = place[END];
  }
  block.append(cutEnd(proseOf(index, position, end)));
  if (after) block.append(make("span", { class: "context" }, /^\s/u.test(after) ? "" : " ", after));
  figure.append(block);
  return figure;
}
