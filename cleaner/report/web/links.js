// Links to one story or one of its versions: by the id of an article, so that they hold in a report
// that is made anew, whichever story the article is in then.

const PLACE = "#story=";

const placeOf = (copy) => PLACE + encodeURIComponent(copy.id.toWellFormed());

/** The id that the page's address asks for; nothing where it asks for none. */
function idAsked() {
  if (!location.hash.startsWith(PLACE)) return null;
  try {
    return decodeURIComponent(location.hash.slice(PLACE.length));
  } catch {
    return null; // a percent sign that begins nothing
  }
}

/** The story that has an article, and which of its copies that is. */
function findCopy(stories, id) {
  for (const story of stories) {
    const at = story.copies.findIndex((copy) => copy.id.toWellFormed() === id);
    if (at >= 0) return { story, at };
  }
  return null;
}

/** A link to a version: pressed, its address stands above the page and is copied, and nothing moves. */
function permalink(copy, label, name) {
  const click = (event) => {
    event.preventDefault();
    history.replaceState(null, "", placeOf(copy));
    const copied = navigator.clipboard?.writeText(location.href) ?? Promise.reject(); // none over http
    copied.then(() => toast(_("Link copied")), () => toast(_("The link stands in the address bar")));
  };
  return make("a", { href: placeOf(copy), class: "permalink", title: name, click }, label);
}

/** A word that goes by itself. */
function toast(text) {
  const shown = byId("toast");
  shown.textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { shown.textContent = ""; }, 4000);
}
