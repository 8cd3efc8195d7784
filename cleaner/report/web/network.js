// Who reprints whom as a picture: on the left the houses that others had articles from, on the right
// those that carried them on, and arrows between them, as thick as there are articles.

const NETWORK = {
  wide: { width: 660, label: 170, houses: 9, em: 12 },
  narrow: { width: 350, label: 98, houses: 6, em: 6.5 },
  article: 16, // height of an arrow that stands for one, where few are drawn
  tall: 360, // height that all arrows together do not exceed by much
  thick: 54, // height of the largest arrow at most
  thin: 3,
  row: 24, // height that a house's name needs
  gap: 12,
};

/** The articles that houses had from others than themselves, the smallest houses taken together. */
function flows(stories, most) {
  const edges = stories.flatMap((story) => story.edges).filter(([from, to]) => from !== to && from >= 0 && to >= 0);
  const sides = [0, 1].map((side) => {
    const counts = new Map();
    for (const edge of edges) counts.set(edge[side], (counts.get(edge[side]) ?? 0) + 1);
    return leading(counts, most);
  });
  const found = new Map();
  for (const edge of edges) {
    const [from, to] = edge.map((house, side) => (sides[side].includes(house) ? house : OTHERS));
    const key = `${from} ${to}`;
    found.set(key, { from, to, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return { flows: [...found.values()], edges, sides };
}

/** Where each house of a side stands, from the top down, and how high it is. */
function column(houses, heightOf) {
  const places = new Map();
  let y = 0;
  for (const house of houses) {
    const height = heightOf(house);
    const room = Math.max(height, NETWORK.row);
    places.set(house, { y: y + (room - height) / 2, height, middle: y + room / 2, used: 0 });
    y += room + NETWORK.gap;
  }
  return { places, height: y - NETWORK.gap };
}

/** Houses in the order of those that they had articles from, so that few arrows cross. */
function inOrder(houses, all, left) {
  const middle = (house) => {
    const here = all.filter((flow) => flow.to === house);
    const weights = here.reduce((sum, flow) => sum + flow.count, 0);
    return here.reduce((sum, flow) => sum + flow.count * left.get(flow.from).middle, 0) / weights;
  };
  const last = (house) => (house === OTHERS ? Infinity : middle(house));
  return [...houses].sort((a, b) => last(a) - last(b) || a - b);
}

/** An arrow between two heights, as the path of its outline. */
function arrowPath({ x, y, height }, end) {
  const head = Math.min(12, Math.max(7, height * 0.6));
  const wing = Math.max(3, head * 0.35);
  const neck = end.x - head;
  const bend = (x + neck) / 2;
  const tip = end.y + height / 2;
  return [
    `M${x},${y}C${bend},${y} ${bend},${end.y} ${neck},${end.y}`,
    `L${neck},${end.y - wing}L${end.x},${tip}L${neck},${end.y + height + wing}L${neck},${end.y + height}`,
    `C${bend},${end.y + height} ${bend},${y + height} ${x},${y + height}Z`,
  ].join("");
}

function shortened(name, em) {
  let room = em;
  for (const [at, character] of [...name].entries()) {
    room -= character.codePointAt(0) > 0x2e7f ? 1 : 0.58;
    if (room < 0) return `${[...name].slice(0, at).join("")}…`;
  }
  return name;
}

/** The picture as an SVG; `choose` is called with the two houses of an arrow that is pressed. */
function networkPicture(stories, outlets, chosen, choose) {
  const form = WIDE.matches ? NETWORK.wide : NETWORK.narrow;
  const { flows: all, edges, sides } = flows(stories, form.houses);
  const most = Math.max(...all.map((flow) => flow.count));
  const unit = Math.min(NETWORK.article, NETWORK.thick / most, NETWORK.tall / edges.length);
  const thick = (flow) => Math.max(NETWORK.thin, flow.count * unit);
  const heightOf = (side) => (house) => all.filter((flow) => flow[side] === house).reduce((sum, flow) => sum + thick(flow), 0);
  const left = column(sides[0], heightOf("from"));
  const right = column(inOrder(sides[1], all, left.places), heightOf("to"));
  const hues = new Map(sides[0].map((house, at) => [house, house === OTHERS ? "rest" : `hue-${at % HUES}`]));
  const [from, to] = [form.label, form.width - form.label];
  const order = (flow) => right.places.get(flow.to).middle;
  const arrows = [...all].sort((a, b) => order(a) - order(b)).map((flow) => {
    const [start, end] = [left.places.get(flow.from), right.places.get(flow.to)];
    const height = thick(flow);
    const begin = { x: from + 5, y: start.y + start.used, height };
    start.used += height;
    return { flow, begin, end, height };
  });
  arrows.sort((a, b) => a.begin.y - b.begin.y); // on the right they arrive in the order of the left
  const drawn = arrows.map(({ flow, begin, end, height }) => {
    const path = arrowPath({ ...begin, height: height - 1 }, { x: to - 5, y: end.y + end.used });
    end.used += height;
    return drawArrow(flow, path, begin, { hue: hues.get(flow.from), outlets, chosen, choose });
  });
  const labels = [
    ...[...left.places].map(([house, place]) => drawHouse(house, place, { x: from - 8, bar: from, anchor: "end", form, outlets, hue: hues.get(house) })),
    ...[...right.places].map(([house, place]) => drawHouse(house, place, { x: to + 8, bar: to - 4, anchor: "start", form, outlets })),
  ];
  const head = (x, anchor, text) => draw("text", { x, y: -18, "text-anchor": anchor, class: "label" }, text);
  labels.push(head(from - 8, "end", _("had it first")), head(to + 8, "start", _("reprinted it")));
  const height = Math.max(left.height, right.height) + 40;
  const svg = draw("svg", { class: "network", viewBox: `0 -34 ${form.width} ${height}`, role: "group", "aria-label": _("Who reprints whom") }, drawn, labels);
  svg.style.maxWidth = `${form.width * 1.1}px`; // its words are as large as those around it
  return svg;
}

function drawHouse(house, { y, height, middle }, { x, bar, anchor, form, outlets, hue = "" }) {
  const name = outletName(outlets, house);
  return draw(
    "g",
    { class: `house ${hue}` },
    draw("title", {}, name),
    draw("rect", { x: bar, y, width: 4, height }),
    draw("text", { x, y: middle, "text-anchor": anchor, "dominant-baseline": "central", lang: "zh" }, shortened(name, form.em)),
  );
}

function drawArrow({ from, to, count }, path, { x, y, height }, { hue, outlets, chosen, choose }) {
  const label = `${edgeName(from, to, outlets)}: ${number(count)}`;
  const children = [
    draw("title", {}, label),
    draw("path", { d: path }),
    height >= 13 && draw("text", { x: x + 8, y: y + height / 2, "dominant-baseline": "central" }, number(count)),
  ];
  if (from === OTHERS || to === OTHERS) return draw("g", { class: `arrow ${hue}`, role: "img", "aria-label": label }, children);
  const pressed = chosen !== null && chosen[0] === from && chosen[1] === to;
  const click = () => choose(pressed ? null : [from, to]);
  const keydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    click();
  };
  const attributes = { class: `arrow ${hue}`, role: "button", tabindex: 0, "aria-pressed": String(pressed), "aria-label": label, click, keydown };
  return draw("g", attributes, children);
}

/** The house with the highest count on one side, how high that is, and how many are beside it. */
function foremost(edges, side) {
  const counts = new Map();
  for (const edge of edges) counts.set(edge[side], (counts.get(edge[side]) ?? 0) + 1);
  const [house] = leading(counts, Infinity);
  const others = new Set(edges.filter((edge) => edge[side] === house).map((edge) => edge[1 - side]));
  return { house, count: counts.get(house), others: others.size };
}

/** The picture in sentences: how to read it, who stands out, what is not drawn. */
function networkNotes(stories, edges, outlets) {
  const [source, copier] = [foremost(edges, 0), foremost(edges, 1)];
  const own = stories.flatMap((story) => story.edges).filter(([from, to]) => from === to && from >= 0).length;
  const by = ngettext("by {count} other house", "by {count} other houses", source.others);
  const times = (count) => ngettext("{count} time", "{count} times", count);
  return [
    _("An arrow leads from the house that had an article to the one that reprinted it, and is the thicker the more they are. Press it to list them."),
    _("{house} was reprinted the most: {times}, {by}.", { house: outletName(outlets, source.house), times: times(source.count), by }),
    _("{house} reprinted the most: {times}.", { house: outletName(outlets, copier.house), times: times(copier.count) }),
    own > 0 && ngettext("{count} article that a house had from itself is not drawn.", "{count} articles that houses had from themselves are not drawn.", own),
  ];
}

/** The picture with what it says; nothing where no house is known to have an article from another. */
function network(stories, outlets, chosen, choose) {
  const edges = stories.flatMap((story) => story.edges).filter(([from, to]) => from !== to && from >= 0 && to >= 0);
  if (!edges.length) return [];
  const [how, ...what] = networkNotes(stories, edges, outlets);
  return [
    make("p", {}, inSentences(what)),
    networkPicture(stories, outlets, chosen, choose),
    make("p", { class: "quiet" }, how),
  ];
}
