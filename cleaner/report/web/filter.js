// Which stories are listed, and in which order. What is asked of a story again and again is worked
// out once, when the page opens.

const folded = (text) => text.normalize("NFKC").toLowerCase();

const VALUES = { figure: "figures", date: "dates", code: "codes", opposite: "opposites", name: "names" };
const SAME = 0.9; // share of a text that is the same where nothing of weight was reworded

/** The kinds of change that a copy shows. */
function changesOf(copy) {
  const edits = copy.edits;
  if (!edits) return [];
  const kinds = (edits.values ?? []).map(([kind]) => VALUES[kind]);
  if (edits.title) kinds.push("title");
  if (edits.cut) kinds.push("paragraphs cut");
  if (edits.added) kinds.push("paragraphs added");
  if (edits.moved) kinds.push("paragraphs moved");
  if (onlyFigures(copy)) kinds.push("only a figure");
  return kinds;
}

/** Whether a copy is the same text but for a value: what a fact checker looks for. */
function onlyFigures({ edits, relation, similarity }) {
  const told = (edits.values ?? []).some(([kind]) => kind !== "name");
  const whole = !edits.cut && !edits.added && !edits.moved;
  return told && whole && relation !== "excerpt" && similarity >= SAME;
}

/**
 * How much a copy was changed, 0 to 1: of a whole reprint what is not aligned, of an excerpt (which
 * is short by its nature) what the longer article does not have.
 */
const changeOf = (copy) => 1 - (copy.relation === "excerpt" ? copy.contained : copy.similarity);

const isReprint = (copy) => !["original", "candidate"].includes(copy.relation);

/** Add to a story what filters, orders and charts ask of it. */
function derive(story, outlets) {
  const { copies } = story;
  const timed = copies.filter((copy) => copy.at !== undefined);
  story.first = timed[0];
  story.last = timed.at(-1);
  story.lead = copies[story.original ?? story.candidates?.[0] ?? 0];
  story.reprints = copies.filter(isReprint);
  story.change = story.reprints.reduce((most, copy) => Math.max(most, changeOf(copy)), 0);
  story.relations = new Set(copies.map((copy) => copy.relation));
  story.changes = new Set(copies.flatMap(changesOf));
  story.outlets = new Set(copies.map((copy) => copy.outlet));
  story.odd = copies.some((copy) => copy.odd || isToCome(copy));
  story.edges = copies.filter((copy) => copy.copied).map((copy) => [copies[copy.base].outlet, copy.outlet]);
  // Words are looked for in titles, outlets, sources, ids and changed values.
  story.words = () => {
    const told = copies.flatMap((copy) => [copy.title, copy.id, copy.source, copy.edits?.values ?? []]);
    const names = [...story.outlets].map((outlet) => outlets[outlet]);
    const text = folded([...new Set(told.flat(3)), ...names].join("\n"));
    story.words = () => text; // on the first search, and only then
    return text;
  };
}

/** Let the texts of a story be searched, too: the lead's, and what others have in its place. */
async function deriveTexts(story, details) {
  const all = await Promise.all(story.copies.map((_, at) => details.get(story.detail + at)));
  const strings = all.flatMap((packed) => packed.body ?? packed.rows.map((row) => row.pieces ?? []));
  story.rawTexts = strings.flat(3).join("\n");
  story.texts = folded(story.rawTexts);
}

/** The words of a search. */
const wordsOf = (text) => folded(text).split(/\s+/).filter(Boolean);

/** Return a function that tells whether a story is asked for; an edge is not looked at. */
function asking(filters, outlets) {
  const words = wordsOf(filters.words);
  const outlet = folded(filters.outlet.trim());
  const named = new Set(outlets.flatMap((name, at) => (folded(name).includes(outlet) ? [at] : [])));
  const from = dayStart(filters.from) ?? -Infinity;
  const to = (dayStart(filters.to) ?? Infinity) + DAY;
  const dated = filters.from !== "" || filters.to !== "";
  const inside = (copy) => copy.at >= from && copy.at < to; // false where no time is known
  return (story) =>
    (!outlet || story.copies.some((copy) => named.has(copy.outlet))) &&
    (!filters.relations.length || filters.relations.some((name) => story.relations.has(name))) &&
    (!filters.changed.length || filters.changed.some((name) => story.changes.has(name))) &&
    (!dated || story.copies.some(inside)) &&
    (!filters.odd || story.odd) &&
    words.every((word) => story.words().includes(word) || (filters.texts && story.texts?.includes(word)));
}

/** Whether an outlet carried in a story what it had from another. */
const hasEdge = (story, edge) => story.edges.some(([from, to]) => from === edge[0] && to === edge[1]);

const ORDERS = {
  size: (a, b) => b.copies.length - a.copies.length || newest(a, b),
  newest,
  oldest: (a, b) => (a.first?.at ?? Infinity) - (b.first?.at ?? Infinity) || 0,
  change: (a, b) => b.change - a.change || newest(a, b),
};

function newest(a, b) {
  return (b.first?.at ?? -Infinity) - (a.first?.at ?? -Infinity) || 0; // two unknown ones: NaN
}
