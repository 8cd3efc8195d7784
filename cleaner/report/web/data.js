// What the page is given: an index of all stories, and blocks with their texts and edits, each
// deflated and in base64. A block is inflated when something in it is first shown.

const BLOCKS_IN_MEMORY = 24;

async function unpack(element) {
  const packed = atob(element.textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

/** The details of all copies, numbered through; `starts` has the first number of each block. */
class Details {
  constructor(starts) {
    this.starts = starts;
    this.blocks = new Map();
  }

  async get(wanted) {
    const at = this.starts.findLastIndex((start) => start <= wanted);
    const block = await this.block(at);
    return block[wanted - this.starts[at]];
  }

  block(at) {
    const known = this.blocks.get(at) ?? unpack(byId(`block-${at}`));
    this.blocks.delete(at); // the least recently used stands first, and goes first
    this.blocks.set(at, known);
    if (this.blocks.size > BLOCKS_IN_MEMORY) this.blocks.delete(this.blocks.keys().next().value);
    return known;
  }
}

/**
 * The rows of a diff, with their texts. As packed, a row is `[left, right, count]` for lines that are
 * the same, or tells its lines (first, count) and pieces; where it has no pieces, its text is that of
 * the left. A piece is a string if both print it alike, `[left, right]` if they print it differently,
 * and `[left, right, furniture]` if it is changed.
 */
function* rowsOf(packed, base) {
  for (const row of packed.rows) {
    if (Array.isArray(row)) {
      const [left, right, count] = row;
      for (let i = 0; i < count; i += 1) {
        yield { kind: "kept", left: [left + i, 1], right: [right + i, 1], pieces: [base[left + i]] };
      }
    } else {
      const left = row.left ? base.slice(row.left[0], row.left[0] + row.left[1]).join("\n") : "";
      const whole = row.right ? left : [left, "", row.furniture ?? ""];
      yield { ...row, pieces: row.pieces ?? [whole] };
    }
  }
}

const rightOf = (pieces) => pieces.map((piece) => (typeof piece === "string" ? piece : piece[1])).join("");

/** The lines of a copy: its own text, or what its edits make of the text that they edit. */
async function linesOf(story, at, details) {
  const packed = await details.get(story.detail + at);
  if (packed.body !== undefined) return packed.body.split("\n");
  const base = await linesOf(story, story.copies[at].base, details);
  const found = [...rowsOf(packed, base)].filter((row) => row.right);
  found.sort((one, two) => one.right[0] - two.right[0]);
  return found.flatMap((row) => rightOf(row.pieces).split("\n"));
}
