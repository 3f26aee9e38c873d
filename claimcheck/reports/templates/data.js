// The report's data and what can be looked up in it.

const data = JSON.parse(byId("data").textContent);
const [DOCUMENT, START, END, LINE, COLUMN, SENTENCE_START, SENTENCE_END, HEADING, EXTRA] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const SEVERITIES = ["error", "warning", "info"];
const CLOSED = new Set(["baseline", "suppressed", "dismissed"]);

/** Names without the folders that all share, which say nothing beside each other. */
function withoutSharedFolder(names) {
  const folders = names.map((name) => name.split("/").slice(0, -1));
  let shared = 0;
  while (folders.length && folders.every((parts) => parts.length > shared && parts[shared] === folders[0][shared]))
    shared++;
  return (name) => name.split("/").slice(shared).join("/");
}

const shortName = withoutSharedFolder(data.documents.map((one) => one.name));

const placeText = (place) => {
  const name = shortName(data.documents[place[DOCUMENT]].name);
  return `${name}:${place[LINE]}:${place[COLUMN]}${place[EXTRA] ? ` ${place[EXTRA]}` : ""}`;
};

/** Lists of indices by the claim that they mention. */
function byClaim(items) {
  const lists = new Map();
  items.forEach((item, index) => {
    for (const claim of item.claims) {
      if (!lists.has(claim)) lists.set(claim, []);
      lists.get(claim).push(index);
    }
  });
  return lists;
}

const findingsOf = byClaim(data.findings);
const verifiedOf = byClaim(data.verified);
const groupOf = byClaim(data.groups);
const findingBy = new Map(data.findings.map((finding, index) => [finding.fingerprint, index]));

/** The claims of each document in reading order; of two that overlap the first, so that they can be drawn. */
const claimsIn = data.documents.map(() => []);
data.claims.forEach((claim, index) => claimsIn[claim.at[DOCUMENT]].push(index));
for (const list of claimsIn) {
  list.sort((a, b) => data.claims[a].at[START] - data.claims[b].at[START]);
  let end = -1;
  let kept = 0;
  for (const index of list) {
    const at = data.claims[index].at;
    if (at[START] < end) continue;
    end = at[END];
    list[kept++] = index;
  }
  list.length = kept;
}

/** Findings, the most severe and most certain first. */
const ranked = data.findings
  .map((_, index) => index)
  .sort((a, b) => {
    const [one, other] = [data.findings[a], data.findings[b]];
    const severity = SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
    return severity || (other.confidence ?? 1) - (one.confidence ?? 1) || a - b;
  });

/** Claims by the place at which they stand. */
const placeKey = (place) => place.slice(0, END + 1).join(" ");
const claimsAt = new Map(data.claims.map((claim, index) => [placeKey(claim.at), index]));
