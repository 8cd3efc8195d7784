// What is searched for, marked wherever it is shown.

/** A text as searches see it, and for each of its units the place that it has in the text. */
function foldedWithPlaces(text) {
  let all = "";
  const places = [];
  let at = 0;
  for (const character of text) {
    const one = folded(character);
    for (let i = 0; i < one.length; i += 1) places.push([at, at + character.length]);
    all += one;
    at += character.length;
  }
  return [all, places];
}

/** Where words stand in a text: `[from, to]`, in order, none within another. */
function placesOf(text, words) {
  const [all, places] = foldedWithPlaces(text);
  const found = [];
  for (const word of words) {
    for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + word.length)) {
      found.push([places[at][0], places[at + word.length - 1][1]]);
    }
  }
  found.sort((one, two) => one[0] - two[0] || two[1] - one[1]);
  const apart = [];
  for (const [from, to] of found) {
    if (apart.length && from <= apart.at(-1)[1]) apart.at(-1)[1] = Math.max(to, apart.at(-1)[1]);
    else apart.push([from, to]);
  }
  return apart;
}

/** Mark a stretch of a text node. */
function markStretch(node, from, to) {
  const range = new Range();
  range.setStart(node, from);
  range.setEnd(node, to);
  range.surroundContents(make("mark", { class: "hit" }));
}

/** Mark words in an element that holds an article's text; they may run over its pieces. */
function markIn(element, words) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push([walker.currentNode, text.length]);
    text += walker.currentNode.data;
  }
  const places = placesOf(text, words);
  for (const [node, start] of nodes.reverse()) {
    const { length } = node.data;
    for (const [from, to] of places.toReversed()) {
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)];
      if (first < last) markStretch(node, first, last); // from the end on, for what is before stays
    }
  }
}

/** Mark what `words()` gives in all articles' words that come into an element from now on. */
function markAsDrawn(root, words) {
  const mark = (records) => {
    const asked = words();
    if (!asked.length) return;
    const added = records.flatMap((record) => [...record.addedNodes]).filter((node) => node.isConnected);
    const found = added.flatMap((node) => {
      if (node.nodeType !== Node.ELEMENT_NODE) return [];
      const around = node.closest('[lang="zh"]');
      return around ? [around] : [...node.querySelectorAll('[lang="zh"]')];
    });
    for (const element of new Set(found)) if (!element.querySelector(".hit")) markIn(element, asked);
    watcher.takeRecords(); // of the marks themselves
  };
  const watcher = new MutationObserver(mark);
  watcher.observe(root, { childList: true, subtree: true });
}
