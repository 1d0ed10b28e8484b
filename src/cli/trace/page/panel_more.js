/* panel_more.js - the larger panels, and what panels are made of. */

function titled(words, neuron) {
  return element("span", {}, words, nameOf(neuron.name));
}

function numberText(value) {
  return element("b", { class: "number", "data-value": value,
    title: withMinus(String(value)) }, exact(value));
}

/* The last line of a sum; `what` says so to those who look for it. */
function resultRow(what, cells) {
  const made = row(cells, "result");
  made.lastElementChild.setAttribute("data-result", what);
  return made;
}

function transferFilled(layer, neuron) {
  const transfer = transfers[layer.activation];
  if (layer.activation === "softmax")
    return transfer.filled(neuron.activation, layer);
  return transfer ? transfer.filled(neuron.activation)
    : `${layer.activation}(${exact(neuron.activation)})`;
}

function slopeDerivation(layer, neuron) {
  const transfer = transfers[layer.activation];
  const lines = [pretty(layer.slope)];
  const filled = transfer ? transfer.slope(neuron.activation, neuron.output)
    : "";
  if (filled && filled !== lines[0])
    lines.push(filled);
  return derivation("slope", lines, neuron.slope);
}

function settings(net) {
  const sizes = net.layers.map((layer) => layer.neurons.length).join(" - ");
  const items = [["network", `${sizes} neurons`],
    ["weights", count(connectionCount(net))],
    ["transfer functions",
      net.layers.slice(1).map((layer) => layer.activation).join(", ")],
    ["loss", net.loss.name], ["learning rate", plain(net.learning_rate)]];
  if (net.freeze_bias)
    items.push(["biases", "stay as they are"]);
  if (net.steps > 1)
    items.push(["steps", `${count(net.steps)}; the last one is shown`]);
  return element("dl", {}, ...items.flatMap(([what, value]) =>
    [element("dt", {}, what), element("dd", {}, value)]));
}

/* What stood in the row; a long text isn't needed in full. */
function cellText(input) {
  if (input.cell === undefined)
    return "";
  if (input.missing)
    return `missing: ${plain(input.raw)}`;
  return element("bdi", { title: input.cell,
    class: input.raw === undefined ? "name" : "number" },
  clip(input.cell, 100, SMALL_FONT));
}

function inputRow(input, hasCells, isScaled) {
  const cells = [nameOf(input.name)];
  if (hasCells)
    cells.push(cellText(input));
  if (isScaled)
    cells.push(...["centre", "scale"].map((key) =>
      (input[key] === undefined ? "" : setting(input[key]))));
  return row([...cells, input.output]);
}

/* A number that isn't computed here. */
function setting(value) {
  return element("span", { class: "number", title: withMinus(String(value)) },
    withMinus(String(Number(value.toPrecision(6)))));
}

/* A number was scaled as the inputs are: how one gets back to the target. */
function expectedNote(net) {
  const scaled = net.outputs.find((output) => output.scale !== undefined);
  if (!scaled)
    return undefined;
  return element("p", { class: "note" }, "Expected and actual values are " +
    "scaled. For ", nameOf(scaled.name), `, × ${plain(scaled.scale)} + ` +
    `${plain(scaled.centre)} makes the target of them.`);
}

function outputErrorPanel(view, l, j) {
  const { net } = view;
  const layer = net.layers[l];
  const neuron = layer.neurons[j];
  const { expected, actual } = neuron.target;
  const difference = `${plain(expected)} − ${inner(actual)}`;
  const isPlain = net.loss.name === "mse";
  const body = [prose("The error of an output neuron contrasts the expected " +
    "output with the actual one. ", net.loss.cancels_slope
    ? "With this loss and this transfer function, the slopes of both cancel " +
      "each other: just the difference is left."
    : "It is multiplied by the slope of the neuron's output.")];
  if (net.loss.cancels_slope) {
    body.push(derivation("error", ["expected − actual", difference],
      neuron.error));
  } else {
    body.push(slopeDerivation(layer, neuron), derivation("error",
      [pretty(net.loss.error), `${isPlain ? `(${difference})`
        : inner(neuron.pull)} × ${inner(neuron.slope)}`], neuron.error));
  }
  body.push(prose(neuron.error > 0
    ? "Above 0: the output should have been greater."
    : neuron.error < 0 ? "Below 0: the output should have been smaller."
      : "0: nothing is to be changed here."));
  return { kicker: `Errors backwards · ${layerName(net, l)}`,
    title: titled("Error of ", neuron), body };
}

function hiddenErrorPanel(view, l, j) {
  const { net } = view;
  const layer = net.layers[l];
  const neuron = layer.neurons[j];
  const next = net.layers[l + 1].neurons;
  const makeRow = (k) => row([weightCell(weightName(next[k], j), next[k]),
    next[k].weights[j], next[k].error, neuron.error_parts[k]]);
  return { kicker: `Errors backwards · ${layerName(net, l)}`,
    title: titled("Error of ", neuron), body: [
      prose("Errors travel backward along the weights that carried this " +
        "neuron's output forward: its error is the weighted errors of the " +
        "neurons behind it, times the slope of its own output."),
      formula("error = sum(weight × error behind) × slope"),
      longTable(view, ["weight, to", "weight", "× its error", "= part"],
        range(next.length), { makeRow,
          size: (k) => Math.abs(neuron.error_parts[k]),
          rest: (rest) => restRow(4, restName(rest),
            sumOf(rest, (k) => neuron.error_parts[k])) },
        [row(["sum", "", "", neuron.pull])]),
      slopeDerivation(layer, neuron),
      derivation("error", ["sum × slope",
        `${inner(neuron.pull)} × ${inner(neuron.slope)}`], neuron.error),
    ] };
}

function updatePanel(view, l, j) {
  const { net } = view;
  const neuron = neuronAt(net, l, j);
  const [weights, gradients] = [neuron.weights, neuron.gradients];
  const makeRow = (i) => row([sourceCell(net, l, j, i), weights[i],
    gradients[i], neuron.weights_after[i]]);
  const first = `${exact(weights[0])} − ${plain(net.learning_rate)} × ` +
    inner(gradients[0]);
  const bias = net.freeze_bias
    ? row(["bias, stays", neuron.bias, "", neuron.bias_after])
    : row(["bias", neuron.bias, neuron.bias_gradient, neuron.bias_after]);
  return { kicker: `Gradient descent · ${layerName(net, l)}`,
    title: titled("New weights into ", neuron), body: [
      prose("Gradient descent: each weight takes a step down its slope, so " +
        "that the loss decreases. The learning rate says how long a step."),
      derivation(weightName(neuron, 0),
        ["weight − learning rate × gradient", first],
        neuron.weights_after[0]),
      longTable(view, ["weight, from", "before", "gradient", "after"],
        range(weights.length), { makeRow,
          size: (i) => Math.abs(gradients[i]),
          rest: (rest) => restRow(4, restName(rest)) }, [bias]),
    ] };
}

/* The neurons of a tall layer that aren't drawn, in one step. */
function othersPanel(view) {
  const { net, step } = view;
  const { layer: l, others } = step;
  const at = (j) => neuronAt(net, l, j);
  const byKind = {
    sum: ["Activations", ["sum", "bias", "activation"]],
    output: ["Outputs", ["activation", "output"]],
    error: ["Errors", ["pull", "slope", "error"]],
    gradient: ["Gradients", ["error", "greatest gradient"]],
    update: ["New weights", ["greatest gradient", "greatest change"]],
  };
  const [title, facts] = byKind[step.kind];
  const fact = (neuron, what) => (what === "greatest gradient"
    ? greatest(neuron.gradients)
    : what === "greatest change" ? greatest(neuron.weights_after.map(
      (after, i) => after - neuron.weights[i]))
      : neuron[what] === undefined ? "" : neuron[what]);
  const makeRow = (j) => row([nameOf(at(j).name),
    ...facts.map((what) => fact(at(j), what))]);
  return { kicker: layerName(net, l),
    title: `${title} of ${count(others.length)} more neurons`, body: [
      prose("They are computed like those before. The drawing has the " +
        "neurons whose weights this step changes most; open the layer there " +
        "to walk through these, too."),
      longTable(view, ["neuron", ...facts.map((what) =>
        (what === "pull" ? "weighted errors" : what))], others, { makeRow,
        size: (j) => changeAround(net, l, j),
        rest: (rest) => restRow(facts.length + 1, restName(rest)) }),
    ] };
}

function lossBySteps(net) {
  if (net.loss.by_step.length <= 2)
    return [];
  return [prose("The loss when so many steps were done:"),
    table(["steps", "loss"], net.loss.by_step.map((point) =>
      row([element("span", {}, count(point.step)), point.loss])))];
}

/* What is known so far of the neuron that someone clicked. */
function neuronCard(view) {
  const { net, known, selected } = view;
  const { layer: l, neuron: j } = selected;
  const neuron = neuronAt(net, l, j);
  const facts = [];
  if (l === 0)
    facts.push(["value", known.any("input") ? neuron.output : undefined]);
  else
    facts.push(["bias", known.has("update", l, j) ? neuron.bias_after
      : neuron.bias],
    ["activation", known.has("sum", l, j) ? neuron.activation : undefined],
    ["output", known.has("output", l, j) ? neuron.output : undefined],
    ["error", known.has("error", l, j) ? neuron.error : undefined]);
  return element("div", { class: "card" },
    element("p", { class: "kicker" }, `Selected · ${layerName(net, l)}`),
    element("h3", {}, nameOf(neuron.name)),
    element("dl", {}, ...facts.filter(([, value]) => value !== undefined)
      .flatMap(([what, value]) => [element("dt", {}, what),
        element("dd", {}, numberText(value))])),
    element("p", {}, "The drawing has its connections, with their weights" +
      (view.shown.some((other) => other.others.length > 0)
        ? "; dotted lines stand for those of neurons that aren’t shown: " +
          "open a layer to see them, too." : ".")),
    element("button", { type: "button", id: "let-go" }, "Let go (Esc)"));
}
