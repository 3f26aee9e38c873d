// What is decided, and the server that keeps it. Nothing counts as saved before the server has said so.

const review = JSON.parse(byId("review").textContent);
const standing = new Map(Object.entries(review.standing));
const decisionOn = (index) => standing.get(data.findings[index].fingerprint);
const isOpen = (index) => !decisionOn(index);

/** In a review a place is named, not linked: the passage shows what is around it. */
const placeLink = (place, label) => make("span", { class: "quiet" }, label || placeText(place));

/** Send a change; returns the fingerprints that it concerned, or throws an `Error` that says what went wrong. */
async function send(action, wish) {
  let response;
  try {
    response = await fetch(action, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Claimcheck-Change": review.token },
      body: JSON.stringify(wish || {}),
    });
  } catch {
    throw new Error("Not saved: the review is no longer running. Start it again; what was saved is kept.");
  }
  const answer = response.headers.get("content-type") === "application/json" ? await response.json() : {};
  if (!response.ok) throw new Error(`Not saved: ${answer.trouble || `status ${response.status}`}`);
  for (const [fingerprint, decision] of Object.entries(answer.standing)) {
    if (decision) standing.set(fingerprint, decision);
    else standing.delete(fingerprint);
  }
  return Object.keys(answer.standing);
}

/** The findings that one decision can be for: `[name, label, indices]`, more than the finding alone only where it helps. */
function scopesOf(index) {
  const finding = data.findings[index];
  const quantity = review.quantities[finding.fingerprint];
  const others = review.queue.filter((other) => other === index || isOpen(other));
  const sameRule = others.filter((other) => data.findings[other].rule === finding.rule);
  const sameQuantity = others.filter((other) => review.quantities[data.findings[other].fingerprint] === quantity);
  const scopes = [["one", "this finding", [index]]];
  if (sameRule.length > 1)
    scopes.push(["rule", `all ${counted(sameRule.length)} undecided of ${finding.rule}`, sameRule]);
  if (sameQuantity.length > 1)
    scopes.push(["quantity", `all ${counted(sameQuantity.length)} undecided of this quantity`, sameQuantity]);
  return scopes;
}
