// One story, opened: the evidence for its original, the tree of its versions, and each of them.

const RIVALS = 10; // candidates that are named

function storyBody(story, page) {
  return make(
    "div",
    { class: "story" },
    evidence(story, page),
    story.copies.length > 1 && [make("h4", {}, _("Who copied whom, and what changed on the way")), tree(story, page)],
    make("h4", {}, _("Who carried it, and when")),
    timeline(story, page),
    story.carriers?.length && [
      make("h4", {}, _("Carried by longer articles, with other stories")),
      make("ul", { class: "carriers" }, story.carriers.map((carrier) => make("li", {}, articleLine(carrier, page)))),
    ],
  );
}

/** Evidence in words, with the outlet of the article that it names by its id. */
function evidenceNote(note, story, page) {
  const named = story.copies.filter((copy) => note.includes(copy.id));
  const copy = named.sort((a, b) => b.id.length - a.id.length)[0]; // an id may begin another
  return copy?.outlet >= 0 ? `${note} (${page.outlets[copy.outlet]})` : note;
}

const list = (items) => make("ul", {}, items.map((item) => make("li", {}, said(item))));

function evidence(story, page) {
  const known = story.original !== undefined;
  const rivals = (story.candidates ?? []).map((at) => story.copies[at]);
  const rest = rivals.length - RIVALS;
  return make(
    "section",
    { class: "evidence" },
    make("p", { class: "share-link" }, permalink(story.lead, _("Link to this story"))),
    make("h4", {}, known ? _("Probable original") : _("The original cannot be told")),
    known
      ? make("p", {}, articleLine(story.copies[story.original], page))
      : make("ul", {}, rivals.slice(0, RIVALS).map((copy) => make("li", {}, articleLine(copy, page)))),
    !known && rest > 0 && make("p", { class: "quiet" }, ngettext("and {count} more", "and {count} more", rest)),
    make("dl", {}, make("dt", {}, known ? _("For it") : _("Why")), make("dd", {}, list(story.reason)),
      story.against?.length && [make("dt", {}, _("Against it")), make("dd", {}, list(story.against.map((note) => evidenceNote(note, story, page))))]),
    story.incomplete && make("p", { class: "quiet" }, _("Not all pairs of this story were compared and listed.")),
  );
}
