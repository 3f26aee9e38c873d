// Views and filters, and the address that remembers them.

const noneOf = (items, none) => () => (isFiltered() && items.length ? "Nothing passes these filters." : none);

/** Views that are a list: what they show, and out of how many. */
const feeds = {
  findings: new Feed(byId("findings"), findingCard, shownFindings, data.findings, () =>
    data.findings.length ? "No finding passes these filters." : "No findings.",
  ),
  quantities: new Feed(
    byId("quantities"),
    quantityCard,
    shownQuantities,
    data.groups,
    noneOf(data.groups, "No quantity is stated twice."),
  ),
  timeline: new Feed(
    byId("timeline-list"),
    dateRow,
    showTimeline,
    data.claims.filter((claim) => claim.date?.start),
    noneOf(data.claims, "No date could be resolved."),
  ),
  verified: new Feed(
    byId("verified"),
    verifiedCard,
    shownVerified,
    data.verified,
    noneOf(data.verified, "Nothing was verified."),
  ),
};
const FILTERS = ["q", "rule", "kind", "document", "status", "hide", "support", "why", "sort"];
const FIELDS = ["q", "rule", "kind", "document", "status", "sort"];

/** Which fields mean something in which view; the others are hidden. */
const FIELDS_OF = {
  findings: ["q", "severities", "rule", "kind", "document", "status", "sort"],
  quantities: ["q", "kind", "document"],
  timeline: ["q", "document"],
  documents: ["q", "rule", "kind", "document"],
  verified: ["q", "rule", "kind", "document"],
  coverage: [],
};
let current = -1;

/** Change the state and draw what follows from it; `push` makes a step of the browser's history. */
function setState(changes, push) {
  const before = { ...state };
  Object.assign(state, changes);
  writeHash(push);
  draw(before);
}

function draw(before) {
  const hasChanged = (...names) => before === null || names.some((name) => before[name] !== state[name]);
  for (const view of VIEWS) byId(view).hidden = state.view !== view;
  for (const button of document.querySelectorAll("nav [data-view]")) {
    if (button.dataset.view === state.view) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  drawFilters();
  if (state.view in feeds && hasChanged("view", ...FILTERS)) {
    current = -1;
    feeds[state.view].show();
  }
  if (state.view === "documents") drawDocument(hasChanged(...FILTERS));
  if (openClaim !== null && data.claims[openClaim].id !== state.at) showPanel(null);
  const feed = feeds[state.view];
  byId("count").textContent = feed ? `${counted(feed.items.length)} of ${counted(feed.all.length)}` : "";
}

function drawDocument(isFilterChanged) {
  const wanted = data.documents.length === 1 ? 0 : data.documents.findIndex((one) => one.name === state.document);
  if (wanted < 0) showShelf();
  else if (wanted !== openDocument) showDocument(wanted);
  else if (isFilterChanged) redrawDocument();
}

function drawFilters() {
  for (const name of FIELDS) {
    const field = byId(name);
    if (field.value !== state[name]) field.value = state[name];
  }
  for (const name of [...FIELDS, "severities"]) {
    const field = byId(name);
    (field.closest("label") || field).hidden = !FIELDS_OF[state.view].includes(name);
  }
  const hidden = state.hide.split(",");
  for (const box of document.querySelectorAll('[name="severity"]')) box.checked = !hidden.includes(box.value);
  for (const button of document.querySelectorAll("[data-support]")) {
    button.setAttribute("aria-pressed", String(button.dataset.support === state.support));
  }
  byId("filters").hidden = !FIELDS_OF[state.view].length;
  byId("clear").hidden = !isFiltered();
}

/** Show a place in its document, with the panel where it is a claim. */
function openPlace(place, push = true) {
  const index = claimsAt.get(placeKey(place));
  if (index !== undefined) return openClaimAt(index, push);
  target = place;
  setState(placeState(place), push);
  redrawDocument();
  scrollToRange(place[START], place[END]);
  return undefined;
}

/** What lets a document show all its claims: filters of findings would leave nearly all of them unmarked. */
const ALL_CLAIMS = { q: "", rule: "", kind: "", support: "", why: "" };

function openClaimAt(index, push = true) {
  const claim = data.claims[index];
  target = null;
  const through = state.view === "documents" && isClaimShown(index) ? {} : ALL_CLAIMS;
  setState({ ...through, view: "documents", document: data.documents[claim.at[DOCUMENT]].name, at: claim.id }, push);
  showPanel(index);
  const mark = scrollToRange(claim.at[START], claim.at[END]);
  if (mark) mark.focus({ preventScroll: true });
}

function openFinding(index, push = true) {
  setState(findingState(index), push);
  focusCard(feeds.findings.items.indexOf(index));
}

/** Go to a card of the shown list; the address of a finding's card leads back to it. */
function focusCard(position) {
  const feed = feeds[state.view];
  if (!feed || position < 0 || position >= feed.items.length) return;
  current = position;
  const card = feed.card(position);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "start", behavior: "instant" });
  if (state.view !== "findings") return;
  state.at = data.findings[feed.items[position]].fingerprint;
  writeHash(false);
}

/** Fill a select with the values that occur. */
function offer(id, values, label = (value) => value) {
  for (const value of values) byId(id).append(make("option", { value }, label(value)));
}

function setUpFilters() {
  const uses = [...data.findings, ...data.verified];
  offer("rule", [...new Set(uses.map((item) => item.rule))].sort());
  offer("kind", [...new Set(data.claims.map((claim) => claim.kind))].sort());
  const names = data.documents.map((one) => one.name);
  offer("document", names, shortName);
  for (const name of FIELDS) {
    byId(name).addEventListener("input", (event) => setState({ [name]: event.target.value, at: "" }));
  }
  byId("severities").addEventListener("change", () => {
    const off = [...document.querySelectorAll('[name="severity"]:not(:checked)')].map((box) => box.value);
    setState({ hide: off.join(","), at: "" });
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => setState({ ...DEFAULTS, view: state.view, sort: state.sort }));
}

function setUpViews() {
  const open = data.findings.filter((finding) => !CLOSED.has(finding.status)).length;
  const totals = {
    findings: open,
    quantities: data.groups.length,
    timeline: feeds.timeline.all.length,
    documents: data.documents.filter((one) => one.text !== undefined).length,
    verified: data.verified.length,
  };
  for (const button of document.querySelectorAll("nav [data-view]")) {
    const total = totals[button.dataset.view];
    if (total !== undefined) button.append(make("span", { class: "n" }, counted(total)));
    button.addEventListener("click", () => setState({ view: button.dataset.view, at: "" }, true));
  }
  for (const button of document.querySelectorAll("[data-support]")) {
    const wanted = button.dataset.support;
    button.addEventListener("click", () => {
      setState({ view: "documents", at: "", support: state.support === wanted ? "" : wanted }, true);
    });
  }
  for (const button of document.querySelectorAll("[data-why]")) {
    button.addEventListener("click", () => setState({ ...DEFAULTS, view: "documents", why: button.dataset.why }, true));
  }
  byId("help-open").addEventListener("click", () => byId("help").showModal());
  byId("documents").addEventListener("click", (event) => {
    const mark = event.target.closest("[data-claim]");
    if (mark) openClaimAt(Number(mark.dataset.claim), false);
  });
}

/** Take the state from the address: at the start, and when the browser goes back. */
function restore() {
  readHash();
  draw(null);
  const range = /^@(\d+)-(\d+)$/u.exec(state.at);
  const document_ = data.documents.findIndex((one) => one.name === state.document);
  const claim = state.at && !range ? data.claims.findIndex((one) => one.id === state.at) : -1;
  if (state.view === "documents" && claim >= 0) openClaimAt(claim, false);
  else if (state.view === "documents" && range && document_ >= 0)
    openPlace([document_, Number(range[1]), Number(range[2])], false);
  else if (state.view === "findings" && findingBy.has(state.at)) restoreFinding(findingBy.get(state.at));
  else if (openClaim !== null) showPanel(null);
}

/** Go to the finding that the address names, through other filters where these hide it. */
function restoreFinding(index) {
  const position = feeds.findings.items.indexOf(index);
  if (position < 0) openFinding(index, false);
  else focusCard(position);
}

setUpFilters();
setUpViews();
document.addEventListener("keydown", onKey);
addEventListener("popstate", restore);
addEventListener("beforeprint", () => Object.values(feeds).forEach((feed) => feed.end && feed.grow(2000)));
addEventListener("beforeprint", () =>
  chunks.forEach((chunk) => chunk.element.childElementCount || fillChunk(chunk.element)),
);
restore();
