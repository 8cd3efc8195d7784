// What a version of a story is called, and where it is found.

const OTHERS = -2; // stands for all outlets that have no row or column of their own

const outletName = (outlets, at) => (at === OTHERS ? _("others") : at === -1 ? _("unknown") : outlets[at]);

/** The house of a version; where none is known the host of its address, else its id. */
function houseOf(copy, page) {
  if (copy.outlet >= 0) return page.outlets[copy.outlet];
  const address = webAddress(copy.url) ?? webAddress(copy.id);
  return address ? new URL(address).hostname : copy.id;
}

/** A version by its house; with its time where the story has several of this house. */
function versionName(story, copy, page) {
  const house = houseOf(copy, page);
  const alone = story.copies.filter((other) => houseOf(other, page) === house).length === 1;
  return alone || !copy.date ? [said(house)] : [said(house), ` ${copy.date}`];
}

/** Several versions by name, the first of them where they are many. */
function versionNames(story, copies, page) {
  const most = 4;
  const names = copies.slice(0, most).flatMap((copy, at) => [at ? _(", ") : "", ...versionName(story, copy, page)]);
  const rest = copies.length - most;
  return rest > 0 ? [...names, " ", ngettext("and {count} more", "and {count} more", rest)] : names;
}

/** The address of an article: told, or known from its id. */
const addressOf = (article) => webAddress(article.url) ?? webAddress(article.id);

/** Outlet, time and title of an article, as a link where it has an address. */
function articleLine(article, page) {
  const title = article.title || article.id;
  return [
    make("b", {}, said(houseOf(article, page))),
    article.date && ` ${article.date}`,
    " ",
    webLink(addressOf(article), said(title)) ?? said(title),
  ];
}
