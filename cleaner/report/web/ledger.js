// The ledger of old news: which articles were printed before, in whole or in part, and by whom.

const KINDS = ["reprint", "recombination", "partly old"];
const HUES = 6; // colours of sources; they come round again
const SOURCES_AT_ONCE = 30;

const hue = (at) => (at < 0 ? ["form", "standing"][-at - 1] : `hue-${at % HUES}`);

const sourceName = (source, outlets) =>
  [source.date, source.outlet >= 0 && outlets[source.outlet], source.title || source.id].filter(Boolean).join(" · ");

/** How much of an article each source was the first to print, as a bar. */
function shareBar(entry) {
  const counted = entry.characters - (entry.form ?? 0) - (entry.standing ?? 0);
  const bar = make("span", { class: "share", role: "img", "aria-label": _("{share} old", { share: percent(entry.share) }) });
  entry.sources.forEach((source, at) => {
    const part = make("span", { class: hue(at) });
    part.style.setProperty("--part", source.characters / counted);
    bar.append(part);
  });
  return bar;
}

/** The sources of an article with their shares; a number stands before each, as in the text. */
function sourceList(entry, outlets) {
  const counted = entry.characters - (entry.form ?? 0) - (entry.standing ?? 0);
  const rows = entry.sources.map((source, at) =>
    make(
      "li",
      {},
      make("span", { class: `mark ${hue(at)}` }, String(at + 1)),
      ` ${percent(source.characters / counted)} `,
      said(sourceName(source, outlets)),
    ),
  );
  const rest = rows.splice(SOURCES_AT_ONCE);
  const list = make("ol", { class: "sources" }, rows);
  if (!rest.length) return [list];
  const click = () => {
    list.append(...rest);
    more.remove();
  };
  const more = make("button", { type: "button", class: "more", click, unfold: click }, ngettext("Show {count} more", "Show {count} more", rest.length));
  return [list, more];
}

/** A text in its pieces: a string is new, `[text, source]` stood there first. */
function provenance(pieces, entry, outlets) {
  const told = (at) =>
    at >= 0 ? sourceName(entry.sources[at], outlets) : at === -1 ? _("a form's words") : _("printed on many earlier days");
  const mark = ([text, at]) => [
    at >= 0 && make("sup", { class: "which" }, String(at + 1)),
    make("mark", { class: hue(at), title: told(at) }, text),
  ];
  const drawn = pieces.map((piece) => (typeof piece === "string" ? piece : mark(piece)));
  return make("div", { class: "text provenance", lang: "zh", dir: "auto" }, drawn.flat(2));
}

function oldNewsCard(entry, page) {
  const inside = make("div", { class: "story", hidden: true });
  const facts = [
    entry.outlet >= 0 && said(page.outlets[entry.outlet]),
    entry.date,
    ngettext("{count} source", "{count} sources", entry.sources.length),
    entry.form && ngettext("{count} letter of a form", "{count} letters of a form", entry.form),
    entry.standing && ngettext("{count} letter of standing text", "{count} letters of standing text", entry.standing),
  ];
  const fill = async () => {
    if (inside.childElementCount) return;
    const link = webLink(addressOf(entry), _("Page ↗"), { "aria-label": _("Open the page of {title}", { title: entry.title || entry.id }) });
    inside.replaceChildren(...sourceList(entry, page.outlets), link ?? "");
    const { pieces } = await page.details.get(entry.detail);
    inside.append(provenance(pieces, entry, page.outlets));
  };
  const toggle = () => {
    inside.hidden = !details.open;
    if (details.open) fill();
  };
  const unfold = () => { // its text follows, as soon as it is unpacked
    details.open = true;
    toggle();
  };
  const details = make(
    "details",
    { toggle, unfold },
    make(
      "summary",
      {},
      make("h3", {}, said(entry.title || entry.id)),
      make("span", { class: "size" }, make("b", {}, percent(entry.share)), make("span", { class: "unit" }, _(" old"))),
      make("p", { class: "facts" }, inARow(facts)),
      make("p", { class: "badges" }, make("span", { class: `badge ${entry.kind.replace(" ", "-")}` }, _(entry.kind)), shareBar(entry)),
    ),
    inside,
  );
  return make("li", { class: "card" }, details);
}

/** The view of the ledger, which stands in place of the stories when it is chosen. */
class OldNews {
  constructor(page) {
    this.page = page;
    this.entries = page.oldNews;
    this.found = [];
    this.words = [];
  }

  start() {
    const views = byId("views");
    views.hidden = false;
    for (const button of views.querySelectorAll("button")) {
      button.addEventListener("click", () => this.show(button.value));
    }
    for (const entry of this.entries) {
      const names = [entry, ...entry.sources].flatMap((one) => [one.title, one.id, this.page.outlets[one.outlet]]);
      entry.words = folded(names.filter(Boolean).join("\n"));
    }
    const form = byId("old-filters");
    form.addEventListener("input", () => this.update());
    form.addEventListener("submit", (event) => event.preventDefault());
    byId("old-more").addEventListener("click", () => this.drawMore());
    const near = ([entry]) => entry.isIntersecting && this.drawMore();
    new IntersectionObserver(near, { rootMargin: "800px" }).observe(byId("old-more"));
    markAsDrawn(byId("old-list"), () => this.words);
    this.update();
  }

  show(view) {
    for (const id of ["overview", "stories", "jumps"]) byId(id).hidden = view !== "stories";
    byId("old-news").hidden = view === "stories";
    for (const button of byId("views").querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === view));
    }
  }

  update() {
    const data = new FormData(byId("old-filters"));
    this.words = wordsOf(String(data.get("words") ?? ""));
    const kinds = data.getAll("kind");
    this.found = this.entries.filter(
      (entry) =>
        (!kinds.length || kinds.includes(entry.kind)) && this.words.every((word) => entry.words.includes(word)),
    );
    const order = { share: (one, two) => two.share - one.share, sources: (one, two) => two.sources.length - one.sources.length };
    this.found.sort(order[data.get("order")] ?? order.share);
    byId("old-list").replaceChildren();
    this.drawMore();
    const counts = KINDS.map((kind) => [kind, this.found.filter((entry) => entry.kind === kind).length]);
    const told = counts.filter(([, count]) => count).map(([kind, count]) => _("{count} {reason}", { count: number(count), reason: _(kind) }));
    const articles = ngettext("{count} article", "{count} articles", this.found.length);
    byId("old-count").textContent = told.length ? _("{name}: {text}", { name: articles, text: told.join(_(", ")) }) : articles;
  }

  drawMore(most = CARDS_AT_ONCE) {
    const list = byId("old-list");
    const next = this.found.slice(list.childElementCount, list.childElementCount + most);
    list.append(...next.map((entry) => oldNewsCard(entry, this.page)));
    this.showMore();
  }

  /** Offer more articles while some are not drawn. */
  showMore() {
    byId("old-more").hidden = byId("old-list").childElementCount === this.found.length;
  }
}
