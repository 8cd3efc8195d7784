// On paper: all stories that are listed and all of their versions, opened; afterwards it is as before.

/** Draw and open all that a list has; returns how it becomes again what it was. */
function openAll(list, view) {
  const { childElementCount: shown } = list;
  view.drawMore(Infinity);
  const folded = [...list.children].filter((item) => !item.querySelector("details").open);
  folded.forEach(unfold);
  for (const more of list.querySelectorAll(".more")) more.dispatchEvent(new Event("unfold"));
  return () => {
    for (const item of folded) item.querySelector("details").open = false;
    while (list.childElementCount > shown) list.lastChild.remove();
    view.showMore();
  };
}

class Paper {
  constructor(page) {
    this.page = page;
    this.restore = null; // set while the page is made ready for paper
    addEventListener("beforeprint", () => this.prepare());
    addEventListener("afterprint", () => this.restore?.());
    matchMedia("print").addEventListener("change", ({ matches }) => (matches ? this.prepare() : this.restore?.()));
    byId("print-stories").addEventListener("click", () => print());
    byId("print-changes").addEventListener("click", () => this.printChanges());
  }

  prepare() {
    if (this.restore) return;
    const views = [["list", this.page], ["old-list", this.page.old]].filter(([, view]) => view);
    const opened = views.filter(([id]) => byId(id).checkVisibility()).map(([id, view]) => openAll(byId(id), view));
    this.restore = () => {
      this.restore = null;
      for (const close of opened) close();
    };
  }

  /** Open what was changed in every version, too; the texts have to be unpacked for it. */
  async printChanges() {
    this.prepare();
    const opened = [];
    for (const panel of byId("list").querySelectorAll(".changes > div")) {
      panel.dispatchEvent(new CustomEvent("unfold", { detail: opened }));
    }
    await Promise.all(opened);
    print();
  }
}
