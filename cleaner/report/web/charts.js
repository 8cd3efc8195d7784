// The pictures: a story's copies on a line of time, who reprints whom, how fast stories spread.

const STRIP = { width: 180, height: 20, edge: 6 };

/** The copies of a story on a line from its first to its last. */
function strip(story) {
  const span = story.first && story.last.at - story.first.at;
  const { width, height, edge } = STRIP;
  const x = (copy) => edge + (span ? (copy.at - story.first.at) / span : 0) * (width - 2 * edge);
  const dots = new Map(); // copies that would cover each other are one dot
  for (const copy of story.copies) {
    if (copy.at !== undefined) dots.set(`${copy.relation} ${Math.round(x(copy) / 2)}`, copy);
  }
  return draw(
    "svg",
    { class: "strip", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    draw("line", { x1: edge, x2: width - edge, y1: height / 2, y2: height / 2 }),
    [...dots.values()].map((copy) =>
      draw("circle", { class: copy.relation, cx: x(copy), cy: height / 2, r: isReprint(copy) ? 4 : 5 }),
    ),
  );
}

const OTHERS = -2; // stands for all outlets that have no row or column of their own

const outletName = (outlets, at) => (at === OTHERS ? "others" : at === -1 ? "unknown" : outlets[at]);

/** The outlets with the highest counts, in that order, and the others as one if there are any. */
function leading(counts) {
  const most = WIDE.matches ? 14 : 8;
  const all = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([outlet]) => outlet);
  return all.length > most ? [...all.slice(0, most - 1), OTHERS] : all;
}

/** Count who had how many articles from whom: rows, columns and a map of cells. */
function exchanges(stories) {
  const edges = stories.flatMap((story) => story.edges);
  const counts = new Map();
  for (const outlet of edges.flat()) counts.set(outlet, (counts.get(outlet) ?? 0) + 1);
  const order = leading(counts);
  const shown = new Set(order);
  const cells = new Map();
  for (const edge of edges) {
    const key = edge.map((outlet) => (shown.has(outlet) ? outlet : OTHERS)).join(" ");
    cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  const rows = order.filter((from) => order.some((to) => cells.has(`${from} ${to}`)));
  const columns = order.filter((to) => order.some((from) => cells.has(`${from} ${to}`)));
  return { rows, columns, cells, total: edges.length };
}

/** The matrix of outlets; `choose` is called with a pair of them, or null to let go of it. */
function matrix(stories, outlets, chosen, choose) {
  const { rows, columns, cells, total } = exchanges(stories);
  if (!total) return [];
  const single = (outlet) => outlet !== OTHERS;
  const most = Math.max(1, ...[...cells].filter(([key]) => key.split(" ").map(Number).every(single)).map(([, count]) => count));
  const cell = (from, to) => {
    const count = cells.get(`${from} ${to}`);
    if (!count) return make("td");
    const names = `${outletName(outlets, to)} from ${outletName(outlets, from)}`;
    const pressed = chosen !== null && chosen[0] === from && chosen[1] === to;
    const click = () => choose(pressed ? null : [from, to]);
    const label = `${names}: ${number(count)}`;
    const inside = single(from) && single(to)
      ? make("button", { type: "button", "aria-pressed": String(pressed), "aria-label": label, title: label, click }, number(count))
      : make("span", { title: label }, number(count));
    inside.style.setProperty("--weight", Math.sqrt(Math.min(1, count / most)).toFixed(3));
    return make("td", {}, inside);
  };
  const heading = (scope, at) => make("th", { scope }, said(outletName(outlets, at)));
  return [make(
    "table",
    {},
    make("thead", {}, make("tr", {}, make("td", {}, "from ↓  to →"), columns.map((at) => heading("col", at)))),
    make("tbody", {}, rows.map((from) => make("tr", {}, heading("row", from), columns.map((to) => cell(from, to))))),
  )];
}

const STEPS = [
  [10, "10 minutes"],
  [HOUR, "1 hour"],
  [3 * HOUR, "3 hours"],
  [6 * HOUR, "6 hours"],
  [12 * HOUR, "12 hours"],
  [DAY, "1 day"],
  [2 * DAY, "2 days"],
  [7 * DAY, "1 week"],
  [Infinity, "later"],
];
const BAR = { label: 92, width: 200, row: 22, total: 360 };

/** How long after the first copy the others came; what only tells its day counts apart. */
function delays(stories) {
  const found = { exact: [], sameDay: 0, unknown: 0, days: [] };
  for (const story of stories) {
    for (const copy of story.copies) {
      if (copy === story.first || copy.relation === "none") continue;
      const time = story.first ? delay(story.first, copy) : null;
      if (!time) found.unknown += 1;
      else if (!time.wholeDays) found.exact.push(time.minutes);
      else if (time.minutes) found.days.push(time.minutes);
      else found.sameDay += 1;
    }
  }
  return found;
}

/** Bars of how fast stories spread. */
function spread(stories) {
  const { exact, sameDay, days, unknown } = delays(stories);
  const timed = [...exact, ...days];
  if (!timed.length && !sameDay) return [];
  const bins = STEPS.map(([limit, label], i) => {
    const from = i ? STEPS[i - 1][0] : -Infinity;
    const count = timed.filter((minutes) => minutes >= from && minutes < limit).length;
    return { label: limit === Infinity ? label : `< ${label}`, count };
  });
  if (sameDay) bins.splice(6, 0, { label: "same day", count: sameDay, vague: true });
  while (!bins.at(-1).count) bins.pop(); // nothing came so late
  if (unknown) bins.push({ label: "unknown", count: unknown, vague: true });
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const bars = bins.map(({ label, count, vague }, i) => {
    const y = i * BAR.row;
    const width = (count / most) * BAR.width;
    return [
      draw("text", { x: BAR.label - 8, y: y + 15, class: "label" }, label),
      draw("rect", { x: BAR.label, y: y + 3, width, height: BAR.row - 6, rx: 2, class: vague ? "vague" : "" }),
      draw("text", { x: BAR.label + width + 6, y: y + 15 }, number(count)),
    ];
  });
  const told = bins.map(({ label, count }) => `${label}: ${count}`).join(", ");
  const size = `0 0 ${BAR.total} ${bins.length * BAR.row}`;
  const svg = draw("svg", { viewBox: size, role: "img", "aria-label": `Copies by time after the first one. ${told}` }, bars);
  return [make("p", { class: "quiet" }, spreadNote(exact, sameDay)), svg];
}

function spreadNote(exact, sameDay) {
  const vague = sameDay ? " “Same day” copies tell no hour." : "";
  if (!exact.length) return `No two copies tell their hours.${vague}`;
  const sorted = [...exact].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return `Half of ${counted(exact.length, "copy that tells its hour", "copies that tell their hours")} came within ${duration(middle)}.${vague}`;
}
