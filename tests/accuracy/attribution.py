"""attribution.py - does bp attribute to columns what others do?

    attribution.py --bp BP --importances IMPORTANCES

Contributions of `bp explain` beside integrated gradients in numpy, by many
midpoints; permutation importances beside scikit-learn's, by a z-test of the
means and the ratio of the standard deviations. Ends with 1 where they differ
by more than LIMIT of the sum of the contributions' sizes, Z standard errors or
RATIO.

Both read networks out of model files and encode rows by themselves: of bp they
take nothing but numbers.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

import numpy as np
from sklearn.inspection import permutation_importance

import datasets

SETS = ["iris", "titanic", "airquality", "wine", "diabetes"]
STEPS = 20000  # midpoints; relu's corners cost up to 1 / STEPS each
ROWS = 3
LIMIT = 1e-4
REPEATS = 100
Z = 4.5  # of some 70 columns, one in 2000 runs
RATIO = 1.6


class Model:
    """A network and its encoder, out of a model file."""

    def __init__(self, path):
        with open(path) as file:
            told = json.load(file)
        self.inputs, self.target = told["inputs"], told["targets"][0]
        self.layers = [(np.array(layer["weights"], float).T,
                        np.array(layer["biases"], float), layer["activation"])
                       for layer in told["layers"]]

    def column(self, column, cells):
        if column["type"] == "category":
            return np.array([[float(cell == level)
                              for level in column["levels"]]
                             for cell in cells])
        values = np.array([column["fill"] if cell in ("", "NA")
                           else float(cell) for cell in cells])
        return ((values - column["centre"]) / column["scale"])[:, None]

    def encode(self, data):
        """A matrix for each column."""
        return [self.column(column, [row[data.names.index(column["name"])]
                                     for row in data.rows])
                for column in self.inputs]

    def baseline(self):
        """Numbers at their mean, which is 0; the share of each level."""
        return np.concatenate([
            np.array(c["counts"]) / sum(c["counts"])
            if c["type"] == "category" else np.zeros(1)
            for c in self.inputs])

    @staticmethod
    def transfer(name, z):
        """f(z), and the product of a gradient with f'(z)."""
        if name == "softmax":
            a = np.exp(z - z.max(axis=1, keepdims=True))
            a /= a.sum(axis=1, keepdims=True)
            return a, lambda g: a * (g - (g * a).sum(axis=1, keepdims=True))
        if name == "tanh":
            a = np.tanh(z)
            return a, lambda g: g * (1 - a * a)
        if name == "relu":
            return np.maximum(z, 0), lambda g: g * (z > 0)
        if name == "sigmoid":
            a = 1 / (1 + np.exp(-z))
            return a, lambda g: g * a * (1 - a)
        assert name == "identity", name
        return z, lambda g: g

    def forward(self, x):
        backs = []
        for w, b, name in self.layers:
            x, back = self.transfer(name, x @ w + b)
            backs.append(back)
        return x, backs

    def gradient(self, x, k):
        """Of output k, for each row."""
        a, backs = self.forward(x)
        g = np.zeros_like(a)
        g[:, k] = 1
        for (w, _, _), back in zip(reversed(self.layers), reversed(backs)):
            g = back(g) @ w.T
        return g

    def widths(self):
        return [len(c.get("levels", [0])) for c in self.inputs]

    def contributions(self, x, k):
        from_ = self.baseline()
        s = (np.arange(STEPS)[:, None] + 0.5) / STEPS
        each = ((x - from_) * self.gradient(from_ + s * (x - from_), k)
                ).mean(axis=0)
        ends = np.cumsum([0] + self.widths())
        sums = [each[i:j].sum() for i, j in zip(ends, ends[1:])]
        unit = 1 if self.target["type"] == "category" else \
            self.target["scale"]
        return dict(zip((c["name"] for c in self.inputs),
                        np.array(sums) * unit))


class Estimator:
    """For scikit-learn: a column of X has numbers of rows, whose cells in that
    column it stands for. So a category is shuffled as one."""

    def __init__(self, model, data):
        self.model, self.columns = model, model.encode(data)

    def fit(self, _x, _y):
        return self

    def score(self, x, y):
        encoded = np.hstack([column[x[:, i]]
                             for i, column in enumerate(self.columns)])
        a = self.model.forward(encoded)[0]
        target = self.model.target
        if target["type"] == "category":
            which = a.argmax(axis=1) if a.shape[1] > 1 else a[:, 0] > 0.5
            return np.mean(np.array(target["levels"])[which.astype(int)] == y)
        a = a[:, 0] * target["scale"] + target["centre"]
        return 1 - np.sum((y - a) ** 2) / np.sum((y - y.mean()) ** 2)


def check_contributions(bp, model_path, path, data):
    """The greatest difference, in parts of the sum of sizes."""
    model, worst = Model(model_path), 0
    x = np.hstack(model.encode(data))
    for row in np.linspace(0, len(data.rows) - 1, ROWS).astype(int):
        told = json.loads(subprocess.run(
            [bp, "explain", "-q", "--json", "--row", str(row + 1), model_path,
             path], check=True, stdout=subprocess.PIPE).stdout)
        k = 0
        if "class" in told and len(model.layers[-1][1]) > 1:
            k = model.target["levels"].index(told["class"])
        sign = 1
        if "class" in told and len(model.layers[-1][1]) == 1:
            sign = 1 if told["class"] == model.target["levels"][1] else -1
        want = model.contributions(x[row], k)
        got = {c["name"]: c["contribution"] for c in told["columns"]}
        size = sum(abs(c) for c in want.values())
        worst = max([worst] + [abs(got[name] - sign * c) / size
                               for name, c in want.items()])
    return worst


def check_importances(tool, model_path, path, data):
    """The greatest z, and the greatest ratio of standard deviations."""
    lines = subprocess.run([tool, model_path, path, str(REPEATS)], check=True,
                           stdout=subprocess.PIPE, text=True).stdout.split("\n")
    got = [tuple(map(float, line.split())) for line in lines[1:-1]]
    estimator = Estimator(Model(model_path), data)
    rows = np.repeat(np.arange(len(data.rows))[:, None],
                     len(estimator.columns), axis=1)
    assert abs(estimator.score(rows, data.targets) - float(lines[0])) < 1e-4
    want = permutation_importance(estimator, rows, data.targets,
                                  n_repeats=REPEATS, random_state=1)
    worst, ratio = 0, 1
    for (fall, sd), mean, want_sd in zip(got, want.importances_mean,
                                         want.importances_std):
        error = np.hypot(sd, want_sd) / np.sqrt(REPEATS)
        if error == 0:
            assert fall == mean
            continue
        worst = max(worst, abs(fall - mean) / error)
        if min(sd, want_sd) * len(rows) > 1:  # else it is of a row or two
            ratio = max(ratio, sd / want_sd, want_sd / sd)
    return worst, ratio


def train(bp, data, path, act):
    model = f"{path}.{act}.json"
    subprocess.run(
        [bp, "train", "-q", "--validation", "none", "--epochs", "30",
         "--batch-size", "16", "--learning-rate", "0.01", "--hidden", "12,8",
         "--act", act, "--scale", "standard", "--missing", "mean", "--seed",
         "7", "--task", data.task, "--target", data.target, "--output", model,
         path], check=True)
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bp", required=True)
    parser.add_argument("--importances", required=True)
    args = parser.parse_args()
    bad = False
    sets = datasets.own() + datasets.from_sklearn()
    print("set         act   contributions  importances: z  sd ratio")
    with tempfile.TemporaryDirectory() as folder:
        for data in sets:
            if data.name not in SETS:
                continue
            path = os.path.join(folder, data.name + ".csv")
            data.write(path)
            for act in "tanh", "relu":
                model = train(args.bp, data, path, act)
                apart = check_contributions(args.bp, model, path, data)
                z, ratio = check_importances(args.importances, model, path,
                                             data)
                wrong = apart > LIMIT or z > Z or ratio > RATIO
                bad = bad or wrong
                print(f"{data.name:11} {act:5} {apart:13.1e} {z:15.2f} "
                      f"{ratio:9.2f}{'  WRONG' if wrong else ''}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
