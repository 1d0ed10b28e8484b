/* panel.js - a step in words, as a formula, and as the formula with numbers. */

function drawPanel(view) {
  const { net, step } = view;
  const { kicker, title, body } = panels[step.others ? "others" : step.kind](
    view, step.layer, step.neuron);
  const parts = [element("p", { class: "kicker" }, kicker),
    element("h2", {}, title), ...body];
  if (view.selected)
    parts.unshift(neuronCard(view));
  return element("div", {}, ...parts.filter(Boolean));
}

function weightName(neuron, i) {
  return `w${neuron.first_weight + i}`;
}

function sourceCell(net, l, j, i) {
  return weightCell(weightName(neuronAt(net, l, j), i),
    neuronAt(net, l - 1, i));
}

/* w5 h1: a weight, and the neuron (or input) that it comes from or goes to. */
function weightCell(weight, { name }) {
  const short = nameOf(clip(name, 110, SMALL_FONT));
  short.setAttribute("title", name);
  return element("span", {}, element("i", {}, weight), " ", short);
}

function restName(rest) {
  return `… ${count(rest.length)} others`;
}

const panels = {
  start(view) {
    const { net } = view;
    return { kicker: "The goal", title: "A network and its weights", body: [
      prose("The weights of a neural network are the strength of the " +
        "connections between its units. With them, the network makes a " +
        "prediction from a row of data; the difference between what it " +
        "predicts and what is true is the loss, or error."),
      prose("The goal of backpropagation is to reduce the loss, by adjusting " +
        "the weights. Here is one step of it, with every number."),
      settings(net),
      ...net.notes.map((note) => element("p", { class: "note" },
        `Note: ${note}.`)),
    ] };
  },

  input(view) {
    const { net } = view;
    const { neurons } = net.layers[0];
    const isScaled = neurons.some((input) => input.scale !== undefined);
    const hasCells = neurons.some((input) => input.cell !== undefined);
    const heads = ["input", ...(hasCells ? ["cell"] : []),
      ...(isScaled ? ["− centre", "/ scale"] : []), "= value"];
    const makeRow = (i) => inputRow(neurons[i], hasCells, isScaled);
    return { kicker: "Forward pass", title: "The row goes in", body: [
      prose("Data moves into the network: the values of one row are what " +
        "the first layer of neurons gets as its inputs."),
      isScaled && prose("Numbers are scaled first, as the model learnt to."),
      isScaled && formula("value = (number in the cell − centre) / scale"),
      longTable(view, heads, range(neurons.length), { makeRow,
        size: (i) => changeAround(net, 0, i),
        rest: (rest) => restRow(heads.length, restName(rest)) }),
    ] };
  },

  sum(view, l, j) {
    const { net } = view;
    const neuron = neuronAt(net, l, j);
    const makeRow = (i) => row([sourceCell(net, l, j, i), neuron.weights[i],
      inputTo(net, l, i), neuron.products[i]]);
    return { kicker: `Forward pass · ${layerName(net, l)}`,
      title: titled("Activation of ", neuron), body: [
        prose("The activation value of a neuron is a weighted sum of its " +
          "inputs. The bias isn't multiplied with anything, just added."),
        formula("activation = sum(weight × input) + bias"),
        longTable(view, ["weight, from", "weight", "× input", "= product"],
          range(neuron.weights.length), { makeRow,
            size: (i) => Math.abs(neuron.products[i]),
            rest: (rest) => restRow(4, restName(rest),
              sumOf(rest, (i) => neuron.products[i])) },
          [row(["sum", "", "", neuron.sum]),
            row(["+ bias", "", "", neuron.bias]),
            resultRow("activation", ["= activation", "", "",
              neuron.activation])]),
      ] };
  },

  output(view, l, j) {
    const { net } = view;
    const layer = net.layers[l];
    const neuron = layer.neurons[j];
    return { kicker: `Forward pass · ${layerName(net, l)}`,
      title: titled("Output of ", neuron), body: [
        prose("The activation value z runs through the transfer function, " +
          `here ${layer.activation}, which determines the actual output of ` +
          "the neuron."),
        derivation("output", [pretty(layer.transfer),
          transferFilled(layer, neuron)], neuron.output),
        prose(l < net.last
          ? "Forward propagation: the outputs of this layer are the inputs " +
            "of the next one."
          : "This layer's outputs are the network's prediction."),
      ] };
  },

  loss(view) {
    const { net } = view;
    const makeRow = (j) => row([nameOf(net.outputs[j].name),
      element("span", { class: "filled" }, lossFilled(net, net.outputs[j])),
      net.outputs[j].loss]);
    return { kicker: "The loss", title: "What was predicted, and what is true",
      body: [
        prose("The outputs of the network are held against the expected " +
          "ones. The difference is the loss, which learning is to reduce."),
        formula(`loss = ${pretty(net.loss.formula)}`),
        longTable(view, ["output", "with its numbers", "= its part"],
          range(net.outputs.length), { makeRow,
            size: (j) => Math.abs(net.outputs[j].loss),
            rest: (rest) => restRow(3, restName(rest),
              sumOf(rest, (j) => net.outputs[j].loss)) },
          [resultRow("loss", ["= loss", "", net.loss.before])]),
        expectedNote(net),
      ] };
  },

  error(view, l, j) {
    return l === view.net.last ? outputErrorPanel(view, l, j)
      : hiddenErrorPanel(view, l, j);
  },

  gradient(view, l, j) {
    const { net } = view;
    const neuron = neuronAt(net, l, j);
    const makeRow = (i) => row([sourceCell(net, l, j, i), inputTo(net, l, i),
      neuron.gradients[i]]);
    return { kicker: `Gradients · ${layerName(net, l)}`,
      title: titled("Gradients of the weights into ", neuron), body: [
        prose("A gradient is a slope, rise over run: how steeply the loss " +
          "rises when a weight is raised. The error says which way to go, " +
          "the gradient which way is up: hence the minus."),
        formula("gradient = −error × input"),
        prose("The error of ", nameOf(neuron.name), " is ",
          numberText(neuron.error), "."),
        longTable(view, ["weight, from", "input", "−error × input"],
          range(neuron.weights.length), { makeRow,
            size: (i) => Math.abs(neuron.gradients[i]),
            rest: (rest) => restRow(3, `${restName(rest)}, at most`,
              greatest(rest.map((i) => neuron.gradients[i]))) },
          [row(["bias", 1, neuron.bias_gradient])]),
      ] };
  },

  update(view, l, j) {
    return updatePanel(view, l, j);
  },

  after(view) {
    const { net } = view;
    const fell = net.loss.after < net.loss.before;
    const makeRow = (j) => row([nameOf(net.outputs[j].name),
      setting(net.outputs[j].expected), net.outputs[j].actual,
      net.outputs[j].actual_after]);
    return { kicker: "The loss afterwards", title: fell
      ? "The loss has fallen" : "The loss hasn't fallen", body: [
      prose("The same row goes forward once more, through the new weights."),
      table(["loss", ""], [row(["before the update", net.loss.before]),
        row(["after it", net.loss.after])], [resultRow("change",
        ["change", net.loss.after - net.loss.before])]),
      longTable(view, ["output", "expected", "before", "after"],
        range(net.outputs.length), { makeRow,
          size: (j) => Math.abs(net.outputs[j].difference),
          rest: (rest) => restRow(4, restName(rest)) }),
      prose(fell
        ? "Training is this, again and again with all rows: forward, errors " +
          "back, update."
        : "A step can be too long and lead past the lowest point: try a " +
          "smaller learning rate."),
      ...lossBySteps(net),
    ] };
  },

  others(view) {
    return othersPanel(view);
  },
};
