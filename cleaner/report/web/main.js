// The page: a line of what was compared, the stories, then the pictures of all of them.

const CARDS_AT_ONCE = 20;

/** What was compared in a line, for the top; what was not read stands out. */
function told(page) {
  const copies = page.stories.reduce((sum, story) => sum + story.copies.length, 0);
  const line = [
    `${counted(page.compared, "article")} compared`,
    page.outletCount > 0 && `${counted(page.outletCount, "outlet")}`,
    days(page),
    `${counted(page.stories.length, "story", "stories")} with reprints, ${counted(copies, "article")} in them`,
  ];
  const failed = page.failed && make("strong", { class: "warning" }, `⚠ ${counted(page.failed, "input")} failed`);
  return [...line, failed].filter(Boolean).flatMap((one, at) => (at ? [" · ", one] : [one]));
}

const days = ({ first, last }) => (!first || first === last ? first : `${first} to ${last}`);

function facts(page) {
  const left = Object.entries(page.leftOut ?? {}).map(([why, count]) => `${number(count)} ${why}`);
  const copies = page.stories.reduce((sum, story) => sum + story.copies.length, 0);
  const told = [
    ["articles compared", number(page.compared)],
    ["stories with reprints", number(page.stories.length)],
    ["articles in them", number(copies)],
    ["outlets", number(page.outletCount)],
    ["dates", days(page) || "unknown"],
    ["left out", left.join(", ") || "none"],
    page.duplicates && ["duplicates", number(page.duplicates)],
    (page.skipped || page.failed) && ["not read", `${number(page.skipped ?? 0)} skipped, ${number(page.failed ?? 0)} failed`],
  ];
  return told.filter(Boolean).map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)));
}

function settings(page) {
  const rows = [["version", page.version], ...page.settings];
  return rows.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, said(value))));
}

/** Read the fields of the form. */
function readFilters(form, edge) {
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
    order: one("order"),
    texts: data.has("texts"),
    edge,
  };
}

class Page {
  constructor(index) {
    Object.assign(this, index);
    this.details = new Details(index.blocks);
    for (const story of this.stories) derive(story, this.outlets);
    this.form = byId("filters");
    this.more = byId("more");
    this.edge = null;
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
    this.update();
    if (this.oldNews) new OldNews(this).start();
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
    byId("count").textContent = "Unpacking the texts …";
    for (const story of this.stories) await deriveTexts(story, this.details);
    this.update();
  }

  /** List the stories in which one outlet carried what it had from another, or all again. */
  choose(edge) {
    this.edge = edge;
    this.update();
    byId("edge").querySelector("button")?.focus();
  }

  clear() {
    this.form.reset();
    this.choose(null);
  }

  update() {
    const filters = readFilters(this.form, this.edge);
    const asked = this.stories.filter(asking(filters, this.outlets));
    this.found = this.edge ? asked.filter((story) => hasEdge(story, this.edge)) : asked;
    this.found.sort(ORDERS[filters.order]);
    this.growing?.disconnect();
    byId("list").replaceChildren();
    this.drawMore();
    this.drawOverview(asked);
    const narrowed = filters.relations.length + filters.changed.length + [filters.outlet, filters.from, filters.to].filter(Boolean).length;
    byId("chosen").textContent = narrowed ? `(${narrowed})` : "";
    const all = this.found.length === this.stories.length;
    byId("count").textContent = all
      ? counted(this.found.length, "story", "stories")
      : `${number(this.found.length)} of ${counted(this.stories.length, "story", "stories")}`;
  }

  drawMore() {
    const list = byId("list");
    const next = this.found.slice(list.childElementCount, list.childElementCount + CARDS_AT_ONCE);
    list.append(...next.map((story) => card(story, this)));
    this.more.hidden = list.childElementCount === this.found.length;
  }

  drawOverview(stories) {
    const pictures = {
      exchange: [byId("matrix"), matrix(stories, this.outlets, this.edge, (edge) => this.choose(edge))],
      speed: [byId("spread"), spread(stories)],
    };
    for (const [name, [place, picture]] of Object.entries(pictures)) {
      place.replaceChildren(...picture);
      byId(name).hidden = !picture.length; // nothing to see is no picture
      document.querySelector(`#jumps [href="#${name}"]`).hidden = !picture.length;
    }
    byId("edge").replaceChildren();
    if (!this.edge) return;
    const [from, to] = this.edge.map((at) => said(outletName(this.outlets, at)));
    const click = () => this.choose(null);
    byId("edge").append(make("button", { type: "button", class: "chip", click }, to, " from ", from, " ✕"));
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
function tell(failed) {
  return (error) => {
    byId("count").textContent = `${failed} (${error.message}).`;
  };
}

unpack(byId("index")).then(
  (index) => {
    try {
      new Page(index).start();
    } catch (error) {
      tell("The report cannot be shown")(error);
    }
  },
  tell("This browser cannot unpack the report"),
);
