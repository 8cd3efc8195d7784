// One story: a card, and when it is opened the evidence, the timeline and each copy's changes.

const COPIES_AT_ONCE = 100;
const VALUES_ON_CARD = 3;
const RIVALS = 10; // candidates that are named

const badge = (relation, text = relation) => make("span", { class: `badge ${relation}` }, text);

function relationBadges(story) {
  const counts = new Map();
  for (const { relation } of story.reprints) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  return [...counts].sort().map(([relation, count]) => badge(relation, `${number(count)} ${relation}`));
}

/** `31.4 → 31.7`; what stands on one side alone is named so. */
const drawValue = ([kind, left, right]) =>
  make("span", { class: "value", title: `${kind} changed` }, said(left || "∅"), " → ", said(right || "∅"));

function changedValues(story) {
  const all = story.copies.flatMap((copy) => copy.edits?.values ?? []);
  const each = [...new Map(all.map((value) => [value.join("\n"), value])).values()];
  const rest = each.length - VALUES_ON_CARD;
  return [...each.slice(0, VALUES_ON_CARD).map(drawValue), rest > 0 && make("span", { class: "quiet" }, `and ${rest} more`)];
}

function cardHead(story, page) {
  const known = story.first && story.last !== story.first ? delay(story.first, story.last) : null;
  const facts = [
    story.lead.outlet >= 0 && said(page.outlets[story.lead.outlet]),
    story.first?.date,
    story.outlets.size > 1 && counted(story.outlets.size, "outlet"),
    known && (known.wholeDays && !known.minutes ? "within the day" : `within ${known.wholeDays ? counted(known.minutes / DAY, "day") : duration(known.minutes)}`),
    story.change >= 0.005 && `up to ${percent(story.change)} changed`,
  ].filter(Boolean);
  return make(
    "summary",
    {},
    make("h3", {}, said(story.lead.title || story.lead.id)),
    make("span", { class: "size" }, make("b", {}, number(story.copies.length)), make("span", { class: "unit" }, story.copies.length === 1 ? " article" : " articles")),
    make("p", { class: "facts" }, facts.flatMap((fact, i) => (i ? [" · ", fact] : [fact]))),
    make("p", { class: "badges" }, relationBadges(story), changedValues(story)),
    known?.minutes > 0 && strip(story),
  );
}

/** A card; what is in it is made when it is opened for the first time. */
function card(story, page) {
  const details = make("details", {}, cardHead(story, page));
  const open = () => details.append(storyBody(story, page));
  details.addEventListener("toggle", open, { once: true });
  return make("li", { class: "card" }, details);
}

function storyBody(story, page) {
  return make(
    "div",
    { class: "story" },
    evidence(story, page),
    story.copies.length > 1 && [make("h4", {}, "Who copied whom, and what changed on the way"), tree(story, page)],
    make("h4", {}, "Who carried it, and when"),
    timeline(story, page),
    story.carriers?.length && [
      make("h4", {}, "Carried by longer articles, with other stories"),
      make("ul", { class: "carriers" }, story.carriers.map((carrier) => make("li", {}, articleLine(carrier, page)))),
    ],
  );
}

/** Evidence in words, with the outlet of the article that it names by its id. */
function evidenceNote(note, story, page) {
  const named = story.copies.filter((copy) => note.includes(copy.id));
  const copy = named.sort((a, b) => b.id.length - a.id.length)[0]; // an id may begin another
  return copy ? `${note} (${outletName(page.outlets, copy.outlet)})` : note;
}

const list = (items) => make("ul", {}, items.map((item) => make("li", {}, said(item))));

function evidence(story, page) {
  const known = story.original !== undefined;
  const rivals = (story.candidates ?? []).map((at) => story.copies[at]);
  return make(
    "section",
    { class: "evidence" },
    make("h4", {}, known ? "Probable original" : "The original cannot be told"),
    known
      ? make("p", {}, articleLine(story.copies[story.original], page))
      : make("ul", {}, rivals.slice(0, RIVALS).map((copy) => make("li", {}, articleLine(copy, page)))),
    !known && rivals.length > RIVALS && make("p", { class: "quiet" }, `and ${number(rivals.length - RIVALS)} more`),
    make("dl", {}, make("dt", {}, known ? "For it" : "Why"), make("dd", {}, list(story.reason.split("; "))),
      story.against?.length && [make("dt", {}, "Against it"), make("dd", {}, list(story.against.map((note) => evidenceNote(note, story, page))))]),
    story.incomplete && make("p", { class: "quiet" }, "Not all pairs of this story were compared and listed."),
  );
}

/** Outlet, time and title of an article, as a link where it has an address. */
function articleLine(copy, page) {
  const title = copy.title || copy.id;
  return [
    make("b", {}, said(outletName(page.outlets, copy.outlet))),
    copy.date && ` ${copy.date}`,
    " ",
    webLink(copy.url, said(title)) ?? said(title),
  ];
}

function timeline(story, page) {
  const items = make("ol", { class: "timeline" });
  const more = make("button", { type: "button", class: "more" });
  const add = () => {
    const from = items.childElementCount;
    const next = story.copies.slice(from, from + COPIES_AT_ONCE);
    items.append(...next.map((_, i) => copyItem(story, from + i, page)));
    const left = story.copies.length - items.childElementCount;
    more.hidden = left === 0;
    more.textContent = `Show ${number(Math.min(left, COPIES_AT_ONCE))} more of ${number(left)}`;
  };
  more.addEventListener("click", add);
  add();
  return [items, more];
}

function copyItem(story, at, page) {
  const copy = story.copies[at];
  const time = story.first && copy !== story.first ? delay(story.first, copy) : null;
  return make(
    "li",
    { class: copy.relation },
    make(
      "p",
      { class: "when" },
      copy.date || "time unknown",
      time && make("span", { class: "quiet" }, ` ${later(time)}`),
    ),
    make(
      "p",
      {},
      make("b", {}, said(outletName(page.outlets, copy.outlet))),
      " ",
      badge(copy.relation, copy.relation === "none" ? "related through others" : copy.relation),
      copy.source && copy.source !== page.outlets[copy.outlet] && make("span", { class: "quiet" }, " names as source ", said(copy.source)),
    ),
    make("p", { class: "headline" }, said(copy.title || copy.id)),
    editFacts(story, copy, page),
    copyActions(story, at, page),
  );
}

/** What was done to a copy, in a line. */
function editFacts(story, copy, page) {
  const { edits } = copy;
  if (!edits) return null;
  const base = story.copies[copy.base];
  const counts = [
    [edits.cut, "cut"],
    [edits.added, "added"],
    [edits.moved, "moved"],
    [edits.edited, "edited"],
    [edits.doubtful, "doubtful"],
  ].filter(([count]) => count);
  const told = [
    edits.title && "new title",
    ...counts.map(([count, what]) => `${counted(count, "paragraph")} ${what}`),
    edits.furniture && `furniture: ${edits.furniture.join(", ")}`,
  ].filter(Boolean);
  return make(
    "p",
    { class: "facts" },
    copy.copied ? "copied from " : "compared with ",
    said(outletName(page.outlets, base.outlet)),
    ` · ${percent(edits.kept)} kept`,
    told.map((fact) => ` · ${fact}`),
    (edits.values ?? []).flatMap((value) => [" ", drawValue(value)]),
  );
}

/** A button that shows and hides what `build` makes when it is first pressed. */
function discloser(label, panel, build) {
  let made = false;
  const click = async () => {
    const open = button.getAttribute("aria-expanded") === "false";
    button.setAttribute("aria-expanded", String(open));
    panel.hidden = !open;
    if (open && !made) {
      made = true;
      panel.replaceChildren(...(await build()));
    }
  };
  const button = make("button", { type: "button", "aria-expanded": "false", click }, label);
  return button;
}

function copyActions(story, at, page) {
  const copy = story.copies[at];
  const [changes, text] = [make("div", { hidden: true }), make("div", { hidden: true, class: "text" })];
  const diff = async () => {
    const packed = await page.details.get(story.detail + at);
    const base = await linesOf(story, copy.base, page.details);
    return [drawDiff(packed, base)];
  };
  const read = async () => {
    const lines = await linesOf(story, at, page.details);
    return lines.map((line) => make("p", { lang: "zh", dir: "auto" }, line));
  };
  return [
    make(
      "p",
      { class: "actions" },
      copy.edits && discloser("Changes", changes, diff),
      discloser("Text", text, read),
      webLink(copy.url, "Page ↗", { "aria-label": `Open the page of ${copy.title || copy.id}` }),
    ),
    changes,
    text,
  ];
}
