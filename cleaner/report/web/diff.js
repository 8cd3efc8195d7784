// One diff, drawn as it was computed: paragraphs beside each other, or in one column.

const CONTEXT = 1; // unchanged paragraphs that stay in sight around a change

const isChange = (piece) => Array.isArray(piece) && piece.length === 3;
const isQuiet = (row) => row.kind === "kept" && !row.pieces.some(isChange);

/** A piece of one side; `tag` is del or ins. */
function mark(tag, text, furniture) {
  if (!text) return null;
  return make(tag, furniture ? { class: "furniture", title: _(furniture) } : {}, text);
}

function inOne(pieces) {
  return pieces.flatMap((piece) => {
    if (!isChange(piece)) return [rightOf([piece])];
    const [left, right, furniture] = piece;
    return [mark("del", left, furniture), mark("ins", right, furniture)];
  });
}

function inTwo(pieces, side) {
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    return isChange(piece) ? mark(side ? "ins" : "del", piece[side], piece[2]) : piece[side];
  });
}

const NOTES = {
  cut: () => _("paragraph cut"),
  added: () => _("paragraph added"),
  moved: ({ moved: [from, to] }) => _("paragraph {from} moved to {to}", { from, to }),
  doubtful: () => _("may be there: that copy was read with doubts"),
  edited: ({ paragraphs: [ours, theirs] = [1, 1] }) => (ours > theirs ? _("paragraphs joined") : ours < theirs ? _("paragraph split") : ""),
  kept: () => "",
};

function drawRow(row, wide) {
  const note = [NOTES[row.kind](row), row.furniture && _(row.furniture)].filter(Boolean).join(" · ");
  const text = (children, extra = "") => make("p", { lang: "zh", class: extra }, children);
  const columns = wide
    ? [
        !row.left ? text([], "none") : text(inTwo(row.pieces, 0)),
        !row.right ? text([], "none") : text(inTwo(row.pieces, 1)),
      ]
    : [text(inOne(row.pieces))];
  return make(
    "div",
    { class: `row ${row.kind} ${row.furniture ? "dim" : ""}` },
    note && make("p", { class: "note" }, note),
    columns,
  );
}

/** Part rows into those in sight and runs of unchanged ones that are folded. */
function* folds(rows) {
  const near = rows.map((_, i) =>
    rows.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((row) => !isQuiet(row)),
  );
  let hidden = [];
  for (const [i, row] of rows.entries()) {
    if (!near[i]) hidden.push(row);
    if (hidden.length && (near[i] || i === rows.length - 1)) {
      yield { hidden };
      hidden = [];
    }
    if (near[i]) yield { row };
  }
}

function drawFold(hidden, wide) {
  const open = () => {
    const rows = hidden.map((row) => drawRow(row, wide));
    button.replaceWith(...rows);
    rows[0].tabIndex = -1; // the keyboard goes on where the button was
    rows[0].focus();
  };
  const label = ngettext("{count} paragraph unchanged", "{count} paragraphs unchanged", hidden.length);
  const button = make("button", { type: "button", class: "fold", click: open }, `⋯ ${label}`);
  return button;
}

WIDE.addEventListener("change", () => {
  for (const view of document.querySelectorAll(".diff")) view.dispatchEvent(new Event("redraw"));
});

/** The whole diff, whose columns say whose they are; drawn anew when the window becomes wide or narrow. */
function drawDiff(packed, base, heads) {
  const rows = [...rowsOf(packed, base)];
  const title = packed.title && { pieces: packed.title };
  const view = make("div", { class: "diff" });
  const redraw = () => {
    const wide = WIDE.matches;
    view.classList.toggle("wide", wide);
    const body = [...folds(rows)].map(({ row, hidden }) => (row ? drawRow(row, wide) : drawFold(hidden, wide)));
    view.replaceChildren(drawHeads(heads, wide), ...(title ? [drawTitle(title.pieces, wide)] : []), ...body);
  };
  view.addEventListener("redraw", redraw);
  redraw();
  return view;
}

function drawHeads([left, right], wide) {
  const side = (tag, sign, head) => make("p", {}, wide ? head : make(tag, {}, `${sign} `, head));
  return make("div", { class: "row heads" }, side("del", "−", left), side("ins", "+", right));
}

function drawTitle(pieces, wide) {
  const side = (children) => make("p", { lang: "zh" }, make("strong", {}, children));
  const columns = wide ? [side(inTwo(pieces, 0)), side(inTwo(pieces, 1))] : [side(inOne(pieces))];
  return make("div", { class: "row title" }, make("p", { class: "note" }, _("title")), columns);
}
