/* steps.js - the walk through one step of learning: a list of stations.
 *
 * A station has a kind, and a layer and a neuron where it is about one; where
 * it is about the neurons that the drawing leaves out, `others` has them. */

const phases = [
  { id: "start", name: "Weights" },
  { id: "input", name: "Input" },
  { id: "forward", name: "Forward" },
  { id: "loss", name: "Loss" },
  { id: "error", name: "Errors back" },
  { id: "gradient", name: "Gradients" },
  { id: "update", name: "Update" },
  { id: "after", name: "Loss after" },
];

function makeSteps(net, shown) {
  const steps = [];
  const add = (phase, kind, layer, neuron, others) =>
    steps.push({ phase, kind, layer, neuron, others,
      key: [kind, layer, others ? "others" : neuron].join(":") });

  function addLayer(phase, kinds, l) {
    for (const j of shown[l].list)
      kinds.forEach((kind) => add(phase, kind, l, j));
    if (shown[l].others.length > 0)
      kinds.forEach((kind) => add(phase, kind, l, undefined, shown[l].others));
  }

  add("start", "start");
  add("input", "input", 0);
  for (let l = 1; l <= net.last; l++) {
    if (net.layers[l].activation === "softmax") { /* which needs all sums */
      addLayer("forward", ["sum"], l);
      addLayer("forward", ["output"], l);
    } else {
      addLayer("forward", ["sum", "output"], l);
    }
  }
  add("loss", "loss", net.last);
  for (const phase of ["error", "gradient", "update"]) {
    for (let l = net.last; l > 0; l--)
      addLayer(phase, [phase], l);
  }
  add("after", "after", net.last);
  return steps;
}

/* What has been computed up to and with step `now`. */
function knownAt(steps, now) {
  const known = new Set();
  for (const step of steps.slice(0, now + 1)) {
    if (step.others)
      step.others.forEach((j) => known.add(factOf(step.kind, step.layer, j)));
    else
      known.add(factOf(step.kind, step.layer, step.neuron));
  }
  return {
    has: (kind, l, j) => known.has(factOf(kind, l, j)),
    any: (kind) => steps.slice(0, now + 1).some((step) => step.kind === kind),
  };
}

function factOf(kind, l, j) {
  return j === undefined ? kind : `${kind}:${l}:${j}`;
}

/* A weight as it stands now: its neuron is updated, or not yet. */
function weightNow(net, known, l, j, i) {
  const neuron = neuronAt(net, l, j);
  return known.has("update", l, j) ? neuron.weights_after[i]
    : neuron.weights[i];
}

/* The step with this key; where there is none, as in a layer that was closed,
 * the last one that isn't past it. */
function stepNear(steps, step) {
  const exactly = steps.findIndex((other) => other.key === step.key);
  if (exactly >= 0)
    return exactly;
  const near = steps.findIndex((other) =>
    other.kind === step.kind && other.layer === step.layer &&
    (other.others || step.others));
  return Math.max(near, 0);
}

const stepWords = {
  start: "the weights", input: "the row", sum: "sum", output: "output",
  loss: "the loss", error: "error", gradient: "gradients", update: "update",
  after: "the loss afterwards",
};

/* A few words for the list of steps. */
function shortTitle(net, step) {
  if (step.others)
    return `… ${count(step.others.length)} more: ${stepWords[step.kind]}`;
  if (step.neuron === undefined)
    return stepWords[step.kind];
  const { name } = neuronAt(net, step.layer, step.neuron);
  return `${clip(name, 110, SMALL_FONT)} ${stepWords[step.kind]}`;
}
