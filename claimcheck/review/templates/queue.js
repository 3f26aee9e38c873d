// The list of findings at the side: what is shown of it, and where in it the person is.

const VERDICTS = { accepted: "accepted", dismissed: "dismissed", later: "fix later" };
let queue = [];
let current = null;

const wordsOf = (index) => {
  const { rule, name, message, places } = data.findings[index];
  return [rule, name, message, ...places.map((place) => data.documents[place[DOCUMENT]].name)].join("\n").toLowerCase();
};

const isCounted = (index) => byId("infos").checked || data.findings[index].severity !== "info";

/** The findings that pass the filters; the current one stays until the person moves on. */
function fillQueue() {
  const show = byId("show").value;
  const words = byId("q").value.trim().toLowerCase();
  queue = review.queue.filter((index) => {
    if (index === current) return true;
    if (!isCounted(index)) return false;
    if (show !== "all" && isOpen(index) !== (show === "open")) return false;
    return !words || wordsOf(index).includes(words);
  });
  showItems(queue.map(itemOf));
}

/** Put items into the list; where it only loses some, the others are left alone, which thousands make worth while. */
function showItems(items) {
  const list = byId("list");
  const wanted = new Set(items);
  for (const item of [...list.children]) if (!wanted.has(item)) item.remove();
  if (list.childElementCount !== items.length) list.replaceChildren(...items);
}

/** The entry of a finding, made anew, and put in place of the old one, only where it would look different. */
const entries = new Map();
function itemOf(index) {
  const look = `${decisionOn(index)?.verdict} ${index === current}`;
  const known = entries.get(index);
  if (known?.look === look) return known.item;
  const item = queueItem(index);
  known?.item.replaceWith(item);
  entries.set(index, { look, item });
  return item;
}

function queueItem(index) {
  const finding = data.findings[index];
  const decision = decisionOn(index);
  const place = finding.places[0];
  const button = make(
    "button",
    {
      type: "button",
      "data-index": index,
      title: place ? placeText(place) : null,
      "aria-current": index === current ? "true" : null,
    },
    make("span", { class: `dot ${decision ? decision.verdict : finding.severity}`, "aria-hidden": "true" }),
    make("span", { class: "what" }, make("b", null, finding.rule), ` ${finding.name}`),
    make("span", { class: "where" }, place ? placeText(place).split("/").at(-1) : ""),
    make("span", { class: "hidden" }, decision ? VERDICTS[decision.verdict] : `${finding.severity}, undecided`),
  );
  return make("li", { class: decision ? "decided" : null }, button);
}

/** Draw the list anew; whoever was in it stays in it, at the current finding. */
function keepingFocus(change) {
  const wasInside = byId("list").contains(document.activeElement);
  change();
  if (wasInside) byId("list").querySelector('[aria-current="true"]')?.focus({ preventScroll: true });
}

function drawProgress() {
  const counting = review.queue.filter(isCounted);
  const done = counting.filter((index) => !isOpen(index)).length;
  byId("progress").max = Math.max(1, counting.length);
  byId("progress").value = done;
  byId("tally").textContent = `${counted(done)} of ${counted(counting.length)} decided`;
}
