/* numbers.js - numbers as text, and how elements are made. */

const MINUS = "\u2212";

function withMinus(text) {
  return text.replace(/-/g, MINUS);
}

/* In full: nine decimals, as worked examples have them. */
function exact(value) {
  if (typeof value !== "number" || !Number.isFinite(value))
    return "not finite";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-6 || size >= 1e7))
    return withMinus(value.toExponential(6));
  return withMinus(value.toFixed(size < 1000 ? 9 : 4));
}

/* As a setting that someone typed: no zeros at its end. */
function plain(value) {
  return withMinus(String(Number(value.toPrecision(9))));
}

/* For the drawing: some six characters. */
function brief(value) {
  if (typeof value !== "number" || !Number.isFinite(value))
    return "?";
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.00095 || size >= 99999.5))
    return withMinus(value.toExponential(1).replace("e+", "e"));
  if (size !== 0 && size < 0.00995)
    return withMinus(value.toPrecision(2));
  const decimals = size < 9.9995 ? 3 : size < 99.995 ? 2
    : size < 999.95 ? 1 : 0;
  return withMinus(value.toFixed(decimals));
}

function twoDigits(value) {
  return value === 0 ? "0" : Math.abs(value) >= 0.001 && Math.abs(value) < 100
    ? plain(Number(value.toPrecision(2))) : brief(value);
}

/* From one number to another, with as many decimals as tell them apart. */
function change(from, to) {
  if (brief(from) !== brief(to) || Math.abs(from) >= 1000)
    return `${brief(from)} → ${brief(to)}`;
  const decimals = [4, 5, 6, 7].find((d) => from.toFixed(d) !== to.toFixed(d));
  if (decimals === undefined)
    return `${brief(from)} → ${brief(to)}`;
  return withMinus(`${from.toFixed(decimals)} → ${to.toFixed(decimals)}`);
}

function count(n) {
  return n.toLocaleString("en");
}

/* Text always goes in as text: names come from files. */
function element(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  return fill(made, attributes, children);
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== undefined && value !== false)
      made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/* A name from a file, which may be written from right to left. */
function nameOf(text) {
  return element("bdi", { class: "name" }, text);
}

const measure = document.createElement("canvas").getContext("2d");

function widthOf(text, font) {
  measure.font = font;
  return measure.measureText(text).width;
}

/* A text no wider than `room` in this font, with an ellipsis if it was. */
function clip(text, room, font) {
  if (widthOf(text, font) <= room)
    return text;
  const characters = Array.from(text);
  let low = 0, high = characters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const start = characters.slice(0, middle).join("").trimEnd() + "…";
    if (widthOf(start, font) <= room)
      low = middle;
    else
      high = middle - 1;
  }
  return characters.slice(0, low).join("").trimEnd() + "…";
}
