// The finding that the person looks at, with both passages in their context.

const WIDE_CONTEXT = 420;

function drawCurrent() {
  const section = byId("current");
  byId("choices").hidden = current === null;
  closeReasons();
  if (current === null) {
    const text = review.queue.every((index) => !isOpen(index))
      ? "All findings are decided."
      : "No finding passes these filters.";
    section.replaceChildren(make("p", { class: "empty" }, review.queue.length ? text : "This report has no findings."));
    return;
  }
  const finding = data.findings[current];
  const head = make(
    "header",
    null,
    badgeOf(finding),
    make("h2", null, `${finding.rule} ${finding.name}`),
    sureness(finding),
  );
  const card = make(
    "article",
    { class: `card ${finding.severity}` },
    head,
    decisionLine(),
    bodyOf(finding, WIDE_CONTEXT),
    rulePage(finding.rule),
  );
  section.replaceChildren(card);
  const wanted = byId("scope").value;
  const scopes = scopesOf(current);
  byId("scope").replaceChildren(...scopes.map(([value, label]) => make("option", { value }, label)));
  if (scopes.some(([value]) => value === wanted)) byId("scope").value = wanted;
}

/** What was decided of the current finding, with the way back. */
function decisionLine() {
  const decision = decisionOn(current);
  if (!decision) return null;
  const reopen = make("button", { type: "button", class: "plain", onclick: () => decide("open") }, "Reopen");
  return make(
    "p",
    { class: `decision ${decision.verdict}` },
    make("b", null, VERDICTS[decision.verdict]),
    ` ${decision.words} `,
    reopen,
  );
}

/** Go to a finding; its entry in the list comes into view. */
function goTo(index) {
  const before = current;
  current = index;
  keepingFocus(() => [before, current].filter((one) => one !== null).forEach(itemOf));
  drawCurrent();
  byId("main").scrollTo({ top: 0, behavior: "instant" });
  const button = byId("list").querySelector('[aria-current="true"]');
  if (button) button.scrollIntoView({ block: "nearest", behavior: "instant" });
}

/** The next or previous entry of the list. */
function move(step) {
  if (!queue.length) return;
  const at = queue.indexOf(current);
  goTo(queue[Math.min(queue.length - 1, Math.max(0, at + step))]);
}

/** The first undecided finding after a place in the list, round its end; null where all are decided. */
function nextOpen(after) {
  const rest = [...queue.slice(after + 1), ...queue.slice(0, after + 1)];
  return rest.find(isOpen) ?? null;
}
