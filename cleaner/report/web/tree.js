// The tree of a story's versions: each under the one that it was copied from, and beside it what it
// prints where they differ.

const TREE = { rows: 200, places: 6 };

/** The copies in the order of the tree, each with its depth and whether a branch goes on beside it. */
function branches(story) {
  const below = new Map();
  story.copies.forEach((copy, at) => {
    const base = copy.base ?? -1;
    below.set(base, [...(below.get(base) ?? []), at]);
  });
  const found = [];
  const left = (below.get(-1) ?? []).map((at) => ({ at, rails: [] })).reverse();
  while (left.length) {
    const { at, rails } = left.pop();
    found.push({ at, rails });
    const children = below.get(at) ?? [];
    for (let i = children.length - 1; i >= 0; i -= 1) {
      left.push({ at: children[i], rails: [...rails, i < children.length - 1] });
    }
  }
  return found;
}

function branchCell(story, { at, rails }, page) {
  const copy = story.copies[at];
  const lines = rails.map((on, i) => {
    const last = i === rails.length - 1;
    const kind = last ? `elbow${on ? " on" : ""}${copy.copied ? "" : " unsure"}` : `rail${on ? " on" : ""}`;
    return make("span", { class: kind, "aria-hidden": "true" });
  });
  const base = copy.base === undefined ? null : { house: houseOf(story.copies[copy.base], page) };
  const from = base && (copy.copied ? _("copied from {house}", base) : _("source not known, compared with {house}", base));
  const inherited = copy.inherited && _("has from it: {words}", { words: copy.inherited.join(" … ") });
  return make(
    "th",
    { scope: "row", title: [copy.title || copy.id, from, inherited].filter(Boolean).join("\n") },
    make(
      "div",
      { class: "branch" },
      lines,
      make("span", { class: `dot ${copy.relation}`, "aria-hidden": "true" }),
      make("span", { class: "who" }, make("b", {}, said(houseOf(copy, page))), " ",
        make("span", { class: "quiet" }, copy.date || _("time unknown"))),
    ),
  );
}

function valueCell(place, at) {
  const which = place.prints[at];
  if (which < 0) return make("td", { class: "quiet" }, "–");
  const arose = place.arose[which] === at;
  const attributes = { class: `state s${which % 6}${arose ? " arose" : ""}`, title: arose ? _("{passage} (it arose here)", { passage: place.passage }) : place.passage };
  return make("td", {}, make("span", attributes, said(place.values[which]), arose && " ★"));
}

/** The tree as a table: a line a version, a column a place in which they differ. */
function tree(story, page) {
  const rows = branches(story);
  const places = (story.places ?? []).slice(0, TREE.places);
  const more = (story.places ?? []).length - places.length;
  const notes = [
    places.length > 0 && _("★ where a value arose"),
    story.copies.some((copy) => copy.base !== undefined && !copy.copied) && _("dashed: its source is not known"),
    more > 0 && ngettext("and {count} place more in which they differ", "and {count} places more in which they differ", more),
    rows.length > TREE.rows && _("the first {count} of {all}", { count: number(TREE.rows), all: number(rows.length) }),
  ].filter(Boolean);
  const line = (row) => make("tr", {}, branchCell(story, row, page), places.map((place) => valueCell(place, row.at)));
  return [
    make("div", { class: "scroll" }, make("table", { class: "tree" }, make("tbody", {}, rows.slice(0, TREE.rows).map(line)))),
    notes.length > 0 && make("p", { class: "quiet" }, notes.join(" · ")),
  ];
}
