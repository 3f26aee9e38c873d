// Pictures: figures as ranges on one axis, dates on a timeline. Positions are percentages, so that they fit any width.

const MOST_ROWS = 40;
const EDGE = 3;

/** From values to percentages of the width, leaving room at both edges; one value alone stands in the middle. */
function scaleOf(values) {
  const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  const at = (value) => (high === low ? 50 : EDGE + ((100 - 2 * EDGE) * (value - low)) / (high - low));
  return { low, high, at: (value) => Math.min(100, Math.max(0, at(value))) };
}

/** Round values between two ends, about four. */
function roundTicks(low, high) {
  if (low === high) return [low];
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
  const ticks = [];
  for (let n = Math.ceil(low / step); n * step <= high && ticks.length < 9; n++) ticks.push(n * step);
  return ticks.length > 1 ? ticks : [low, high];
}

const shortNumber = (value) =>
  value.toLocaleString(
    "en",
    Math.abs(value) >= 1e5 ? { notation: "compact", maximumSignificantDigits: 5 } : { maximumSignificantDigits: 6 },
  );

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000];
const monthOf = (time) => (new Date(time).getUTCFullYear() - 1970) * 12 + new Date(time).getUTCMonth();
const timeOf = (month) => Date.UTC(1970, month);

/** First days of months at about five round places; times are milliseconds. */
function dateTicks(low, high) {
  const span = monthOf(high) - monthOf(low);
  const step = MONTH_STEPS.find((size) => span / size <= 6) ?? 12000;
  const ticks = [];
  // Months count from 1970, which is no round year of a century; years from 0 are.
  for (let n = Math.ceil((monthOf(low) + 23640) / step); timeOf(n * step - 23640) <= high; n++)
    ticks.push(timeOf(n * step - 23640));
  const inside = ticks.filter((time) => time >= low);
  return inside.length > 1 ? inside : [...new Set([low, high])];
}

const dayName = (time) =>
  new Date(time).toLocaleDateString("en", { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });
const monthName = (time) =>
  new Date(time).toLocaleDateString("en", { year: "numeric", month: "short", timeZone: "UTC" });
const tickName = (low, high) => (time) => {
  if (high - low > 6 * 365 * 864e5) return String(new Date(time).getUTCFullYear());
  return high - low > 62 * 864e5 ? monthName(time) : dayName(time);
};

/** One mark on a track: a bar with round ends, which is a dot where both ends are one; broken where it has no end. */
function markOf(scale, { low, high, name, title }) {
  const [from, to] = [low === null ? 0 : scale.at(low), high === null ? 100 : scale.at(high)];
  const isOpen = low === null || high === null;
  return makeSvg(
    "line",
    {
      class: `mark ${name}${isOpen ? " open" : ""}${to - from > 0.4 ? " wide" : ""}`,
      x1: `${from}%`,
      x2: `${to}%`,
      y1: "50%",
      y2: "50%",
    },
    makeSvg("title", null, title),
  );
}

/** Rows of `{ label, marks }` over one axis; `ticks` makes the axis' values and `format` their labels. */
function plot(rows, scale, ticks, format, describe) {
  const values = ticks(scale.low, scale.high);
  const grid = () =>
    values.map((value) =>
      makeSvg("line", { class: "grid", x1: `${scale.at(value)}%`, x2: `${scale.at(value)}%`, y1: "0", y2: "100%" }),
    );
  const track = (row) =>
    makeSvg(
      "svg",
      { class: "track", role: "img", "aria-label": describe(row) },
      ...grid(),
      ...row.marks.map((mark) => markOf(scale, mark)),
    );
  const labels = values.map((value) => {
    const label = make("span", null, format(value));
    label.style.left = `${scale.at(value)}%`;
    return label;
  });
  return make(
    "div",
    { class: "plot" },
    rows.map((row) => make("div", { class: "plot-row" }, make("div", { class: "plot-label" }, row.label), track(row))),
    make(
      "div",
      { class: "plot-row axis", "aria-hidden": "true" },
      make("div", { class: "plot-label" }),
      make("div", { class: "ticks" }, labels),
    ),
  );
}

const SIGNS = { "~": "≈", "<": "<", "<=": "≤", ">": ">", ">=": "≥" };
const nameOf = (claim) => data.documents[claim.at[DOCUMENT]].name.split("/").at(-1);

/** What the figures of one quantity assert, each on its row, by document; null where they share no unit. */
function rangePlot(group) {
  if (!group.spans) return null;
  const finite = group.spans.flat().filter((value) => value !== null);
  if (!finite.length) return null;
  const rows = group.claims.slice(0, MOST_ROWS).map((index, n) => {
    const claim = data.claims[index];
    const [low, high] = group.spans[n];
    const stated = [SIGNS[claim.quantity.comparator], claim.text].filter(Boolean).join(" ");
    const label = [make("b", null, stated), " ", placeLink(claim.at, `${nameOf(claim)}:${claim.at[LINE]}`)];
    const title = `${claim.text} (${claim.quantity.asserts})`;
    return { label, marks: [{ low, high, name: claim.support, title }] };
  });
  const unit = group.unit ? ` ${group.unit.replaceAll("_", " ")}` : "";
  const picture = plot(rows, scaleOf(finite), roundTicks, shortNumber, (row) => `asserts ${row.marks[0].title}${unit}`);
  return make(
    "figure",
    { class: "picture" },
    make("figcaption", null, `Values that each figure allows${unit ? `, in${unit}` : ""}`),
    picture,
  );
}

const dayOf = (text) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);

/** The claims that state a resolved date, as marks: `[claim index, mark]`. */
const dated = (claims) =>
  claims
    .filter((index) => data.claims[index].date?.start && data.claims[index].date?.end)
    .map((index) => {
      const { text, date, support } = data.claims[index];
      const [low, high] = [dayOf(date.start), dayOf(date.end)];
      const days = low === high ? dayName(low) : `${dayName(low)} to ${dayName(high)}`;
      return [index, { low, high, name: support, title: `${text}: ${days}` }];
    })
    .filter(([, { low, high }]) => Number.isFinite(low) && Number.isFinite(high));

/** Dates, each on its row; null for fewer than two. */
function datePlot(claims) {
  const found = dated(claims).slice(0, MOST_ROWS);
  if (found.length < 2) return null;
  const rows = found.map(([index, mark]) => {
    const claim = data.claims[index];
    return {
      label: [make("b", null, claim.text), " ", placeLink(claim.at, `${nameOf(claim)}:${claim.at[LINE]}`)],
      marks: [mark],
    };
  });
  const scale = scaleOf(found.flatMap(([, mark]) => [mark.low, mark.high]));
  const picture = plot(rows, scale, dateTicks, tickName(scale.low, scale.high), (row) => row.marks[0].title);
  return make("figure", { class: "picture" }, make("figcaption", null, "Days that each date covers"), picture);
}

/** The picture of a finding: all statements of its quantity for a contradiction, its dates for a rule about dates. */
function pictureOf(finding) {
  if (!finding.severity) return null;
  if (finding.rule.startsWith("CC3")) return datePlot([...new Set(finding.claims)]);
  if (!finding.rule.startsWith("CC1")) return null;
  const group = finding.claims.flatMap((claim) => groupOf.get(claim) || []).map((index) => data.groups[index])[0];
  return group ? rangePlot(group) || datePlot(group.claims) : null;
}

/** Counts as parts of one bar; `most` is the count that fills the width. */
function stackedBar(parts, most) {
  let begin = 0;
  const pieces = parts.map(([name, count]) => {
    const width = (100 * count) / most;
    const piece = makeSvg("rect", { class: `fill-${name}`, x: `${begin}%`, y: 0, width: `${width}%`, height: "100%" });
    begin += width;
    return piece;
  });
  const label = parts.map(([name, count]) => `${counted(count)} ${name}`).join(", ");
  return makeSvg("svg", { class: "stack", role: "img", "aria-label": label }, makeSvg("title", null, label), ...pieces);
}
