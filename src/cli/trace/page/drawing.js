/* drawing.js - the network as SVG: neurons, and what is known of them at a
 * step. A neuron is a pill: its activation on the left, its output on the
 * right; in a narrow window just the newer one of the two. */

const NAME_FONT = "600 12.5px system-ui, sans-serif";
const SMALL_FONT = "12px system-ui, sans-serif";

function drawNetwork(view) {
  const { net, plan } = view;
  const sizes = net.layers.map((layer) => layer.neurons.length);
  const drawing = svg("svg", {
    viewBox: `0 0 ${plan.width} ${plan.height}`, width: plan.width,
    height: plan.height, role: "group",
    "aria-label": `The network, ${sizes.join("-")}`,
    class: isFocused(view) ? "focused" : "",
  }, arrowHeads(), ...net.layers.map((_, l) => layerTitle(view, l)));
  const edges = chooseEdges(view);
  drawing.append(svg("g", {}, ...edges.map((edge) => drawEdge(view, edge))));
  net.layers.forEach((_, l) => drawing.append(drawLayer(view, l)));
  drawing.append(svg("g", { class: "labels" },
    ...edges.filter((edge) => edge.isActive)
      .map((edge) => drawLabel(view, edge)), ...drawOthersEdges(view)));
  return drawing;
}

/* true when a part of the network is looked at, and the rest stands back. */
function isFocused(view) {
  return Boolean(view.selected) ||
    !["start", "input", "after"].includes(view.step.kind);
}

function arrowHeads() {
  return svg("defs", {}, ...["plus", "minus"].map((sign) =>
    svg("marker", { id: `arrow-${sign}`, class: sign, viewBox: "0 0 10 10",
      refX: 9, refY: 5, markerWidth: 11, markerHeight: 11,
      markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" },
    svg("path", { d: "M0 1 L10 5 L0 9 z" }))));
}

function layerTitle(view, l) {
  const { net, plan } = view;
  const left = plan.columns[l].x;
  const [x, anchor] = l === 0 ? [left, "start"]
    : l === net.last ? [left + plan.pill, "end"]
      : [left + plan.pill / 2, "middle"];
  return svg("text", { class: "layer", x, y: 13, "text-anchor": anchor },
    clip(layerName(net, l), plan.pill + plan.gap * 0.75, NAME_FONT),
    svg("tspan", { class: "transfer", x, dy: 15 }, net.layers[l].activation));
}

function drawLayer(view, l) {
  const { plan, net } = view;
  const column = plan.columns[l];
  const group = svg("g", { role: "group", "aria-label": layerName(net, l) },
    ...column.places.map((place) => drawNeuron(view, l, place)));
  if (column.more)
    group.append(drawMore(view, l, column.more));
  return group;
}

/* The kinds of steps that compute something of a neuron itself. */
function isNeuronOfStep(view, l, j) {
  const { step, net, selected } = view;
  if (selected)
    return selected.layer === l && selected.neuron === j;
  if (step.kind === "loss" || step.kind === "after")
    return l === net.last;
  if (step.kind === "input")
    return l === 0;
  return step.layer === l && step.neuron === j;
}

function drawNeuron(view, l, place) {
  const { plan, net } = view;
  const neuron = neuronAt(net, l, place.j);
  const isActive = isNeuronOfStep(view, l, place.j);
  const group = svg("g", { class: `neuron${isActive ? " active" : ""}`,
    tabindex: 0, role: "button", "data-neuron": `${l}:${place.j}`,
    "aria-pressed": String(Boolean(view.selected &&
      view.selected.layer === l && view.selected.neuron === place.j)),
    "aria-label": describe(view, l, place.j) },
  svg("title", {}, describe(view, l, place.j)),
  svg("rect", { class: "pill", x: place.x, y: place.y - PILL / 2,
    width: plan.pill, height: PILL, rx: PILL / 2 }));
  group.append(...drawCells(view, l, place),
    ...linesAbove(view, l, place, neuron),
    ...linesBelow(view, l, place, neuron));
  return group;
}

/* Above a neuron: its name, and in a hidden layer beside it a fact. */
function linesAbove(view, l, place, neuron) {
  const { plan, net } = view;
  const isLast = l === net.last;
  const [left, right] = [place.x + 4, place.x + plan.pill - 4];
  const y = place.y - PILL / 2 - 5;
  const [fact] = l > 0 && !isLast ? factsOf(view, l, place, neuron) : [];
  const text = fact ? factAbove(plan, fact, neuron.name) : "";
  const taken = fact ? widthOf(text, NAME_FONT) + 8 : 0;
  const room = plan.pill + (plan.compact ? plan.gap * 0.5 - 8 : 14);
  const name = clip(neuron.name, Math.max(room - taken, 44), NAME_FONT);
  const lines = [svg("text", { class: "name", x: isLast ? right : left, y,
    "text-anchor": isLast ? "end" : "start" }, name)];
  if (fact)
    lines.push(svg("text", { class: `fact ${fact[0]}`, y,
      x: Math.max(right, left + widthOf(name, NAME_FONT) + taken),
      "text-anchor": "end", "data-value": fact[1] }, text));
  return lines;
}

/* In as few words as there is room for beside the name. */
function factAbove(plan, fact, name) {
  if (plan.compact && fact[0] === "error")
    return twoDigits(fact[1]);
  const words = factText(plan, fact);
  return widthOf(name + words, NAME_FONT) > plan.pill - 16
    ? words.replace("error", "err.") : words;
}

/* The numbers inside: [what they are, value, is it of this step]. */
function cellsOf(view, l, j) {
  const { net, known, step, plan } = view;
  const neuron = neuronAt(net, l, j);
  if (l === 0)
    return [["output", known.any("input") ? neuron.output : undefined,
      step.kind === "input"]];
  const isAfter = step.kind === "after";
  const activation = known.has("sum", l, j) && !isAfter
    ? neuron.activation : undefined;
  const output = isAfter ? neuron.output_after
    : known.has("output", l, j) ? neuron.output : undefined;
  const isHere = isNeuronOfStep(view, l, j) && !view.selected;
  const cells = [["activation", activation, isHere && step.kind === "sum"],
    ["output", output, isHere &&
      ["output", "loss", "after"].includes(step.kind)]];
  if (isAfter || (plan.compact && output !== undefined))
    return [cells[1]];
  return plan.compact ? [cells[0]] : cells;
}

function drawCells(view, l, place) {
  const { plan } = view;
  const cells = cellsOf(view, l, place.j);
  const width = plan.pill / cells.length;
  const parts = [];
  if (cells.length === 2)
    parts.push(svg("line", { class: "divider", x1: place.x + width,
      x2: place.x + width, y1: place.y - PILL / 2 + 1,
      y2: place.y + PILL / 2 - 1 }));
  cells.forEach(([what, value, isNew], k) => {
    if (value === undefined)
      return;
    parts.push(svg("text", { class: `value ${what}${isNew ? " new" : ""}`,
      x: place.x + width * (k + 0.5), y: place.y + 4.5,
      "text-anchor": "middle", "data-value": value }, brief(value)));
  });
  return parts;
}

/* What stands beside a neuron: what was expected of it, its bias while the step
 * is about it, and else its error. */
function factsOf(view, l, place, neuron) {
  const { net, known, step } = view;
  const facts = [];
  const isHere = isNeuronOfStep(view, l, place.j) && !view.selected;
  if (l === net.last && known.any("loss"))
    facts.push(["expected", neuron.target.expected]);
  if (l > 0 && isHere && step.kind === "sum")
    facts.push(["bias", neuron.bias]);
  if (l > 0 && isHere && step.kind === "update")
    facts.push(["bias", neuron.bias_after]);
  else if (hasError(view, l, place.j) && step.kind !== "after")
    facts.push(["error", neuron.error]);
  return facts;
}

/* In a narrow window, the labels of later steps need the room. */
function hasError(view, l, j) {
  const { known, step, plan, net } = view;
  return l > 0 && known.has("error", l, j) && (!plan.compact ||
    l === net.last || step.kind === "error" || isNeuronOfStep(view, l, j));
}

/* In a narrow window with two digits, and shorter words. */
function factText({ compact }, [what, value]) {
  const short = { expected: "exp.", error: "err.", bias: "bias" };
  if (what === "expected" && Number.isInteger(value))
    return `${compact ? short[what] : what} ${plain(value)}`;
  return compact ? `${short[what]} ${twoDigits(value)}`
    : `${what} ${brief(value)}`;
}

/* Below an output: all that stands beside it. */
function linesBelow(view, l, place, neuron) {
  const { net, plan } = view;
  if (l !== net.last)
    return [];
  return factsOf(view, l, place, neuron).map((fact, k) => svg("text", {
    class: `fact ${fact[0]}`, "data-value": fact[1], "text-anchor": "end",
    x: place.x + plan.pill - 4, y: place.y + PILL / 2 + 14 + 14 * k },
  factText(plan, fact)));
}

/* All that is known of a neuron, for a pointer that rests and for a reader. */
function describe(view, l, j) {
  const { net, known } = view;
  const neuron = neuronAt(net, l, j);
  const facts = [];
  if (l === 0 && known.any("input"))
    facts.push(`value ${exact(neuron.output)}`);
  if (known.has("sum", l, j))
    facts.push(`activation ${exact(neuron.activation)}`);
  if (known.has("output", l, j))
    facts.push(`output ${exact(neuron.output)}`);
  if (l === net.last && known.any("loss"))
    facts.push(`expected ${exact(neuron.target.expected)}`);
  if (known.has("error", l, j))
    facts.push(`error ${exact(neuron.error)}`);
  return [neuron.name, ...facts].join(", ");
}

/* The last place of a tall layer: opens it, or closes it again. */
function drawMore(view, l, place) {
  const { plan, shown, step } = view;
  const n = shown[l].others.length;
  const isActive = step.layer === l && step.others && !view.selected;
  const label = n === 0 ? "show fewer"
    : plan.compact ? `… +${count(n)}` : `… and ${count(n)} more`;
  return svg("g", { class: `more${isActive ? " active" : ""}`, tabindex: 0,
    role: "button", "data-more": l, "aria-expanded": String(n === 0),
    "aria-label": n === 0 ? "Show fewer neurons of this layer"
      : `Show ${count(n)} more neurons of this layer` },
  svg("rect", { class: "pill", x: place.x, y: place.y - PILL / 2,
    width: plan.pill, height: PILL, rx: PILL / 2 }),
  svg("text", { x: place.x + plan.pill / 2, y: place.y + 4,
    "text-anchor": "middle" },
  clip(label, plan.pill - 8, SMALL_FONT)));
}
