// What is shown: the filters, kept in the address, and which items they let through.

const VIEWS = ["findings", "quantities", "timeline", "documents", "verified", "coverage"];
const DEFAULTS = {
  view: "findings",
  q: "",
  rule: "",
  kind: "",
  document: "",
  status: "open",
  support: "",
  why: "",
  hide: "info",
  sort: "severity",
  at: "",
};
const state = { ...DEFAULTS };

function readHash() {
  const given = new URLSearchParams(location.hash.replace(/^#\/?/u, ""));
  for (const name of Object.keys(DEFAULTS)) state[name] = given.get(name) ?? DEFAULTS[name];
  if (!VIEWS.includes(state.view)) state.view = DEFAULTS.view;
  if (!(state.sort in SORTS)) state.sort = DEFAULTS.sort;
}

/** The address of a state. The slash says that it leads to a state of the page, not to an element with that name. */
function hashOf(wanted) {
  const fields = new URLSearchParams(Object.entries(wanted).filter(([name, value]) => value !== DEFAULTS[name]));
  return fields.size ? `#/${fields}` : "#";
}

function writeHash(push) {
  const hash = hashOf(state);
  if (hash === (location.hash || "#")) return;
  history[push ? "pushState" : "replaceState"](null, "", hash);
}

const isFiltered = () =>
  Object.keys(DEFAULTS).some((name) => !["view", "sort", "at"].includes(name) && state[name] !== DEFAULTS[name]);

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

const isIn = (place) => !state.document || data.documents[place[DOCUMENT]].name === state.document;

function matchesBasis(item, words) {
  if (state.rule && item.rule !== state.rule) return false;
  if (state.document && !item.places.some(isIn)) return false;
  if (state.kind && !item.claims.some((index) => data.claims[index].kind === state.kind)) return false;
  return matchesSearch(item, words);
}

/** Orders of findings: each compares two indices; what is equal stays in the order of severity. */
const firstPlace = (index) => data.findings[index].places[0] || [-1, -1];
const SORTS = {
  severity: () => 0,
  confidence: (a, b) => (data.findings[b].confidence ?? 1) - (data.findings[a].confidence ?? 1),
  place: (a, b) => firstPlace(a)[DOCUMENT] - firstPlace(b)[DOCUMENT] || firstPlace(a)[START] - firstPlace(b)[START],
  rule: (a, b) => data.findings[a].rule.localeCompare(data.findings[b].rule),
};

function shownFindings() {
  const words = state.q.trim().toLowerCase();
  const hidden = new Set(state.hide.split(","));
  const shown = ranked.filter((index) => {
    const finding = data.findings[index];
    if (hidden.has(finding.severity)) return false;
    if (state.status && CLOSED.has(finding.status) !== (state.status === "closed")) return false;
    return matchesBasis(finding, words);
  });
  return shown.sort(SORTS[state.sort]);
}

function shownVerified() {
  const words = state.q.trim().toLowerCase();
  return data.verified.map((_, index) => index).filter((index) => matchesBasis(data.verified[index], words));
}

/** Quantities stated more than once that a filter leaves, those that differ first, then the most often stated. */
function shownQuantities() {
  const words = state.q.trim().toLowerCase();
  const isShown = ({ key, claims }) => {
    const group = claims.map((index) => data.claims[index]);
    if (!group.some((claim) => isIn(claim.at) && (!state.kind || claim.kind === state.kind))) return false;
    return !words || key.toLowerCase().includes(words) || group.some((claim) => matchesSearch(claim, words));
  };
  const rank = ({ verdict, claims }) => (verdict === "differ" ? 1e6 : 0) + claims.length;
  return data.groups
    .map((_, index) => index)
    .filter((index) => isShown(data.groups[index]))
    .sort((a, b) => rank(data.groups[b]) - rank(data.groups[a]) || a - b);
}

/** Claims that state a resolved date and that the filters leave, the earliest first. */
function shownDates() {
  const words = state.q.trim().toLowerCase();
  return data.claims
    .map((_, index) => index)
    .filter((index) => {
      const claim = data.claims[index];
      return (
        claim.date?.start &&
        isIn(claim.at) &&
        (!state.support || claim.support === state.support) &&
        matchesSearch(claim, words)
      );
    })
    .sort((a, b) => (data.claims[a].date.start < data.claims[b].date.start ? -1 : 1));
}

function isClaimShown(index) {
  const claim = data.claims[index];
  if (state.kind && claim.kind !== state.kind) return false;
  if (state.support && claim.support !== state.support) return false;
  if (state.why && String(claim.why) !== state.why) return false;
  if (state.rule && !(findingsOf.get(index) || []).some((finding) => data.findings[finding].rule === state.rule))
    return false;
  return matchesSearch(claim, state.q.trim().toLowerCase());
}
