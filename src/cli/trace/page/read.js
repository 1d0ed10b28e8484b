/* read.js - the trace, as `bp trace --json` writes it, made ready to draw.
 *
 * layers[0] are the inputs, whose outputs are their values; layer l > 0 has
 * neurons, and weight i of a neuron comes from neuron i of layer l - 1. */

function readTrace(text) {
  const trace = JSON.parse(text);
  const inputs = trace.inputs.map((input) => (
    { ...input, output: input.value }));
  const layers = [{ activation: "", neurons: inputs }, ...trace.layers];
  const last = layers.length - 1;
  layers[last].neurons.forEach((neuron, j) => {
    neuron.target = trace.outputs[j];
  });
  return { ...trace, layers, last };
}

function layerName(net, l) {
  if (l === 0)
    return "input";
  if (l === net.last)
    return "output layer";
  return net.last === 2 ? "hidden layer" : `hidden layer ${l}`;
}

function neuronAt(net, l, j) {
  return net.layers[l].neurons[j];
}

/* What a layer gets from neuron i before it. */
function inputTo(net, l, i) {
  return net.layers[l - 1].neurons[i].output;
}

function connectionCount(net) {
  return sumOf(net.layers.slice(1), (layer) => layer.units * layer.inputs);
}

function sumOf(items, value) {
  return items.reduce((sum, item) => sum + value(item), 0);
}

/* How much this step changes the weights that a neuron is joined by. */
function changeAround(net, l, j) {
  let sum = 0;
  if (l > 0)
    sum += sumOf(neuronAt(net, l, j).gradients, Math.abs);
  if (l < net.last) {
    for (const neuron of net.layers[l + 1].neurons)
      sum += Math.abs(neuron.gradients[j]);
  }
  return sum;
}

/* The greatest first; of equals, the first first. */
function strongest(items, size) {
  return items.map((item, i) => ({ item, i, size: size(item) }))
    .sort((a, b) => b.size - a.size || a.i - b.i)
    .map((entry) => entry.item);
}

const TALL = 10;   /* neurons of a layer that are all shown */
const CHOSEN = 8;  /* of a taller one, these many and how many more there are */

/* Which neurons of each layer are shown, and which others there are. */
function chooseNeurons(net, opened) {
  return net.layers.map((layer, l) => {
    const all = layer.neurons.map((_, j) => j);
    if (all.length <= TALL || opened.has(l))
      return { list: all, others: [], isTall: all.length > TALL };
    const best = strongest(all, (j) => changeAround(net, l, j));
    const list = best.slice(0, CHOSEN).sort((a, b) => a - b);
    const others = best.slice(CHOSEN).sort((a, b) => a - b);
    return { list, others, isTall: true };
  });
}
