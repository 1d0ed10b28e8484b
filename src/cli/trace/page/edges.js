/* edges.js - the connections: width is a weight's size, colour and dashes its
 * sign. */

const MANY = 120;  /* connections that are all drawn */
const DRAWN = 60;  /* of more than that, the strongest */

/* true where the step is about this connection: a sum or an error comes along
 * it, or its own gradient or update is computed. */
function isOfStep(view, l, j, i) {
  const { step, net } = view;
  if (step.kind === "error" && step.layer < net.last)
    return step.layer === l - 1 && step.neuron === i;
  return ["sum", "gradient", "update"].includes(step.kind) &&
    step.layer === l && step.neuron === j;
}

function isOfSelected(view, l, j, i) {
  const { layer, neuron } = view.selected;
  return (layer === l && neuron === j) || (layer === l - 1 && neuron === i);
}

function makeEdge(view, l, to, from) {
  const { net, plan, known, selected } = view;
  const [j, i] = [to.j, from.j];
  const isActive = selected ? isOfSelected(view, l, j, i)
    : isOfStep(view, l, j, i);
  return { l, j, i, isActive, weight: weightNow(net, known, l, j, i),
    x1: from.x + plan.pill, y1: from.y, x2: to.x, y2: to.y };
}

/* All between neurons that are shown, or of many the strongest and those that
 * are looked at; these lie on top. */
function chooseEdges(view) {
  const { net, plan } = view;
  const edges = [];
  for (let l = 1; l <= net.last; l++) {
    for (const to of plan.columns[l].places) {
      for (const from of plan.columns[l - 1].places)
        edges.push(makeEdge(view, l, to, from));
    }
  }
  const background = edges.filter((edge) => !edge.isActive);
  const active = edges.filter((edge) => edge.isActive);
  if (connectionCount(net) <= MANY)
    return [...background, ...active];
  const kept = new Set(strongest(edges, (edge) => Math.abs(edge.weight))
    .slice(0, DRAWN));
  return [...background.filter((edge) => kept.has(edge)), ...active];
}

function drawEdge(view, edge) {
  const sign = edge.weight < 0 ? "minus" : "plus";
  const width = 0.8 + 4.2 * Math.abs(edge.weight) / view.greatestWeight;
  const isBack = view.step.kind === "error";
  const hasArrow = edge.isActive && !view.selected;
  const arrow = hasArrow && `url(#arrow-${sign})`;
  const from = neuronAt(view.net, edge.l - 1, edge.i).name;
  const to = neuronAt(view.net, edge.l, edge.j).name;
  return svg("line", {
    x1: edge.x1, y1: edge.y1, x2: edge.x2, y2: edge.y2,
    class: `edge ${sign}${edge.isActive ? " active" : ""}`,
    "stroke-width": width.toFixed(2),
    "marker-end": !isBack && arrow, "marker-start": isBack && arrow,
    "data-edge": `${edge.l}:${edge.j}:${edge.i}`, "data-value": edge.weight,
  }, svg("title", {}, `${from} → ${to}: weight ${exact(edge.weight)}`));
}

/* What stands on a connection: what the step says of it, or its weight. */
function labelText(view, { l, j, i, weight }) {
  const neuron = neuronAt(view.net, l, j);
  const short = view.plan.compact ? twoDigits : brief;
  const labels = {
    error: neuronAt(view.net, l - 1, i).error_parts?.[j],
    gradient: neuron.gradients[i],
  };
  if (!view.selected && view.step.kind in labels)
    return [labels[view.step.kind], short(labels[view.step.kind])];
  if (!view.selected && view.step.kind === "update" && !view.plan.compact)
    return [weight, change(neuron.weights[i], neuron.weights_after[i])];
  return [weight, short(weight)];
}

/* Labels stand where lines that meet in one neuron are apart. */
function labelPlace(view, edge) {
  const centre = view.selected || view.step;
  const meetsAtStart = centre.layer === edge.l - 1;
  if (meetsAtStart)
    return view.plan.compact ? 0.64 : 0.68;
  return view.step.kind === "update" && !view.plan.compact ? 0.42 : 0.32;
}

function drawLabel(view, edge) {
  const [value, text] = labelText(view, edge);
  return labelAt(edge, labelPlace(view, edge), text,
    { "data-label": `${edge.l}:${edge.j}:${edge.i}`, "data-value": value });
}

function labelAt(line, t, text, attributes) {
  const width = widthOf(text, NAME_FONT) + 10;
  const x = line.x1 + (line.x2 - line.x1) * t;
  const y = line.y1 + (line.y2 - line.y1) * t;
  return svg("g", { class: "label", ...attributes },
    svg("rect", { x: x - width / 2, y: y - 9, width, height: 18, rx: 5 }),
    svg("text", { x, y: y + 4, "text-anchor": "middle" }, text));
}

/* The neurons that are left out are joined to the one that is looked at, too:
 * one dotted line for each side stands for all of them. */
function drawOthersEdges(view) {
  const { net, plan, step, selected, shown } = view;
  const { layer, neuron } = selected || step;
  const at = neuron !== undefined && plan.columns[layer].byNeuron.get(neuron);
  if (!at)
    return [];
  const isForth = selected || ["sum", "gradient", "update"].includes(step.kind);
  const isBack = selected || step.kind === "error";
  const parts = [];
  if (isForth && layer > 0 && shown[layer - 1].others.length > 0)
    parts.push(othersLine(view, plan.columns[layer - 1].more, at));
  if (isBack && layer < net.last && shown[layer + 1].others.length > 0)
    parts.push(othersLine(view, at, plan.columns[layer + 1].more));
  if (parts.length === 1 && !selected && isBack)
    parts.push(othersLabel(view, at, layer, neuron));
  return parts;
}

function othersLine(view, from, to) {
  return svg("line", { class: "edge others", x1: from.x + view.plan.pill,
    y1: from.y, x2: to.x, y2: to.y });
}

/* What their errors send back together. */
function othersLabel(view, at, layer, neuron) {
  const { net, plan, shown } = view;
  const { more } = plan.columns[layer + 1];
  const back = sumOf(shown[layer + 1].others, (k) =>
    neuronAt(net, layer, neuron).error_parts[k]);
  const line = { x1: at.x + plan.pill, y1: at.y, x2: more.x, y2: more.y };
  return labelAt(line, 0.68, brief(back), {});
}

/* A dot runs along each connection of the step, the way the numbers go. */
function animateStep(view, drawing) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches || view.selected)
    return;
  if (!["sum", "error"].includes(view.step.kind))
    return;
  for (const line of drawing.querySelectorAll(".edge.active")) {
    const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) =>
      `${line.getAttribute(name)}px`);
    const way = [`translate(${x1}, ${y1})`, `translate(${x2}, ${y2})`];
    if (view.step.kind === "error")
      way.reverse();
    const dot = svg("circle", { class: "dot", r: 4.5 });
    line.after(dot);
    dot.animate(way.map((transform) => ({ transform })),
      { duration: 650, easing: "ease-in-out" }).onfinish = () => dot.remove();
  }
}
