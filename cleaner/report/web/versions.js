// The versions of a story in order of time, each with what was done to it, its changes and its text.

const COPIES_AT_ONCE = 100;

function timeline(story, page) {
  const items = make("ol", { class: "timeline" });
  const more = make("button", { type: "button", class: "more" });
  const add = (count) => {
    const from = items.childElementCount;
    const next = story.copies.slice(from, from + count);
    items.append(...next.map((_copy, i) => copyItem(story, from + i, page)));
    const left = story.copies.length - items.childElementCount;
    more.hidden = left === 0;
    more.textContent = _("Show {next} more of {left}", { next: number(Math.min(left, COPIES_AT_ONCE)), left: number(left) });
  };
  more.addEventListener("click", () => add(COPIES_AT_ONCE));
  more.addEventListener("unfold", () => add(Infinity));
  add(COPIES_AT_ONCE);
  return [items, more];
}

function copyItem(story, at, page) {
  const copy = story.copies[at];
  const time = story.first && copy !== story.first ? delay(story.first, copy) : null;
  const odd = oddNote(copy);
  const source = copy.source && copy.source !== page.outlets[copy.outlet];
  return make(
    "li",
    { class: copy.relation },
    make(
      "p",
      { class: "when" },
      permalink(copy, copy.date || _("time unknown"), _("Link to this version")),
      time && make("span", { class: "quiet" }, ` ${later(time)}`),
      odd && make("span", { class: "warning" }, ` ⚠ ${odd}`),
    ),
    make(
      "p",
      {},
      make("b", {}, said(houseOf(copy, page))),
      " ",
      badge(copy.relation, copy.relation === "none" ? _("related through others") : _(copy.relation)),
      source && make("span", { class: "quiet" }, " ", _("names as source {house}", { house: said(copy.source) })),
    ),
    make("p", { class: "headline" }, said(copy.title || copy.id)),
    editFacts(story, copy, page),
    copyActions(story, at, page),
  );
}

/** What is odd of a copy's date, in words; nothing where it is a usual one. */
const oddNote = (copy) => copy.odd ?? (isToCome(copy) ? _("later than today") : "");

/** From whom a copy is, as far as is known. */
function fromWhom(story, copy, page) {
  const base = story.copies[copy.base];
  const name = { house: versionName(story, base, page) };
  const perhaps = (copy.perhaps ?? []).map((at) => story.copies[at]);
  if (copy.copied) return _("copied from {house}", name);
  if (perhaps.length > 1) return _("copied from one of {houses}", { houses: versionNames(story, perhaps, page) });
  return _("compared with {house}", name);
}

/** What was done to a copy, in a line. */
function editFacts(story, copy, page) {
  const { edits } = copy;
  if (!edits) return null;
  const { cut = 0, added = 0, moved = 0, edited = 0, doubtful = 0 } = edits;
  const furniture = (edits.furniture ?? []).map((kind) => _(kind)).join(_(", "));
  const facts = [
    make("span", {}, fromWhom(story, copy, page)),
    _("{share} kept", { share: percent(edits.kept) }),
    edits.title && _("new title"),
    cut && ngettext("{count} paragraph cut", "{count} paragraphs cut", cut),
    added && ngettext("{count} paragraph added", "{count} paragraphs added", added),
    moved && ngettext("{count} paragraph moved", "{count} paragraphs moved", moved),
    edited && ngettext("{count} paragraph edited", "{count} paragraphs edited", edited),
    doubtful && ngettext("{count} paragraph doubtful", "{count} paragraphs doubtful", doubtful),
    furniture && _("beside the story: {parts}", { parts: furniture }),
  ];
  return make("p", { class: "facts" }, inARow(facts), (edits.values ?? []).flatMap((value) => [" ", drawValue(value)]));
}

/** A button that shows and hides what `build` makes when it is first pressed. */
function discloser(label, panel, build) {
  let made = null;
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    panel.hidden = !open;
    if (open) made ??= build().then((built) => panel.replaceChildren(...built));
    return made;
  };
  const click = () => show(button.getAttribute("aria-expanded") === "false");
  const button = make("button", { type: "button", "aria-expanded": "false", click }, label);
  return { button, open: () => show(true) };
}

function copyActions(story, at, page) {
  const copy = story.copies[at];
  const [changes, text] = [make("div", { hidden: true }), make("div", { hidden: true, class: "text" })];
  const diff = async () => {
    const packed = await page.details.get(story.detail + at);
    const base = story.copies[copy.base];
    const lines = await linesOf(story, copy.base, page.details);
    return [drawDiff(packed, lines, [base, copy].map((side) => diffHead(side, page)))];
  };
  const read = async () => {
    const lines = await linesOf(story, at, page.details);
    return lines.map((line) => make("p", { lang: "zh", dir: "auto" }, line));
  };
  const changed = copy.edits && discloser(_("Changes"), changes, diff);
  if (changed) changes.addEventListener("unfold", (event) => event.detail.push(changed.open()));
  const name = _("Open the page of {title}", { title: copy.title || copy.id });
  return [
    make(
      "p",
      { class: "actions" },
      changed?.button,
      discloser(_("Text"), text, read).button,
      webLink(addressOf(copy), _("Page ↗"), { "aria-label": name }),
    ),
    make("div", { class: "changes" }, changes),
    text,
  ];
}

/** Whose version a column of a diff is, and of when. */
const diffHead = (copy, page) => [said(houseOf(copy, page)), copy.date && ` ${copy.date}`];
