"""curves.py - does training go the way it goes in PyTorch?

    curves.py --bp BP

With equal first weights, order of rows and settings, the loss of each of 20
epochs (rprop: 15) must be PyTorch's but for 1e-4 of it; ends with 1 where it
isn't.

bp computes in float32, PyTorch here in float64: the difference is what bp
rounds away, and whatever it does otherwise. Weights come from a model that was
trained at a rate of 0. The order of rows is drawn here as src/base/rng.c does.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile

import numpy as np
import torch

import datasets

EPOCHS = 20
# rprop heeds the signs of gradients alone: once the loss is near 0, rounding
# turns some, and float32 goes another way in PyTorch as well.
EPOCHS_RPROP = 15
LIMIT = 1e-4
SEED = 7
WORD = 2**64 - 1
SHUFFLE = 2  # BP_RNG_SHUFFLE


class Rng:
    """bp_rng_seed_at: xoshiro256++, its state filled by splitmix64."""

    def __init__(self, seed, stream, number):
        key = self.at(self.at(seed, 0) ^ stream, 4 + number)
        self.s = [self.at(key, i) for i in range(4)]

    @staticmethod
    def at(key, index):
        z = (key + (index + 1) * 0x9E3779B97F4A7C15) & WORD
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
        return z ^ (z >> 31)

    @staticmethod
    def rotate(x, bits):
        return ((x << bits) | (x >> (64 - bits))) & WORD

    def next(self):
        s = self.s
        result = (self.rotate((s[0] + s[3]) & WORD, 23) + s[0]) & WORD
        t = (s[1] << 17) & WORD
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = self.rotate(s[3], 45)
        return result

    def below(self, n):
        while True:
            product = self.next() * n
            if product & WORD >= 2**64 % n:
                return product >> 64

    def shuffle(self, order):
        for i in range(len(order), 1, -1):
            j = self.below(i)
            order[i - 1], order[j] = order[j], order[i - 1]


# What bp is told, and what PyTorch is: rate, penalty on weights (not biases).
OPTIMIZERS = {
    "sgd": (
        ["--optimizer", "sgd", "--momentum", "0.9"],
        lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9),
        0.01, "l2"),
    "sgd nesterov": (
        ["--optimizer", "sgd", "--momentum", "0.9", "--nesterov"],
        lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9, nesterov=True),
        0.01, "l2"),
    "adam": (
        ["--optimizer", "adam"],
        lambda p: torch.optim.Adam(p, lr=0.001),
        0.001, "l2"),
    "adamw": (
        ["--optimizer", "adamw"],
        lambda p: torch.optim.AdamW(p, lr=0.001),
        0.001, "weight-decay"),
    "rmsprop": (
        ["--optimizer", "rmsprop", "--beta2", "0.999"],
        lambda p: torch.optim.RMSprop(p, lr=0.001, alpha=0.999, eps=1e-8),
        0.001, "l2"),
    "rprop": (
        ["--optimizer", "rprop"],
        lambda p: torch.optim.Rprop(p, lr=0.01),
        0.01, "l2"),
}


def train(bp, data, task, folder, options):
    """The model that bp writes, and its loss of each epoch."""
    model = os.path.join(folder, "model.json")
    log = os.path.join(folder, "log.jsonl")
    subprocess.run(
        [bp, "train", "-q", "--task", task, "--seed", str(SEED),
         "--validation", "none", "--l2", "0", "--weight-decay", "0",
         "--output", model, "--log", log, *options, data], check=True)
    with open(log) as file:
        lines = [json.loads(line) for line in file]
    with open(model) as file:
        return json.load(file), [x["loss"] for x in lines if "loss" in x]


def scaled(cells, column):
    x = np.array([float(cell) for cell in cells])
    if "scale" not in column:
        return x
    if column["scale"] == 0:  # all the same
        return 0 * x
    return (x - column["centre"]) / column["scale"]


def encode(path, model):
    """Inputs and targets as the model says, in float64."""
    with open(path, newline="") as file:
        columns = list(zip(*list(csv.reader(file))[1:]))
    x = np.stack([scaled(columns[c["position"] - 1], c)
                  for c in model["inputs"]], axis=1)
    target = model["targets"][0]
    cells = columns[target["position"] - 1]
    if target["type"] == "category":
        y = torch.tensor([target["levels"].index(c) for c in cells])
    else:
        y = torch.tensor(scaled(cells, target)).reshape(-1, 1)
    return torch.tensor(x), y


class Network:
    def __init__(self, model):
        self.layers = [
            (torch.tensor(l["weights"], dtype=torch.float64,
                          requires_grad=True),
             torch.tensor(l["biases"], dtype=torch.float64,
                          requires_grad=True))
            for l in model["layers"]]
        self.acts = [l["activation"] for l in model["layers"]]

    def loss(self, x, y):
        """Of each row; bp's mse is half of PyTorch's."""
        for (w, b), act in zip(self.layers, self.acts):
            x = torch.nn.functional.linear(x, w, b)
            if act == "tanh":
                x = torch.tanh(x)
        if self.acts[-1] == "softmax":
            return torch.nn.functional.cross_entropy(x, y, reduction="none")
        assert self.acts[-1] == "identity"
        return ((x - y) ** 2).mean(dim=1) / 2

    def groups(self, penalty):
        return [
            {"params": [w for w, _ in self.layers], **penalty},
            {"params": [b for _, b in self.layers],
             **{name: 0 for name in penalty}}]


def curve(net, optimizer, x, y, batch, epochs):
    """The mean over rows, each measured before the step it is part of."""
    losses = []
    for epoch in range(epochs):
        order = list(range(len(x)))
        if batch < len(x):
            Rng(SEED, SHUFFLE, epoch).shuffle(order)
        total = 0.0
        for at in range(0, len(x), batch):
            rows = order[at:at + batch]
            loss = net.loss(x[rows], y[rows])
            optimizer.zero_grad()
            loss.mean().backward()
            optimizer.step()
            total += loss.sum().item()
        losses.append(total / len(x))
    return losses


def compare(bp, data, task, folder, name, batch, penalty):
    """The largest relative difference of all epochs."""
    options, make, rate, penalty_name = OPTIMIZERS[name]
    first, _ = train(bp, data, task, folder,
                     ["--epochs", "1", "--learning-rate", "0"])
    x, y = encode(data, first)
    size = batch or len(x)
    epochs = EPOCHS_RPROP if name == "rprop" else EPOCHS
    _, ours = train(bp, data, task, folder,
                    ["--epochs", str(epochs), "--learning-rate", str(rate),
                     "--" + penalty_name, str(penalty), *options,
                     *([] if name == "rprop" else
                       ["--batch-size", str(size)])])
    net = Network(first)
    decay = {} if name == "rprop" else {"weight_decay": penalty}
    theirs = curve(net, make(net.groups(decay)), x, y, size,
                   epochs)
    assert len(ours) == epochs
    return max(abs(a - b) / abs(b) for a, b in zip(ours, theirs))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bp", required=True)
    bp = os.path.abspath(parser.parse_args().bp)
    torch.set_num_threads(1)
    bad = 0
    print(f"{'set':10} {'optimizer':14} {'batch':>5} {'penalty':>8} "
          "largest relative difference")
    with tempfile.TemporaryDirectory() as folder:
        sets = [d for d in datasets.own() + datasets.from_sklearn()
                if d.name in ("iris", "digits", "diabetes")]
        for data in sets:
            path = os.path.join(folder, data.name + ".csv")
            data.write(path)
            for name in OPTIMIZERS:
                pairs = [(0, 0)] if name == "rprop" else [
                    (16, 0), (16, 0.01), (0, 0)]
                for batch, penalty in pairs:
                    worst = compare(bp, path, data.task, folder, name, batch,
                                    penalty)
                    is_good = worst <= LIMIT  # NaN isn't
                    verdict = "" if is_good else "  TOO MUCH"
                    bad += not is_good
                    print(f"{data.name:10} {name:14} {batch or 'all':>5} "
                          f"{penalty:8} {worst:.1e}{verdict}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
