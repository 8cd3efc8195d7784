// Colours of any notation are drawn on one dot, so that the browser itself says what they are.
() => {
  const dot = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    dot.clearRect(0, 0, 1, 1);
    dot.fillStyle = color;
    dot.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = dot.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const parents = (node) => (node ? [...parents(node.parentElement), node] : []);
  const behind = (node) =>
    parents(node).map((one) => rgba(getComputedStyle(one).backgroundColor)).reduce((below, top) => over(top, below), [255, 255, 255]);
  const opacity = (node) => parents(node).reduce((all, one) => all * getComputedStyle(one).opacity, 1);
  const luminance = (color) => {
    const [r, g, b] = color.map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, two) => {
    const [high, low] = [luminance(one), luminance(two)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || /^(SCRIPT|NOSCRIPT|OPTION)$/.test(node.tagName)) continue;
    const style = getComputedStyle(node);
    const paint = node.closest("svg") ? style.fill : style.color;
    const [r, g, b, a] = rgba(paint);
    const ground = behind(node);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const reached = ratio(over([r, g, b, a * opacity(node)], ground), ground);
    if (reached < (large ? 3 : 4.5)) found.set(`${node.tagName}.${node.getAttribute("class") ?? ""}`, `${reached.toFixed(2)} ${walker.currentNode.data.trim().slice(0, 20)}`);
  }
  return [...found].map(([where, what]) => `${where}: ${what}`);
}
