/* tables.js - formulas with numbers filled in, laid out to be read. */

const LONG = 12; /* rows that are all shown; of more, the greatest and a rest */
const KEPT = 8;

/* A cell: text, an element, or a number in full; data-value has all of it. */
function cell(content) {
  if (typeof content !== "number" && content !== null)
    return element("td", {}, content === undefined ? "" : content);
  return element("td", { class: "number", "data-value": content,
    title: withMinus(String(content)) }, exact(content));
}

function row(cells, className) {
  return element("tr", { class: className }, ...cells.map(cell));
}

/* The row that stands for all rows that are left out; in its last column a
 * number, if there is one to give. */
function restRow(nColumns, words, value) {
  const spans = value === undefined ? nColumns : nColumns - 1;
  return element("tr", { class: "rest" },
    element("td", { colspan: spans }, words),
    value === undefined ? undefined : cell(value));
}

function table(heads, rows, feet) {
  const head = element("tr", {}, ...heads.map((text) =>
    element("th", { scope: "col" }, text)));
  return element("div", { class: "scroll" }, element("table", {},
    element("thead", {}, head), element("tbody", {}, ...rows),
    element("tfoot", {}, ...(feet || []))));
}

/* A table with a row for each of n things. Of a long one the greatest are
 * shown (`size` tells which), `rest` makes the row that stands for all others,
 * and a button opens it. */
function longTable(view, heads, items, make, feet) {
  const { makeRow, size, rest } = make;
  const isShort = items.length <= LONG || view.isAll;
  const best = isShort ? items : strongest(items, size);
  const kept = isShort ? items : best.slice(0, KEPT).sort((a, b) => a - b);
  const rows = kept.map(makeRow);
  if (!isShort)
    rows.push(rest(best.slice(KEPT)));
  const parts = [table(heads, rows, feet)];
  if (items.length > LONG)
    parts.push(element("button", { type: "button", class: "all" },
      view.isAll ? "Show the greatest only"
        : `Show all ${count(items.length)}`));
  return element("div", {}, ...parts);
}

/* What is computed, its formula in words and with numbers, the result. */
function derivation(what, lines, result) {
  const formula = lines.filter((line) =>
    line !== exact(result) && line !== String(result))
    .map((line, k) => element("p", {}, element("span", { class: "what" },
      k === 0 ? what : ""), `= ${line}`));
  const label = formula.length === 0 ? what : "";
  return element("div", { class: "derivation" }, ...formula,
    element("p", { class: "result" }, element("span", { class: "what" }, label),
      "= ", element("b", { "data-value": result, "data-result": what,
        title: withMinus(String(result)) }, exact(result))));
}

function formula(text) {
  return element("p", { class: "formula" }, text);
}

function prose(...parts) {
  return element("p", {}, ...parts);
}

function range(n) {
  return Array.from({ length: n }, (_, i) => i);
}

function greatest(numbers) {
  return numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
}
