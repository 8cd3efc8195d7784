// Making elements. Strings become text nodes and attributes are set one by one, so nothing that an
// article says is ever read as markup.

const WIDE = matchMedia("(min-width: 56rem)"); // room for two columns

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(2).filter((child) => child != null && child !== false));
  return node;
}

/** Make an HTML element; an attribute whose value is a function listens to the event of its name. */
const make = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

/** Make an SVG element. */
const draw = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

/** Words of an article: Chinese glyphs, and no mark in them turns the writing around them. */
const said = (text, attributes = {}) => make("bdi", { lang: "zh", ...attributes }, text);

/** The address if it leads to the web, else null: `javascript:` and the like are no links. */
function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that tells the other side nothing and gives it no hold on this page; null for no address. */
function webLink(address, label, attributes = {}) {
  const href = webAddress(address);
  return href && make("a", { href, target: "_blank", rel: "noopener noreferrer", ...attributes }, label);
}

const byId = (id) => document.getElementById(id);

const number = (value) => value.toLocaleString("en");

const percent = (share) => `${share > 0.99 && share < 1 ? 99 : Math.round(share * 100)}%`;
