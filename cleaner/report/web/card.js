// A story's card: what is seen of it before it is opened.

const VALUES_ON_CARD = 3;
const STRIP = { width: 180, height: 20, edge: 6 };

/** The copies of a story on a line from its first to its last. */
function strip(story) {
  const span = story.last.at - story.first.at;
  const { width, height, edge } = STRIP;
  const x = (copy) => edge + ((copy.at - story.first.at) / span) * (width - 2 * edge);
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

const badge = (relation, text = _(relation)) => make("span", { class: `badge ${relation}` }, text);

function relationBadges(story) {
  const counts = new Map();
  for (const { relation } of story.reprints) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  return [...counts].sort().map(([relation, count]) => badge(relation, _("{count} {reason}", { count: number(count), reason: _(relation) })));
}

/** `31.4 → 31.7`; what stands on one side alone is named so. */
const drawValue = ([kind, left, right]) =>
  make("span", { class: "value", title: _(VALUES[kind]) }, said(left || "∅"), " → ", said(right || "∅"));

function changedValues(story) {
  const all = story.copies.flatMap((copy) => copy.edits?.values ?? []);
  const each = [...new Map(all.map((value) => [value.join("\n"), value])).values()];
  const rest = each.length - VALUES_ON_CARD;
  return [
    ...each.slice(0, VALUES_ON_CARD).map(drawValue),
    rest > 0 && make("span", { class: "quiet" }, ngettext("and {count} more", "and {count} more", rest)),
  ];
}

/** The surroundings of words that are found in a story's texts alone. */
function snippet(story, words) {
  const word = words.find((one) => !story.words().includes(one) && story.texts?.includes(one));
  if (!word) return null;
  const [from, to] = placesOf(story.rawTexts, [word])[0];
  const cut = story.rawTexts.slice(Math.max(0, from - 20), to + 40).replaceAll("\n", " ");
  return make("p", { class: "facts" }, _("in the text: {words}", { words: said(`…${cut}…`) }));
}

function cardHead(story, page) {
  const known = story.first && story.last !== story.first ? delay(story.first, story.last) : null;
  const count = story.copies.length;
  const facts = [
    story.lead.outlet >= 0 && said(houseOf(story.lead, page)),
    story.first?.date,
    story.outlets.size > 1 && ngettext("{count} outlet", "{count} outlets", story.outlets.size),
    known && within(known),
    story.change >= 0.005 && _("up to {share} changed", { share: percent(story.change) }),
    story.odd && make("span", { class: "warning" }, _("⚠ odd date")),
  ];
  const unit = ngettext("{count} article", "{count} articles", count, { count: "" });
  return make(
    "summary",
    {},
    make("h3", {}, said(story.lead.title || story.lead.id)),
    make("span", { class: "size" }, make("b", {}, number(count)), make("span", { class: "unit" }, unit)),
    make("p", { class: "facts" }, inARow(facts)),
    snippet(story, page.words),
    make("p", { class: "badges" }, relationBadges(story), changedValues(story)),
    known?.minutes > 0 && strip(story),
  );
}

/** A card; what is in it is made when it is opened for the first time. */
function card(story, page) {
  const details = make("details", {}, cardHead(story, page));
  const fill = () => details.childElementCount > 1 || details.append(storyBody(story, page));
  details.addEventListener("toggle", fill, { once: true });
  details.addEventListener("unfold", () => {
    fill();
    details.open = true;
  });
  return make("li", { class: "card" }, details);
}

/** Open a card at once, as for print and for a link. */
const unfold = (item) => item.querySelector("details").dispatchEvent(new Event("unfold"));
