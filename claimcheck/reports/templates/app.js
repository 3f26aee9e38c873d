// Views, filters, keyboard, and the address that remembers them.

const feeds = {
  findings: new Feed(byId("findings"), findingCard, () =>
    data.findings.length ? "No finding passes these filters." : "No findings.",
  ),
  verified: new Feed(byId("verified"), verifiedCard, () =>
    isFiltered() ? "No verified relation passes these filters." : "Nothing was verified.",
  ),
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
  const isFirst = before === null;
  const hasChanged = (...names) => isFirst || names.some((name) => before[name] !== state[name]);
  for (const view of ["findings", "documents", "verified", "coverage"]) byId(view).hidden = state.view !== view;
  for (const button of document.querySelectorAll("nav [data-view]")) {
    if (button.dataset.view === state.view) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  drawFilters();
  const filters = ["q", "rule", "kind", "document", "status", "hide", "support"];
  if (state.view in feeds && hasChanged("view", ...filters)) {
    current = -1;
    feeds[state.view].show(state.view === "findings" ? shownFindings() : shownVerified());
  }
  if (state.view === "documents") drawDocument(hasChanged(...filters));
  if (openClaim !== null && data.claims[openClaim].id !== state.at) showPanel(null);
  drawCount();
}

function drawDocument(isFilterChanged) {
  const wanted = data.documents.length === 1 ? 0 : data.documents.findIndex((one) => one.name === state.document);
  if (wanted < 0) showShelf();
  else if (wanted !== openDocument) showDocument(wanted);
  else if (isFilterChanged) redrawDocument();
}

function drawFilters() {
  for (const name of ["q", "rule", "kind", "document", "status"]) {
    const field = byId(name);
    if (field.value !== state[name]) field.value = state[name];
  }
  const hidden = state.hide.split(",");
  for (const box of document.querySelectorAll('[name="severity"]')) box.checked = !hidden.includes(box.value);
  for (const button of document.querySelectorAll("[data-support]")) {
    button.setAttribute("aria-pressed", String(button.dataset.support === state.support));
  }
  byId("severities").hidden = state.view !== "findings";
  byId("status").parentElement.hidden = state.view !== "findings";
  byId("filters").classList.toggle("unused", state.view === "coverage");
  byId("clear").hidden = !isFiltered();
}

function drawCount() {
  const feed = feeds[state.view];
  const total = state.view === "findings" ? data.findings.length : data.verified.length;
  byId("count").textContent = feed ? `${counted(feed.items.length)} of ${counted(total)}` : "";
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

function openClaimAt(index, push = true) {
  const claim = data.claims[index];
  target = null;
  setState({ view: "documents", document: data.documents[claim.at[DOCUMENT]].name, at: claim.id }, push);
  showPanel(index);
  const mark = scrollToRange(claim.at[START], claim.at[END]);
  if (mark) mark.focus({ preventScroll: true });
}

function openFinding(index) {
  const { status, severity } = data.findings[index];
  const hide = DEFAULTS.hide.split(",").filter((name) => name !== severity).join(",");
  setState({ ...DEFAULTS, hide, status: CLOSED.has(status) ? "" : "open" }, true);
  focusCard(feeds.findings.items.indexOf(index));
}

function focusCard(position) {
  const feed = feeds[state.view];
  if (!feed || position < 0 || position >= feed.items.length) return;
  current = position;
  const card = feed.card(position);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "start", behavior: "instant" });
}

/** The next or previous card, or claim in a document that passes the filters. */
function move(step) {
  if (state.view in feeds) return focusCard(Math.max(0, current + step));
  if (state.view !== "documents" || openDocument === null) return undefined;
  const shown = claimsIn[openDocument].filter(isClaimShown);
  const at = openClaim === null ? -1 : shown.indexOf(openClaim);
  const next = shown[Math.max(0, at + step)];
  return next === undefined ? undefined : openClaimAt(next, false);
}

function onKey(event) {
  const isTyping = /^(input|select|textarea)$/iu.test(event.target.tagName) && event.target.type !== "checkbox";
  if (event.key === "Escape") {
    if (isTyping) event.target.blur();
    else if (openClaim !== null) closePanel();
    return;
  }
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  const claim = event.target.closest?.("[data-claim]");
  const views = { 1: "findings", 2: "documents", 3: "verified", 4: "coverage" };
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "/") byId("q").focus();
  else if (event.key === "?") byId("help").showModal();
  else if (event.key in views) setState({ view: views[event.key] }, true);
  else if (claim && (event.key === "Enter" || event.key === " ")) pressClaim(Number(claim.dataset.claim));
  else if (event.key === "Enter" && event.target.classList?.contains("card")) openCard(event.target);
  else return;
  event.preventDefault();
}

/** Open a claim; pressed again, go on to what the panel says of it. */
function pressClaim(index) {
  if (openClaim === index) byId("panel").focus();
  else openClaimAt(index, false);
}

function openCard(card) {
  const feed = feeds[state.view];
  const index = feed.items[[...feed.section.children].indexOf(card)];
  const item = state.view === "findings" ? data.findings[index] : data.verified[index];
  if (item.places.length) openPlace(item.places[0]);
}

/** Fill a select with the values that occur, the most frequent first where counts are given. */
function offer(id, values) {
  for (const value of values) byId(id).append(make("option", { value }, value));
}

function setUp() {
  const uses = [...data.findings, ...data.verified];
  offer("rule", [...new Set(uses.map((item) => item.rule))].sort());
  offer("kind", [...new Set(data.claims.map((claim) => claim.kind))].sort());
  offer("document", data.documents.map((one) => one.name));
  const open = data.findings.filter((finding) => !CLOSED.has(finding.status)).length;
  const totals = { findings: open, documents: data.documents.length, verified: data.verified.length };
  for (const button of document.querySelectorAll("nav [data-view]")) {
    const total = totals[button.dataset.view];
    if (total !== undefined) button.append(make("span", { class: "n" }, counted(total)));
    button.addEventListener("click", () => setState({ view: button.dataset.view }, true));
  }
  for (const name of ["q", "rule", "kind", "document", "status"]) {
    byId(name).addEventListener("input", (event) => setState({ [name]: event.target.value, at: "" }));
  }
  byId("severities").addEventListener("change", () => {
    const off = [...document.querySelectorAll('[name="severity"]:not(:checked)')].map((box) => box.value);
    setState({ hide: off.join(",") });
  });
  for (const button of document.querySelectorAll("[data-support]")) {
    const wanted = button.dataset.support;
    button.addEventListener("click", () => {
      setState({ view: "documents", support: state.support === wanted ? "" : wanted }, true);
    });
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => setState({ ...DEFAULTS, view: state.view }));
  byId("help-open").addEventListener("click", () => byId("help").showModal());
  byId("documents").addEventListener("click", (event) => {
    const mark = event.target.closest("[data-claim]");
    if (mark) openClaimAt(Number(mark.dataset.claim), false);
  });
  document.addEventListener("keydown", onKey);
  addEventListener("popstate", restore);
  addEventListener("beforeprint", () => Object.values(feeds).forEach((feed) => feed.end && feed.grow(2000)));
  addEventListener("beforeprint", () => chunks.forEach((chunk) => chunk.element.childElementCount || fillChunk(chunk.element)));
}

/** Take the state from the address: at the start, and when the browser goes back. */
function restore() {
  readHash();
  draw(null);
  const range = /^@(\d+)-(\d+)$/u.exec(state.at);
  const document_ = data.documents.findIndex((one) => one.name === state.document);
  const index = state.at && !range ? data.claims.findIndex((claim) => claim.id === state.at) : -1;
  if (state.view === "documents" && index >= 0) openClaimAt(index, false);
  else if (state.view === "documents" && range && document_ >= 0) openPlace([document_, Number(range[1]), Number(range[2])], false);
  else if (openClaim !== null) showPanel(null);
}

setUp();
restore();
