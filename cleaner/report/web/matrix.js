// Who reprints whom as a table: a row for each outlet that others had articles from.

/** The outlets with the highest counts, in that order, and the others as one if there are any. */
function leading(counts, most) {
  const all = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([outlet]) => outlet);
  return all.length > most ? [...all.slice(0, most - 1), OTHERS] : all;
}

/** Count who had how many articles from whom: rows, columns and a map of cells. */
function exchanges(stories) {
  const edges = stories.flatMap((story) => story.edges);
  const counts = new Map();
  for (const outlet of edges.flat()) counts.set(outlet, (counts.get(outlet) ?? 0) + 1);
  const order = leading(counts, WIDE.matches ? 14 : 8);
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
    const pressed = chosen !== null && chosen[0] === from && chosen[1] === to;
    const click = () => choose(pressed ? null : [from, to]);
    const label = `${edgeName(from, to, outlets)}: ${number(count)}`;
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
    make("thead", {}, make("tr", {}, make("td", {}, _("from ↓  to →")), columns.map((at) => heading("col", at)))),
    make("tbody", {}, rows.map((from) => make("tr", {}, heading("row", from), columns.map((to) => cell(from, to))))),
  )];
}

const edgeName = (from, to, outlets) =>
  _("{to} from {from}", { to: outletName(outlets, to), from: outletName(outlets, from) });
