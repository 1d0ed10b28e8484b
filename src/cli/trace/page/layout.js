/* layout.js - where everything is drawn, in pixels. */

const PILL = 28; /* height of a neuron */
const WIDE = 116; /* and its width, where there is room for two numbers */
const HEAD = 40; /* room for the layers' names */
const PITCH = { input: 50, hidden: 57, output: 78 };

/* Columns of neurons from left to right; each place has the neuron's index, or
 * for the last one of a tall layer none. */
function layOut(net, shown, width) {
  const nColumns = net.layers.length;
  const roomy = (width - 16 - nColumns * WIDE) / Math.max(nColumns - 1, 1);
  const compact = roomy < 70;
  const pill = compact ? 62 : WIDE;
  const least = 16 + nColumns * pill + (nColumns - 1) * 44;
  const full = Math.max(width, least);
  const gap = (full - 16 - nColumns * pill) / Math.max(nColumns - 1, 1);
  const height = HEAD + Math.max(compact ? 300 : 420, ...shown.map((layer, l) =>
    rowsOf(layer) * pitchOf(net, l))) + 8;
  const columns = shown.map((layer, l) =>
    column(layer, 8 + l * (pill + gap), height, pitchOf(net, l)));
  return { compact, pill, gap, width: full, height, columns };
}

function pitchOf(net, l) {
  return l === 0 ? PITCH.input : l === net.last ? PITCH.output : PITCH.hidden;
}

function rowsOf(layer) {
  return layer.list.length + (layer.isTall ? 1 : 0);
}

function column(layer, x, height, least) {
  const n = rowsOf(layer);
  const pitch = Math.max(least, Math.min((height - HEAD - 8) / n, 150));
  const top = HEAD + (height - HEAD - 8 - pitch * n) / 2 + pitch / 2;
  const places = layer.list.map((j, k) => ({ j, x, y: top + k * pitch }));
  const more = layer.isTall ? { x, y: top + (n - 1) * pitch } : undefined;
  return { x, places, more, byNeuron: new Map(places.map((p) => [p.j, p])) };
}
