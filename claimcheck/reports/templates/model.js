// The report's data, what can be looked up in it, and which of it the filters let through.

const data = JSON.parse(byId("data").textContent);
const [DOCUMENT, START, END, LINE, COLUMN, SENTENCE_START, SENTENCE_END, HEADING, EXTRA] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const SEVERITIES = ["error", "warning", "info"];
const CLOSED = new Set(["baseline", "suppressed", "dismissed"]);

const placeText = (place) => {
  const name = data.documents[place[DOCUMENT]].name;
  return `${name}:${place[LINE]}:${place[COLUMN]}${place[EXTRA] ? ` ${place[EXTRA]}` : ""}`;
};

/** Lists of indices by the claim that they mention. */
function byClaim(items) {
  const lists = new Map();
  items.forEach((item, index) => {
    for (const claim of item.claims || item) {
      if (!lists.has(claim)) lists.set(claim, []);
      lists.get(claim).push(index);
    }
  });
  return lists;
}

const findingsOf = byClaim(data.findings);
const verifiedOf = byClaim(data.verified);
const groupOf = byClaim(data.groups);

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

const DEFAULTS = { view: "findings", q: "", rule: "", kind: "", document: "", status: "open", support: "", hide: "info", at: "" };
const state = { ...DEFAULTS };

function readHash() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(DEFAULTS)) state[name] = given.get(name) ?? DEFAULTS[name];
  if (!["findings", "documents", "verified", "coverage"].includes(state.view)) state.view = "findings";
}

const hashOf = (wanted) =>
  `#${new URLSearchParams(Object.entries(wanted).filter(([name, value]) => value !== DEFAULTS[name]))}`;

function writeHash(push) {
  const hash = hashOf(state);
  if (hash === (location.hash || "#")) return;
  history[push ? "pushState" : "replaceState"](null, "", hash);
}

/** Claims by the place at which they stand. */
const placeKey = (place) => place.slice(0, END + 1).join(" ");
const claimsAt = new Map(data.claims.map((claim, index) => [placeKey(claim.at), index]));

/** What the address remembers of a place: its document, and the claim's id or the range of characters. */
const placeState = (place) => {
  const claim = data.claims[claimsAt.get(placeKey(place))];
  const at = claim ? claim.id : `@${place[START]}-${place[END]}`;
  return { view: "documents", document: data.documents[place[DOCUMENT]].name, at };
};

const isFiltered = () =>
  Object.keys(DEFAULTS).some((name) => !["view", "at"].includes(name) && state[name] !== DEFAULTS[name]);

/** What the search looks through, made once for each item. */
const haystacks = new WeakMap();
function matchesSearch(item, words) {
  if (!words) return true;
  if (!haystacks.has(item)) {
    const figures = (item.claims || []).map((index) => claimWords(data.claims[index]));
    const places = (item.places || [item.at]).map((place) => data.documents[place[DOCUMENT]].name);
    const own = item.claims ? [item.rule, item.name, item.message, item.fingerprint] : [claimWords(item)];
    haystacks.set(item, [...own, ...figures, ...places].join("\n").toLowerCase());
  }
  return haystacks.get(item).includes(words);
}

const claimWords = (claim) =>
  [claim.id, claim.text, claim.subject, claim.metric, claim.source, ...Object.values(claim.qualifiers || {})].join(" ");

function matchesBasis(item, words) {
  if (state.rule && item.rule !== state.rule) return false;
  if (state.document && !item.places.some((place) => data.documents[place[DOCUMENT]].name === state.document)) return false;
  if (state.kind && !item.claims.some((index) => data.claims[index].kind === state.kind)) return false;
  return matchesSearch(item, words);
}

function shownFindings() {
  const words = state.q.trim().toLowerCase();
  const hidden = new Set(state.hide.split(","));
  return ranked.filter((index) => {
    const finding = data.findings[index];
    if (hidden.has(finding.severity)) return false;
    if (state.status && CLOSED.has(finding.status) !== (state.status === "closed")) return false;
    return matchesBasis(finding, words);
  });
}

function shownVerified() {
  const words = state.q.trim().toLowerCase();
  return data.verified.map((_, index) => index).filter((index) => matchesBasis(data.verified[index], words));
}

function isClaimShown(index) {
  const claim = data.claims[index];
  if (state.kind && claim.kind !== state.kind) return false;
  if (state.support && claim.support !== state.support) return false;
  if (state.rule && !(findingsOf.get(index) || []).some((finding) => data.findings[finding].rule === state.rule)) return false;
  return matchesSearch(claim, state.q.trim().toLowerCase());
}
