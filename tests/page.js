/* page.js - looks at a page of bp trace --html from inside; tests/page.sh puts
 * it behind the page's own scripts. `expected` is what bp trace --json says,
 * `faults` has what went wrong so far. It goes by what a reader sees and does:
 * keys, clicks, texts and drawn lines; not by the page's functions. */
(() => {
  let checks = 0;

  function check(isRight, what) {
    checks++;
    if (!isRight)
      faults.push(what);
  }

  function same(found, wanted, what) {
    check(found === wanted, `${what}: ${found}, not ${wanted}`);
  }

  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];

  function press(key, more, target) {
    (target || document.body).dispatchEvent(new KeyboardEvent("keydown",
      { key, bubbles: true, cancelable: true, ...more }));
  }

  function click(target) {
    target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }

  /* [where one is, how many there are] */
  function place() {
    return one("#place").textContent.match(/\d+/g).map(Number);
  }

  function isAt(n, what) {
    same(place()[0], n, what);
  }

  const title = () => one("#panel h2").textContent;

  /* A number as it is to be shown in full. */
  function inFull(value) {
    const size = Math.abs(value);
    const text = size !== 0 && (size < 1e-6 || size >= 1e7)
      ? value.toExponential(6) : value.toFixed(size < 1000 ? 9 : 4);
    return text.replace(/-/g, "\u2212");
  }

  function shows(value, what) {
    const texts = all("#panel [data-value]").map((e) => e.textContent);
    check(texts.includes(inFull(value)),
      `${what}: ${inFull(value)} isn't shown`);
  }

  function result(name, value, what) {
    const found = one(`#panel [data-result="${name}"]`);
    same(found?.textContent, inFull(value), `${what}, ${name}`);
  }

  const layers = expected.layers;
  const last = layers.length - 1;
  const isSmall = [expected.inputs, ...layers.map((layer) => layer.neurons)]
    .every((neurons) => neurons.length <= 10);

  /* ---- keys, buttons, lists ---- */

  function lookAtWalking() {
    const n = place()[1];
    isAt(1, "after Home");
    press("ArrowLeft");
    isAt(1, "left of the first step");
    check(one("#back").disabled && !one("#forward").disabled, "buttons at 1");
    press("ArrowRight");
    isAt(2, "after one to the right");
    same(location.hash, "#step=2", "the address");
    press("ArrowRight", { altKey: true });
    press("ArrowRight", { ctrlKey: true });
    isAt(2, "after keys that are the browser's");
    press("ArrowRight");
    press("ArrowLeft");
    isAt(2, "after one to the right and one to the left");
    press("End");
    isAt(n, "after End");
    press("ArrowRight");
    isAt(n, "right of the last step");
    check(one("#forward").disabled && !one("#back").disabled, "buttons at n");
    press("Home");
    press("ArrowRight", { shiftKey: true });
    press("ArrowRight", { shiftKey: true });
    isAt(3, "after two phases");
    press("ArrowLeft", { shiftKey: true });
    isAt(2, "after a phase back");
    click(one("#forward"));
    isAt(3, "after Forward");
    click(one("#back"));
    isAt(2, "after Back");
    click(one("#last"));
    isAt(n, "after the last button");
    click(one("#first"));
    isAt(1, "after the first button");
    lookAtLists();
  }

  function lookAtLists() {
    same(all("#phases button").length, 8, "phases");
    click(all("#phases button")[3]);
    same(one("#phases [aria-current]").textContent, "Loss", "the phase");
    click(all("#phases button")[2]);
    const steps = all("#steps button");
    click(steps[1]);
    isAt(4, "after a click in the list of steps");
    check(all("#steps button")[1].hasAttribute("aria-current"),
      "the list shows where one is");
    press("Home");
  }

  /* ---- the numbers of each step, of a network that is all shown ---- */

  function lookAtNumbers() {
    press("Home");
    press("ArrowRight");
    expected.inputs.forEach((input) => shows(input.value, "input"));
    layers.forEach((layer) => {
      if (layer.activation === "softmax") {
        layer.neurons.forEach(lookAtSum);
        layer.neurons.forEach(lookAtOutput);
      } else {
        layer.neurons.forEach((neuron) => {
          lookAtSum(neuron);
          lookAtOutput(neuron);
        });
      }
    });
    press("ArrowRight");
    result("loss", expected.loss.before, "the loss");
    expected.outputs.forEach((output) => shows(output.loss, "part"));
    const backwards = [...layers.keys()].reverse();
    for (const look of [lookAtError, lookAtGradients, lookAtUpdate])
      backwards.forEach((l) => layers[l].neurons.forEach((neuron, j) =>
        look(neuron, l, j)));
    press("ArrowRight");
    shows(expected.loss.before, "at the end");
    shows(expected.loss.after, "at the end");
    expected.outputs.forEach((output) =>
      shows(output.actual_after, "at the end"));
    isAt(place()[1], "all steps were seen");
  }

  /* The next step, which is to be about this neuron. */
  function next(neuron, words) {
    press("ArrowRight");
    same(title(), words + neuron.name, "title");
  }

  function lookAtSum(neuron) {
    next(neuron, "Activation of ");
    neuron.weights.forEach((w) => shows(w, title()));
    neuron.products.forEach((p) => shows(p, title()));
    shows(neuron.bias, title());
    result("activation", neuron.activation, title());
    lookAtLabels(neuron.weights);
  }

  function lookAtOutput(neuron) {
    next(neuron, "Output of ");
    result("output", neuron.output, title());
  }

  function lookAtError(neuron, l) {
    next(neuron, "Error of ");
    result("error", neuron.error, title());
    if (!(l === last && expected.loss.cancels_slope))
      result("slope", neuron.slope, title());
    if (l === last)
      return;
    neuron.error_parts.forEach((part) => shows(part, title()));
    shows(neuron.pull, title());
    lookAtLabels(neuron.error_parts);
  }

  function lookAtGradients(neuron) {
    next(neuron, "Gradients of the weights into ");
    neuron.gradients.forEach((g) => shows(g, title()));
    shows(neuron.bias_gradient, title());
    lookAtLabels(neuron.gradients);
  }

  function lookAtUpdate(neuron) {
    next(neuron, "New weights into ");
    neuron.weights.forEach((w) => shows(w, title()));
    neuron.weights_after.forEach((w) => shows(w, title()));
    shows(neuron.bias_after, title());
    result(`w${neuron.first_weight}`, neuron.weights_after[0], title());
    lookAtLabels(neuron.weights_after);
  }

  /* What stands on the connections that the step is about. */
  function lookAtLabels(values) {
    const found = all("[data-label]").map((e) => Number(e.dataset.value));
    same(String(found.sort()), String([...values].sort()),
      `${title()}, on the connections`);
    same(all(".edge.active").length, values.length, "connections emphasised");
  }

  /* Of a large one, at any step: no number that isn't of the trace. */
  function lookAtAllSteps() {
    const known = new Set(["1"]);
    JSON.stringify(expected, (_, value) => {
      if (typeof value === "number")
        known.add(String(value));
      return value;
    });
    press("Home");
    for (let n = 2; n <= place()[1]; n++) {
      press("ArrowRight");
      isAt(n, "on the way");
      const strangers = all("#panel tbody tr:not(.rest) [data-value], " +
        "#panel [data-result], .neuron [data-value]").filter((e) =>
        !known.has(e.dataset.value || ""));
      check(strangers.length === 0 || /loss|more/.test(title()),
        `${title()}: ${strangers[0]?.dataset.value} is not of the trace`);
    }
  }

  /* ---- the drawing ---- */

  function lookAtDrawing() {
    press("Home");
    for (const edge of all("#drawing [data-edge]")) {
      const [l, j, i] = edge.dataset.edge.split(":").map(Number);
      const weight = layers[l - 1].neurons[j].weights[i];
      same(Number(edge.dataset.value), weight, "weight");
      const isDashed = getComputedStyle(edge).strokeDasharray !== "none";
      same(isDashed, weight < 0, `a weight of ${weight} is dashed`);
    }
    press("End");
    for (const edge of all("#drawing [data-edge]")) {
      const [l, j, i] = edge.dataset.edge.split(":").map(Number);
      same(Number(edge.dataset.value),
        layers[l - 1].neurons[j].weights_after[i], "weight afterwards");
    }
    expected.outputs.forEach((output, j) => {
      const value = one(`[data-neuron="${last + 1}:${j}"] .value`);
      same(Number(value.dataset.value), output.actual_after, "drawn output");
    });
  }

  /* Nothing is cut off, and no text lies on another one's. */
  function lookForRoom() {
    const room = one("#drawing > svg").getBoundingClientRect();
    const boxes = all(".neuron text, .more text, .layer, .label")
      .map((e) => [e, e.getBoundingClientRect()]);
    for (const [e, box] of boxes)
      check(box.left >= room.left - 1 && box.right <= room.right + 1 &&
        box.top >= room.top - 1 && box.bottom <= room.bottom + 1,
      `cut off: ${e.textContent}`);
    const isNarrow = !one(".divider"); /* labels may lie on names there */
    const texts = boxes.filter(([e]) => !isNarrow || !e.matches(".label"));
    texts.forEach(([e, a], k) => {
      const under = texts.slice(k + 1).find(([, b]) => a.right > b.left &&
        b.right > a.left && a.bottom > b.top + 3 && b.bottom > a.top + 3);
      check(!under,
        `${title()}: "${e.textContent}" lies on "${under?.[0].textContent}"`);
    });
    check(document.documentElement.scrollWidth <= innerWidth,
      `the page is ${document.documentElement.scrollWidth} wide`);
  }

  function lookForRoomEverywhere() {
    press("Home");
    for (let n = 1; n <= place()[1]; n++) {
      lookForRoom();
      press("ArrowRight");
    }
  }

  /* ---- a neuron that is selected, a layer that is opened ---- */

  function lookAtSelection() {
    press("Home");
    const joined = layers[0].inputs + (last > 0 ? layers[1].units : 0);
    const isCut = layers[0].inputs > 10 || (last > 0 && layers[1].units > 10);
    const neuron = () => one('#drawing [data-neuron^="1:"]');
    click(neuron());
    check(neuron().getAttribute("aria-pressed") === "true", "selected");
    const n = all(".edge.active").length;
    check(isCut ? n < joined : n === joined, `${n} edges of ${joined}`);
    same(all("[data-label]").length, n, "labels of the selected neuron");
    same(all("#drawing .edge.others").length > 0, isCut, "a line for the rest");
    press("Escape");
    same(all(".edge.active").length, 0, "let go");
    press("Enter", {}, neuron());
    same(all(".edge.active").length, n, "selected with Enter");
    press("ArrowRight");
    same(all(".edge.active").length, n, "still selected a step later");
    press(" ", {}, neuron());
    same(all(".edge.active").length, 0, "let go with a blank");
  }

  function lookAtTallLayer() {
    press("Home");
    const before = place()[1];
    const more = () => one('[data-more="1"]');
    const n = all('[data-neuron^="1:"]').length;
    check(more().textContent.includes(String(layers[0].units - n)),
      `the rest of ${layers[0].units - n} is told`);
    check(/strongest/.test(one("#notes").textContent),
      "says that not all connections are drawn");
    check(all("#drawing [data-edge]").length <= 60, "not all are drawn");
    press("ArrowRight");
    press("ArrowRight");
    const at = title();
    click(more());
    same(title(), at, "the step when a layer is opened");
    same(all('[data-neuron^="1:"]').length, layers[0].units, "all shown");
    check(place()[1] > before, "its neurons have steps");
    lookForRoom();
    press("Enter", {}, more());
    same(place()[1], before, "closed again");
    same(title(), at, "the step when it is closed");
    lookAtLongTable();
  }

  function lookAtLongTable() {
    const rows = () => all("#panel tbody tr").length;
    const few = rows();
    click(one("#panel button.all"));
    check(rows() >= few && rows() === layers[0].inputs,
      `${rows()} rows when all are shown`);
    press("Home");
  }

  /* ---- names ---- */

  function lookAtNames() {
    press("Home");
    press("ArrowRight");
    click(one("#panel button.all") || document.body);
    const cells = all("#panel tbody td:first-child").map((e) => e.textContent);
    expected.inputs.forEach((input) =>
      check(cells.includes(input.name), `the name ${input.name} is shown`));
    press("End");
    const outputs = all("#panel td .name").map((e) => e.textContent);
    expected.outputs.forEach((output) =>
      check(outputs.includes(output.name), `has the class ${output.name}`));
    same(all("img, i i, b b, [onclick]").length, 0, "elements out of names");
  }

  /* ---- the example that everyone knows ---- */

  function lookAtExample() {
    const texts = [];
    press("Home");
    for (let n = 1; n <= place()[1]; n++) {
      texts.push(one("#panel").textContent);
      press("ArrowRight");
    }
    for (const number of ["0.298371109", "0.593269992", "0.751365070",
      "0.358916480", "0.291027774"])
      check(texts.some((text) => text.includes(number)), `has ${number}`);
  }

  function look() {
    const start = /step=(\d+)/.exec(location.hash);
    isAt(start ? Number(start[1]) : 1, "the step of the address");
    press("Home");
    lookAtWalking();
    if (isSmall)
      lookAtNumbers();
    lookAtAllSteps();
    lookAtDrawing();
    lookForRoomEverywhere();
    lookAtSelection();
    if (layers[0].units > 10)
      lookAtTallLayer();
    lookAtNames();
    if (expected.loss.before.toFixed(9) === "0.298371109")
      lookAtExample();
    same(performance.getEntriesByType("resource").length, 0, "files asked for");
  }

  try {
    look();
  } catch (error) {
    faults.push(`${error} ${error.stack}`);
  }
  /* What comes later is seen, too. */
  setTimeout(() => {
    const found = faults.slice(0, 12).map((fault) =>
      `fault: ${fault.replace(/\s+/g, " ")}`);
    const findings = document.createElement("pre");
    findings.textContent = ["", "FINDINGS", ...found,
      `looked at ${checks} things`, "END OF FINDINGS", ""].join("\n");
    document.body.append(findings);
  }, 100);
})();
