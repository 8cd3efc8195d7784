// Words in the reader's language. Texts stand in English here; the page brings those of another
// language by them, with a list where a text depends on a count. Places have names: `{count} later`.

const WORDS = new Map(Object.entries(JSON.parse(document.getElementById("dictionary").textContent)));

/** Put parts into a text: a string where all of them are words, else a list with their elements. */
function filled(text, parts) {
  const pieces = text.split(/\{(\w+)\}/).map((piece, i) => (i % 2 ? parts[piece] : piece));
  const plain = pieces.every((piece) => typeof piece === "string" || typeof piece === "number");
  return plain ? pieces.join("") : pieces.flat();
}

/** A text in the reader's language. */
const _ = (text, parts = {}) => filled(WORDS.get(text) ?? text, parts);

/** A text that depends on a count, which stands in the place `{count}`. */
function ngettext(one, many, count, parts = {}) {
  const [first, ...others] = WORDS.get(one) ?? [one, many];
  return filled(count === 1 ? first : (others[0] ?? first), { count: number(count), ...parts });
}

/** Sentences in a row: Chinese has no blank between them. */
const inSentences = (sentences) => sentences.filter(Boolean).join(document.documentElement.lang.startsWith("zh") ? "" : " ");

/** What is said of something, in a row with dots between; what is empty is left out. */
const inARow = (facts) => facts.filter(Boolean).flatMap((fact, at) => (at ? [" · ", fact] : [fact]));
