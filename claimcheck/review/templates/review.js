// Deciding, by key and by mouse.

let busy = Promise.resolve();

/** Changes go one after the other, each for the finding that is current when its turn comes. */
const inTurn = (change) => {
  busy = busy.then(change).catch((error) => say("", error.message));
  return busy;
};

function say(text, trouble = "") {
  byId("said").textContent = text;
  byId("trouble").textContent = trouble;
}

function decide(verdict, reason = null) {
  return inTurn(async () => {
    if (current === null) return;
    const indices = verdict === "open" ? [current] : chosenScope();
    const fingerprints = [...new Set(indices.map((index) => data.findings[index].fingerprint))];
    await send("decide", { fingerprints, verdict, reason, note: byId("note").value });
    byId("note").value = "";
    byId("scope").value = "one";
    const count = fingerprints.length > 1 ? `${counted(fingerprints.length)} findings ` : "";
    say(verdict === "open" ? "Saved: open again" : `Saved: ${count}${VERDICTS[verdict]}${reason ? `, ${reason}` : ""}`);
    drawProgress();
    if (verdict === "open") redrawAll(current);
    else advance();
  });
}

const chosenScope = () => scopesOf(current).find(([name]) => name === byId("scope").value)?.[2] ?? [current];

/** On to the next undecided finding; the one just decided leaves the list, or stays in it marked. */
function advance() {
  const next = nextOpen(queue.indexOf(current));
  redrawAll(next ?? (byId("show").value === "open" ? null : current));
}

function redrawAll(index) {
  current = index;
  keepingFocus(fillQueue);
  if (current === null) drawCurrent();
  else goTo(current);
}

function undo() {
  return inTurn(async () => {
    const concerned = new Set(await send("undo"));
    if (!concerned.size) return say("Nothing to undo.");
    say(concerned.size > 1 ? `Undone for ${counted(concerned.size)} findings.` : "Undone.");
    drawProgress();
    redrawAll(review.queue.find((index) => concerned.has(data.findings[index].fingerprint)) ?? current);
  });
}

function openReasons() {
  if (current === null) return;
  byId("reasons").hidden = false;
  byId("choices").hidden = true;
  document.querySelector('[data-verdict="dismissed"]').setAttribute("aria-expanded", "true");
  byId("reasons").querySelector("button").focus();
}

function closeReasons() {
  if (byId("reasons").hidden) return;
  if (byId("reasons").contains(document.activeElement)) byId("main").focus({ preventScroll: true });
  byId("reasons").hidden = true;
  byId("choices").hidden = current === null;
  document.querySelector('[data-verdict="dismissed"]').setAttribute("aria-expanded", "false");
}

function nextScope() {
  const scope = byId("scope");
  scope.selectedIndex = (scope.selectedIndex + 1) % Math.max(1, scope.options.length);
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => decide("accepted"),
  d: openReasons,
  f: () => decide("later"),
  u: undo,
  b: nextScope,
  n: () => byId("note").focus(),
  "/": () => byId("q").focus(),
  "?": () => byId("help").showModal(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.key === "Escape") {
    if (!byId("reasons").hidden) closeReasons();
    else event.target.blur?.();
    return;
  }
  const isTyping = /^(input|select|textarea)$/iu.test(event.target.tagName) && event.target.type !== "checkbox";
  if (isTyping) {
    if (event.key === "Enter" && event.target.id === "note") event.target.blur();
    return;
  }
  const reason = byId("reasons").hidden
    ? null
    : byId("reasons").querySelectorAll("[data-reason]")[Number(event.key) - 1];
  if (reason) reason.click();
  else if (event.key in KEYS) KEYS[event.key]();
  else return;
  event.preventDefault();
}

function setUp() {
  if (!review.queue.some((index) => data.findings[index].severity !== "info")) byId("infos").checked = true;
  byId("list").addEventListener("click", (event) => {
    const button = event.target.closest("[data-index]");
    if (button) goTo(Number(button.dataset.index));
  });
  for (const button of document.querySelectorAll("[data-verdict]")) {
    const { verdict } = button.dataset;
    button.addEventListener("click", () => (verdict === "dismissed" ? openReasons() : decide(verdict)));
  }
  for (const button of document.querySelectorAll("[data-reason]")) {
    button.addEventListener("click", () => decide("dismissed", button.dataset.reason));
  }
  for (const id of ["q", "show", "infos"]) {
    byId(id).addEventListener("input", () => {
      current = null;
      fillQueue();
      drawProgress();
      redrawAll(nextOpen(-1) ?? queue[0] ?? null);
    });
  }
  byId("reasons-close").addEventListener("click", closeReasons);
  byId("undo").addEventListener("click", undo);
  byId("help-open").addEventListener("click", () => byId("help").showModal());
  document.addEventListener("keydown", onKey);
  fillQueue();
  drawProgress();
  redrawAll(nextOpen(-1) ?? queue[0] ?? null);
}

setUp();
