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
  const from = copy.base === undefined ? "" : `${copy.copied ? "copied from" : "source not known, compared with"} ${outletName(page.outlets, story.copies[copy.base].outlet)}`;
  const inherited = copy.inherited ? `; has from it: ${copy.inherited.join(" … ")}` : "";
  return make(
    "th",
    { scope: "row", title: `${copy.title || copy.id}${from && `: ${from}`}${inherited}` },
    make(
      "div",
      { class: "branch" },
      lines,
      make("span", { class: `dot ${copy.relation}`, "aria-hidden": "true" }),
      make("span", { class: "who" }, make("b", {}, said(outletName(page.outlets, copy.outlet))), " ",
        make("span", { class: "quiet" }, copy.date || "time unknown")),
    ),
  );
}

function valueCell(place, at) {
  const which = place.prints[at];
  if (which < 0) return make("td", { class: "quiet" }, "–");
  const arose = place.arose[which] === at;
  const attributes = { class: `state s${which % 6}${arose ? " arose" : ""}`, title: `${place.passage}${arose ? " (it arose here)" : ""}` };
  return make("td", {}, make("span", attributes, said(place.values[which]), arose && " ★"));
}

/** The tree as a table: a line a version, a column a place in which they differ. */
function tree(story, page) {
  const rows = branches(story);
  const places = (story.places ?? []).slice(0, TREE.places);
  const more = (story.places ?? []).length - places.length;
  const notes = [
    places.length && "★ where a value arose",
    story.copies.some((copy) => copy.base !== undefined && !copy.copied) && "dashed: its source is not known",
    more > 0 && `and ${counted(more, "place")} more in which they differ`,
    rows.length > TREE.rows && `the first ${number(TREE.rows)} of ${number(rows.length)}`,
  ].filter(Boolean);
  const line = (row) => make("tr", {}, branchCell(story, row, page), places.map((place) => valueCell(place, row.at)));
  return [
    make("div", { class: "scroll" }, make("table", { class: "tree" }, make("tbody", {}, rows.slice(0, TREE.rows).map(line)))),
    notes.length > 0 && make("p", { class: "quiet" }, notes.join(" · ")),
  ];
}
