/* transfer.js - transfer functions, their slopes and losses with numbers filled
 * in; the trace has the words. z is the activation, a the output. */

const transfers = {
  identity: { filled: (z) => exact(z), slope: () => "1" },
  sigmoid: {
    filled: (z) => `1 / (1 + e^(${exact(-z)}))`,
    slope: (z, a) => `${exact(a)} × (1 − ${exact(a)})`,
  },
  tanh: {
    filled: (z) => `tanh(${exact(z)})`,
    slope: (z, a) => `1 − ${inner(a)}²`,
  },
  relu: {
    filled: (z) => sideOf(z, exact(z), "0"),
    slope: (z) => sideOf(z, "1", "0"),
  },
  "leaky-relu": {
    filled: (z) => sideOf(z, exact(z), `0.01 × ${inner(z)}`),
    slope: (z) => sideOf(z, "1", "0.01"),
  },
  elu: {
    filled: (z) => sideOf(z, exact(z), `e^(${exact(z)}) − 1`),
    slope: (z, a) => sideOf(z, "1", `${inner(a)} + 1`),
  },
  gelu: {
    filled: (z) => `${inner(z)} × P(${exact(z)})`,
    slope: (z) => `P(${exact(z)}) + ${inner(z)} × p(${exact(z)})`,
  },
  silu: {
    filled: (z) => `${inner(z)} × sigmoid(${exact(z)})`,
    slope: (z) => `sigmoid(${exact(z)}) × ` +
      `(1 + ${inner(z)} × (1 − sigmoid(${exact(z)})))`,
  },
  softplus: {
    filled: (z) => `log(1 + e^(${exact(z)}))`,
    slope: (z) => `sigmoid(${exact(z)})`,
  },
  exp: { filled: (z) => `e^(${exact(z)})`, slope: (z, a) => exact(a) },
  softmax: {
    filled: (z, layer) => `e^(${exact(z)}) / (${layer.neurons.length > 4
      ? `the sum of all ${count(layer.neurons.length)} outputs' e^z`
      : layer.neurons.map((n) => `e^(${exact(n.activation)})`).join(" + ")})`,
    slope: () => "1",
  },
};

/* Functions with a bend at 0: which side z is on, and what holds there. */
function sideOf(z, above, below) {
  return z > 0 ? `${above}, for z is above 0`
    : `${below}, for z = ${exact(z)} isn't above 0`;
}

/* Negative numbers inside a formula stand in brackets. */
function inner(value) {
  return value < 0 ? `(${exact(value)})` : exact(value);
}

/* Formulas of the trace as one writes them. */
function pretty(formula) {
  return withMinus(formula).replace(/ \* /g, " × ").replace(/\^2/g, "²")
    .replace(/\b1\/2\b/g, "½");
}

/* What one output costs. */
function lossFilled(net, { expected, actual }) {
  const t = plain(expected);
  const a = exact(actual);
  const isHuge = Math.abs(expected - actual) > 1;
  switch (net.loss.name) {
  case "mse": return `½ × (${t} − ${inner(actual)})²`;
  case "mae": return `|${t} − ${inner(actual)}|`;
  case "huber": return isHuge ? `|${t} − ${inner(actual)}| − ½`
    : `½ × (${t} − ${inner(actual)})²`;
  case "poisson":
    return `${t} × log(${t} / ${a}) − (${t} − ${a})`;
  default:
    if (net.layers[net.last].activation === "softmax")
      return `−${t} × log(${a})`;
    return `−${t} × log(${a}) − (1 − ${t}) × log(1 − ${a})`;
  }
}
