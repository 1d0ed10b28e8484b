/* page.js - the state of the page, and what keys and clicks do to it. */

const net = readTrace(document.getElementById("trace").textContent);
const state = {
  now: 0, selected: undefined, opened: new Set(), isAll: false,
  shown: undefined, steps: undefined,
};

function byId(id) {
  return document.getElementById(id);
}

function arrange() {
  state.shown = chooseNeurons(net, state.opened);
  state.steps = makeSteps(net, state.shown);
}

function makeView() {
  const step = state.steps[state.now];
  return {
    net, step, shown: state.shown, selected: state.selected,
    isAll: state.isAll, known: knownAt(state.steps, state.now),
    plan: layOut(net, state.shown, byId("drawing").clientWidth),
    greatestWeight: greatest(net.layers.slice(1).flatMap((layer) =>
      layer.neurons.map((neuron) => greatest(neuron.weights)))) || 1,
  };
}

/* ---- showing ---- */

function show(isNewStep) {
  const view = makeView();
  const drawing = drawNetwork(view);
  const focus = focusedPlace();
  byId("drawing").replaceChildren(drawing);
  byId("panel").replaceChildren(drawPanel(view));
  byId("legend").replaceChildren(...legend(view));
  byId("notes").textContent = notes(view);
  showContents();
  restoreFocus(focus);
  if (isNewStep)
    animateStep(view, drawing);
}

/* A neuron that has the keyboard's focus keeps it when it is drawn anew. */
function focusedPlace() {
  const { neuron, more } = document.activeElement?.dataset || {};
  return neuron ? `[data-neuron="${neuron}"]`
    : more ? `[data-more="${more}"]` : undefined;
}

function restoreFocus(selector) {
  if (selector)
    byId("drawing").querySelector(selector)?.focus({ preventScroll: true });
}

function showContents() {
  const { steps, now } = state;
  const phase = steps[now].phase;
  byId("place").replaceChildren(element("span", { class: "long" }, "Step "),
    `${count(now + 1)} of ${count(steps.length)}`);
  byId("back").disabled = byId("first").disabled = now === 0;
  byId("forward").disabled = byId("last").disabled = now === steps.length - 1;
  const isPast = (id) => phases.findIndex((p) => p.id === id) <
    phases.findIndex((p) => p.id === phase);
  byId("phases").replaceChildren(...phases.map(({ id, name }) => {
    const first = steps.findIndex((step) => step.phase === id);
    return element("li", {}, element("button", { type: "button",
      "data-step": first, class: isPast(id) ? "past" : "",
      "aria-current": id === phase && "step" }, name));
  }));
  showSteps(phase);
}

/* The steps of this phase, by layer. */
function showSteps(phase) {
  const lists = [];
  let layer;
  state.steps.forEach((step, n) => {
    if (step.phase !== phase)
      return;
    if (step.layer !== layer || lists.length === 0) {
      layer = step.layer;
      lists.push(element("ol", { "aria-label": layer === undefined ? phase
        : layerName(net, layer) }));
    }
    const title = shortTitle(net, step);
    lists[lists.length - 1].append(element("li", {}, element("button", {
      type: "button", "data-step": n,
      "aria-current": n === state.now && "step" },
    nameOf(title))));
  });
  byId("steps").replaceChildren(...lists);
  scrollToCurrent(byId("phases"));
  scrollToCurrent(byId("steps"));
}

function scrollToCurrent(box) {
  const at = box.querySelector("[aria-current]").getBoundingClientRect();
  const room = box.getBoundingClientRect();
  box.scrollLeft += at.left - room.left - (room.width - at.width) / 2;
}

function legend(view) {
  const labels = { sum: "the weights", error: "weight × error behind",
    gradient: "the gradients",
    update: view.plan.compact ? "the new weights"
      : "weights before → after" };
  const hasLabels = byId("drawing").querySelector(".label") !== null;
  const text = view.selected ? "its weights" : labels[view.step.kind];
  return [key("plus", "positive weight"), key("minus", "negative weight"),
    element("span", {}, "wider: larger"),
    ...(view.plan.compact || view.step.kind === "after" ? []
      : [element("span", {}, "in a neuron: activation, output")]),
    ...(hasLabels && text ? [element("span", {},
      `on the connections: ${text}`)] : [])];
}

function key(sign, words) {
  return element("span", {}, svg("svg", { width: 34, height: 10,
    "aria-hidden": "true" }, svg("line", { class: `edge ${sign}`, x1: 1,
    x2: 33, y1: 5, y2: 5, "stroke-width": 3 })), words);
}

/* What the drawing leaves out. */
function notes(view) {
  const n = connectionCount(net);
  const parts = [];
  if (n > MANY)
    parts.push(`Drawn are the ${DRAWN} strongest connections of the ` +
      `${count(n)}, and those of the neuron that is looked at.`);
  if (view.shown.some((layer) => layer.others.length > 0))
    parts.push("Of a tall layer, the neurons are shown whose weights this " +
      "step changes most; “… more” opens it.");
  return parts.join(" ");
}

/* ---- moving ---- */

function goTo(n) {
  const to = Math.min(Math.max(n, 0), state.steps.length - 1);
  const isNewStep = to !== state.now;
  state.now = to;
  state.isAll = false;
  if (isNewStep)
    history.replaceState(null, "", `#step=${to + 1}`);
  show(isNewStep);
  say();
}

/* What a reader of the screen hears: the title, and what came out. */
function say() {
  const panel = byId("panel");
  const results = [...panel.querySelectorAll("[data-result]")];
  const result = results.length ? `: ${results.pop().textContent}` : "";
  byId("said").textContent =
    `${panel.querySelector("h2").textContent}${result}`;
}

/* The first step of the phase after this one; backwards that of this one, or
 * from there of the one before. */
function goToPhase(way) {
  const { steps, now } = state;
  const starts = steps.map((step, n) => n).filter((n) =>
    n === 0 || steps[n].phase !== steps[n - 1].phase);
  const to = way > 0 ? starts.find((n) => n > now)
    : starts.filter((n) => n < now).pop();
  if (to !== undefined)
    goTo(to);
}

function goToAddress() {
  const match = /^#step=(\d+)$/.exec(location.hash);
  if (match)
    goTo(Number(match[1]) - 1);
}

function select(l, j) {
  const isSame = state.selected?.layer === l && state.selected?.neuron === j;
  state.selected = isSame ? undefined : { layer: l, neuron: j };
  show(false);
}

function letGo() {
  state.selected = undefined;
  show(false);
}

/* Opens a tall layer or closes it, and stays at the step. */
function toggleLayer(l) {
  const step = state.steps[state.now];
  if (!state.opened.delete(l))
    state.opened.add(l);
  arrange();
  if (state.selected && !state.shown[state.selected.layer].list.includes(
    state.selected.neuron))
    state.selected = undefined;
  state.now = stepNear(state.steps, step);
  show(false);
}

/* ---- keys and clicks ---- */

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey)
    return;
  const moves = {
    ArrowRight: () => (event.shiftKey ? goToPhase(1) : goTo(state.now + 1)),
    ArrowLeft: () => (event.shiftKey ? goToPhase(-1) : goTo(state.now - 1)),
    Home: () => goTo(0),
    End: () => goTo(state.steps.length - 1),
    Escape: letGo,
  };
  const isInDrawing = event.target.closest?.("[data-neuron], [data-more]");
  if (isInDrawing && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    onPress(isInDrawing);
  } else if (Object.hasOwn(moves, event.key)) {
    event.preventDefault();
    moves[event.key]();
  }
}

function onPress(target) {
  if (target.dataset.neuron)
    select(...target.dataset.neuron.split(":").map(Number));
  else
    toggleLayer(Number(target.dataset.more));
}

function onClick(event) {
  const pressed = event.target.closest("[data-neuron], [data-more]");
  const button = event.target.closest("button");
  if (pressed)
    onPress(pressed);
  else if (button?.dataset.step)
    goTo(Number(button.dataset.step));
  else if (button?.classList.contains("all")) {
    state.isAll = !state.isAll;
    show(false);
  } else if (button?.id === "let-go")
    letGo();
}

function about() {
  const file = net.row_file || net.network_file;
  const parts = [];
  if (net.row_file)
    parts.push(`row ${count(net.row)} of `, nameOf(net.row_file), ", ");
  parts.push("network ", nameOf(net.network_file),
    `, ${net.layers.map((layer) => layer.neurons.length).join("-")}`);
  document.title = `One step of backpropagation: ${file}`;
  byId("about").replaceChildren(...parts);
}

function start() {
  arrange();
  about();
  byId("first").onclick = () => goTo(0);
  byId("back").onclick = () => goTo(state.now - 1);
  byId("forward").onclick = () => goTo(state.now + 1);
  byId("last").onclick = () => goTo(state.steps.length - 1);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  addEventListener("hashchange", goToAddress);
  show(false);
  let width = byId("drawing").clientWidth;
  new ResizeObserver(() => {
    if (byId("drawing").clientWidth === width)
      return;
    width = byId("drawing").clientWidth;
    show(false);
  }).observe(byId("drawing"));
  goToAddress();
}

start();
