// Passages: a sentence with its figures marked, cut to what is near them.

const REACH = 160;
const oneLine = (text) => text.replace(/\s+/gu, " ");

const cutStart = (text) =>
  text.length <= REACH ? oneLine(text).trimStart() : `… ${oneLine(text.slice(-REACH)).replace(/^\S*\s/u, "")}`;
const cutEnd = (text) =>
  text.length <= REACH ? oneLine(text).trimEnd() : `${oneLine(text.slice(0, REACH)).replace(/\s\S*$/u, "")} …`;
const cutMiddle = (text) => {
  if (text.length <= 2 * REACH) return oneLine(text);
  const half = text.length >> 1;
  return `${cutEnd(text.slice(0, half))} ${cutStart(text.slice(half)).slice(2)}`;
};

/** Offsets count characters as Python does; a text with characters outside of the first plane needs translating. */
const widths = new Map();
function sliceOf(documentIndex, start, end) {
  const text = data.documents[documentIndex].text;
  if (!widths.has(documentIndex)) widths.set(documentIndex, /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? [...text] : null);
  const characters = widths.get(documentIndex);
  return characters ? characters.slice(start, end).join("") : text.slice(start, end);
}

/** Groups of places that stand in one sentence, in the order of the finding. */
function bySentence(places) {
  const groups = new Map();
  for (const place of places) {
    const key = `${place[DOCUMENT]} ${place[SENTENCE_START]} ${place[SENTENCE_END]}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(place);
  }
  return [...groups.values()];
}

/** A figure element for the places of one sentence; the finding's first place is underlined. */
function quote(places, first) {
  const [document_, , , , , sentenceStart, sentenceEnd, heading] = places[0];
  const caption = make("figcaption", null, placeLink(places[0]));
  for (const other of places.slice(1)) caption.append(", ", placeLink(other, `${other[LINE]}:${other[COLUMN]}`));
  if (heading !== undefined && heading !== null) caption.append(make("span", null, ` · ${data.headings[heading]}`));
  const figure = make("figure", null, caption);
  if (data.documents[document_].text === undefined) return figure;

  const block = make("blockquote");
  let position = null;
  for (const place of [...places].sort((a, b) => a[START] - b[START] || b[END] - a[END])) {
    if (position !== null && place[START] < position) continue;
    if (position === null) block.append(cutStart(sliceOf(document_, Math.min(sentenceStart, place[START]), place[START])));
    else block.append(cutMiddle(sliceOf(document_, position, place[START])));
    block.append(make("mark", { class: place === first ? "first" : null }, oneLine(sliceOf(document_, place[START], place[END]))));
    position = place[END];
  }
  block.append(cutEnd(sliceOf(document_, position, Math.max(sentenceEnd, position))));
  figure.append(block);
  return figure;
}

/** A link to a place; plain text where the report does not carry the document. */
function placeLink(place, label) {
  const text = label || placeText(place);
  if (data.documents[place[DOCUMENT]].text === undefined) return make("span", null, text);
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openPlace(place);
  };
  return make("a", { class: "place", href: hashOf(placeState(place)), onclick: open }, text);
}
