// The page: a line of what was compared, the stories, then the pictures of all of them.

const CARDS_AT_ONCE = 20;

const days = ({ first, last }) => (!first || first === last ? first : _("{first} to {last}", { first, last }));

const copiesIn = (stories) => stories.reduce((sum, story) => sum + story.copies.length, 0);

/** What was compared in a line, for the top; what was not read stands out. */
function told(page) {
  const failed = page.failed && ngettext("⚠ {count} input failed", "⚠ {count} inputs failed", page.failed);
  return inARow([
    ngettext("{count} article compared", "{count} articles compared", page.compared),
    page.outletCount > 0 && ngettext("{count} outlet", "{count} outlets", page.outletCount),
    days(page),
    ngettext("{count} story with reprints", "{count} stories with reprints", page.stories.length),
    failed && make("strong", { class: "warning" }, failed),
  ]);
}

/** All that was compared, for the end. */
function facts(page) {
  const left = Object.entries(page.leftOut ?? {}).map(([why, count]) => _("{count} {reason}", { count: number(count), reason: _(why) }));
  const { skipped = 0, failed = 0 } = page;
  const rows = [
    [_("articles compared"), number(page.compared)],
    [_("stories with reprints"), number(page.stories.length)],
    [_("articles in them"), number(copiesIn(page.stories))],
    [_("outlets"), number(page.outletCount)],
    [_("dates"), days(page) || _("unknown")],
    [_("left out"), left.join(_(", ")) || _("none")],
    page.duplicates && [_("duplicates"), number(page.duplicates)],
    (skipped || failed) && [_("not read"), _("{skipped} skipped, {failed} failed", { skipped: number(skipped), failed: number(failed) })],
  ];
  return rows.filter(Boolean).map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)));
}

function settings(page) {
  const rows = [[_("version"), page.version], ...page.settings];
  return rows.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, said(value))));
}

/** Read the fields of the form. */
function readFilters(form) {
  const data = new FormData(form);
  const all = (name) => data.getAll(name).map(String);
  const one = (name) => String(data.get(name) ?? "");
  return {
    words: one("words"),
    outlet: one("outlet"),
    relations: all("relation"),
    changed: all("changed"),
    from: one("from"),
    to: one("to"),
    odd: data.has("odd"),
    order: one("order"),
    texts: data.has("texts"),
  };
}

/** How many of the folded filters are chosen. */
const narrowedBy = (filters) =>
  filters.relations.length + filters.changed.length + [filters.outlet, filters.from, filters.to, filters.odd].filter(Boolean).length;

class Page {
  constructor(index) {
    Object.assign(this, index);
    this.details = new Details(index.blocks);
    for (const story of this.stories) derive(story, this.outlets);
    this.form = byId("filters");
    this.more = byId("more");
    this.edge = null; // two outlets: stories in which one had from the other
    this.linked = null; // the story that the page's address names
    this.words = []; // those that are searched for
    this.found = [];
  }

  start() {
    byId("told").replaceChildren(...told(this));
    byId("compared").replaceChildren(...facts(this));
    byId("settings").replaceChildren(...settings(this));
    byId("outlets").append(...this.outlets.map((value) => make("option", { value })));
    this.form.addEventListener("input", () => this.update());
    byId("texts").addEventListener("input", () => this.readTexts(), { once: true });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    byId("clear").addEventListener("click", () => this.clear());
    this.more.addEventListener("click", () => this.grow());
    document.addEventListener("keydown", (event) => this.key(event));
    byId("theme").addEventListener("click", switchTheme);
    WIDE.addEventListener("change", () => this.drawOverview());
    addEventListener("hashchange", () => this.follow());
    markAsDrawn(byId("list"), () => this.words);
    this.follow();
    if (this.stories.length === 1) unfold(byId("list").firstChild);
    new Paper(this);
    if (this.oldNews) {
      this.old = new OldNews(this);
      this.old.start();
    }
  }

  /** List more stories, and from then on as many as are scrolled to: till then the pictures follow. */
  grow() {
    this.drawMore();
    const near = ([entry]) => entry.isIntersecting && this.drawMore();
    this.growing ??= new IntersectionObserver(near, { rootMargin: "800px" });
    this.growing.observe(this.more);
  }

  /** Unpack the texts for the search, a part at a time so that the page goes on answering. */
  async readTexts() {
    byId("count").textContent = _("Unpacking the texts …");
    for (const story of this.stories) await deriveTexts(story, this.details);
    this.update();
  }

  /** Show the story that the page's address names, opened, and its version. */
  follow() {
    const id = idAsked();
    if (id === null && this.found.length) return;
    const place = id === null ? null : findCopy(this.stories, id);
    this.linked = place?.story ?? null;
    this.update();
    if (id !== null && !place) byId("edge").replaceChildren(..._("No story of this report has the article {id}.", { id: said(id) }));
    if (place) this.reveal(place);
  }

  reveal({ story, at }) {
    const [item] = byId("list").children;
    unfold(item);
    const version = item.querySelectorAll(".timeline > li")[at];
    if (story.copies[at] === story.lead || !version) return item.scrollIntoView();
    version.classList.add("linked");
    version.scrollIntoView({ block: "center" });
  }

  /** List the stories in which one outlet carried what it had from another, or all again. */
  choose(edge) {
    this.edge = edge;
    this.letGo();
    const chip = byId("edge").querySelector("button");
    chip?.focus();
    chip?.scrollIntoView({ block: "center" }); // the stories stand above the pictures
  }

  /** List more than the story that the address names. */
  letGo() {
    if (this.linked) history.replaceState(null, "", "#");
    this.linked = null;
    this.update();
  }

  clear() {
    this.form.reset();
    this.choose(null);
  }

  update() {
    const filters = readFilters(this.form);
    this.asked = this.stories.filter(asking(filters, this.outlets)); // the pictures are of these
    this.words = wordsOf(filters.words);
    this.found = this.asked.filter((story) => !this.edge || hasEdge(story, this.edge));
    if (this.linked) this.found = [this.linked];
    this.found.sort(ORDERS[filters.order]);
    this.growing?.disconnect();
    byId("list").replaceChildren();
    this.drawMore();
    this.drawOverview();
    this.drawChip();
    const narrowed = narrowedBy(filters);
    byId("chosen").textContent = narrowed ? `(${narrowed})` : "";
    const count = this.found.length;
    const all = this.stories.length;
    byId("count").textContent = count === all
      ? ngettext("{count} story", "{count} stories", all)
      : ngettext("{found} of {count} story", "{found} of {count} stories", all, { found: number(count) });
  }

  drawMore(most = CARDS_AT_ONCE) {
    const list = byId("list");
    const next = this.found.slice(list.childElementCount, list.childElementCount + most);
    list.append(...next.map((story) => card(story, this)));
    this.showMore();
  }

  /** Offer more stories while some are not drawn. */
  showMore() {
    this.more.hidden = byId("list").childElementCount === this.found.length;
  }

  drawOverview() {
    const stories = this.asked;
    const whom = [stories, this.outlets, this.edge, (edge) => this.choose(edge)];
    byId("matrix").replaceChildren(...matrix(...whom));
    const pictures = {
      exchange: [byId("network"), network(...whom)],
      speed: [byId("spread"), spread(stories)],
    };
    for (const [name, [place, picture]] of Object.entries(pictures)) {
      place.replaceChildren(...picture);
      byId(name).hidden = !picture.length; // nothing to see is no picture
      document.querySelector(`#jumps [href="#${name}"]`).hidden = !picture.length;
    }
  }

  /** What narrows the list beside the filters, with a cross that lets go of it. */
  drawChip() {
    const chip = (click, label) => make("button", { type: "button", class: "chip", click }, label, " ✕");
    byId("edge").replaceChildren();
    if (this.linked) byId("edge").append(chip(() => this.letGo(), _("the story of a link")));
    else if (this.edge) byId("edge").append(chip(() => this.choose(null), edgeName(...this.edge, this.outlets)));
  }

  key(event) {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      byId("words").focus();
    }
  }
}

/** Turn light into dark and back, from what the system has chosen on. */
function switchTheme() {
  const root = document.documentElement;
  const dark = getComputedStyle(root).colorScheme === "dark" || (!root.style.colorScheme && matchMedia("(prefers-color-scheme: dark)").matches);
  root.style.colorScheme = dark ? "light" : "dark";
}

/** Say what failed where the stories would be counted: a page that stays blank tells nothing. */
function tell(failure) {
  byId("count").textContent = failure;
}

unpack(byId("index")).then(
  (index) => {
    try {
      new Page(index).start();
    } catch (error) {
      tell(_("The report cannot be shown ({error}).", { error: error.message }));
    }
  },
  (error) => tell(_("This browser cannot unpack the report ({error}).", { error: error.message })),
);
