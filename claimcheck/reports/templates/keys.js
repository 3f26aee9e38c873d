// The keyboard: walking through cards and claims, opening them, changing the view.

/** The next or previous card, or claim in a document that passes the filters. */
function move(step) {
  if (state.view in feeds) return focusCard(Math.max(0, current + step));
  if (state.view !== "documents" || openDocument === null) return undefined;
  const shown = claimsIn[openDocument].filter(isClaimShown);
  const at = openClaim === null ? -1 : shown.indexOf(openClaim);
  const next = shown[Math.max(0, at + step)];
  return next === undefined ? undefined : openClaimAt(next, false);
}

/** Open a claim; pressed again, go on to what the panel says of it. */
function pressClaim(index) {
  if (openClaim === index) byId("panel").focus();
  else openClaimAt(index, false);
}

/** The place that a card speaks of first. */
function openCard(card) {
  const index = feeds[state.view].itemOf(card);
  const places = {
    findings: () => data.findings[index].places,
    verified: () => data.verified[index].places,
    quantities: () => data.groups[index].claims.map((claim) => data.claims[claim].at),
    timeline: () => [data.claims[index].at],
  };
  const [first] = places[state.view]();
  if (first) openPlace(first);
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
  const view = VIEWS[Number(event.key) - 1];
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "/") byId("q").focus();
  else if (event.key === "?") byId("help").showModal();
  else if (view) setState({ view, at: "" }, true);
  else if (claim && (event.key === "Enter" || event.key === " ")) pressClaim(Number(claim.dataset.claim));
  else if (event.key === "Enter" && event.target.matches?.("article[tabindex]")) openCard(event.target);
  else return;
  event.preventDefault();
}
