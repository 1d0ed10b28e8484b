"""metrics.py - the figures of bp eval beside those of scikit-learn's metrics.

    metrics.py --bp BP

Models of several kinds are trained on half of the rows and judged on the other
half; every figure of `bp eval --json` must be scikit-learn's. Ends with 1 where
one differs by more than 1e-9 of it.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile

import numpy as np
from sklearn import calibration, metrics

import datasets

TOLERANCE = 1e-9
# bp takes 1.96 for the 97.5th percentile of a normal distribution.
LOOSE = 1e-5
# What bp predict writes has as many digits as outputs of 32 bits can tell apart.
WRITTEN = 1e-5


class Check:
    def __init__(self):
        self.n = 0
        self.worst = 0.0
        self.bad = []

    def same(self, what, got, want, tolerance=TOLERANCE):
        got = np.asarray(got, float)
        want = np.asarray(want, float)
        self.n += got.size
        if got.shape != want.shape:
            self.bad.append(f"{what}: {got.shape} figures, not {want.shape}")
            return
        off = np.abs(got - want) / np.maximum(1, np.abs(want))
        if tolerance == TOLERANCE and off.size:
            self.worst = max(self.worst, float(off.max()))
        if not np.all(off <= tolerance):
            self.bad.append(f"{what}: {got.tolist()}, not {want.tolist()}")

    def equal(self, what, got, want):
        self.n += 1
        if got != want:
            self.bad.append(f"{what}: {got!r}, not {want!r}")


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE,
                          text=True).stdout


# ---- classes ----

def mean_of(truth, given, average):
    return metrics.precision_recall_fscore_support(
        truth, given, average=average, zero_division=0)[:3]


def figures(of):
    return [of["precision"], of["recall"], of["f1"]]


def check_counts(check, got, truth, given, names):
    right = metrics.accuracy_score(truth, given)
    check.same("accuracy", got["accuracy"]["value"], right)
    each = metrics.precision_recall_fscore_support(
        truth, given, labels=names, zero_division=0)
    check.same("classes", [figures(c) for c in got["classes"]],
               np.transpose(each[:3]))
    check.equal("rows", [c["rows"] for c in got["classes"]], each[3].tolist())
    for average in ("macro", "weighted"):
        check.same(average, figures(got[average]),
                   mean_of(truth, given, average))
    matrix = np.zeros((len(names), len(names)), int)
    for cell in got["confusion"]:
        matrix[names.index(cell["actual"]),
               names.index(cell["predicted"])] = cell["rows"]
    check.equal("confusion", matrix.tolist(), metrics.confusion_matrix(
        truth, given, labels=names).tolist())


def check_interval(check, got, truth, given):
    from scipy.stats import binomtest

    k = int(np.sum(truth == given))
    ends = binomtest(k, len(truth)).proportion_ci(method="wilson")
    check.same("interval", [got["accuracy"]["low"], got["accuracy"]["high"]],
               [ends.low, ends.high], LOOSE)


def check_class_baseline(check, got, truth, names):
    base = got["baseline"]
    counts = [int(np.sum(truth == name)) for name in names]
    given = np.array([names[int(np.argmax(counts))]] * len(truth))
    check.equal("commonest", base["class"], given[0])
    check.same("baseline accuracy", base["accuracy"],
               metrics.accuracy_score(truth, given))
    for average in ("macro", "weighted"):
        check.same("baseline " + average, figures(base[average]),
                   mean_of(truth, given, average))
    shares = np.tile(np.array(counts) / len(truth), (len(truth), 1))
    check.same("baseline log loss", base["log_loss"],
               metrics.log_loss(truth, shares, labels=names))


def check_auc(check, got, truth, p, names):
    each = []
    for j, name in enumerate(names):
        is_it = truth == name
        both = is_it.any() and not is_it.all()
        each.append(metrics.roc_auc_score(is_it, p[:, j]) if both else None)
    check.equal("classes with an AUC", [c["auc"] is None
                                        for c in got["classes"]],
                [a is None for a in each])
    there = [a for a in each if a is not None]
    check.same("AUC of classes", [c["auc"] for c in got["classes"]
                                  if c["auc"] is not None], there)
    if len(names) == 2:
        check.same("AUC", got["auc"], there[1])
    elif len(there) == len(names):
        check.same("AUC", got["auc"], metrics.roc_auc_score(
            truth, p, multi_class="ovr", labels=names))
    else:
        check.same("AUC", got["auc"], np.mean(there))


def check_calibration(check, got, truth, given, p, names):
    if len(names) == 2:
        came_true, of = truth == names[1], p[:, 1]
        check.equal("calibrated class", got["calibration"]["class"], names[1])
    else:
        came_true, of = truth == given, p.max(axis=1)
    observed, predicted = calibration.calibration_curve(came_true, of,
                                                        n_bins=10)
    bins = [b for b in got["calibration"]["bins"] if b["rows"]]
    check.same("observed", [b["observed"] for b in bins], observed)
    check.same("predicted", [b["predicted"] for b in bins], predicted)
    rows = np.histogram(of, np.linspace(0, 1, 11))[0]
    check.equal("rows in bins", sum(b["rows"] for b in bins), int(sum(rows)))
    weights = np.array([b["rows"] for b in bins]) / len(truth)
    check.same("calibration error", got["calibration"]["error"],
               np.sum(weights * np.abs(observed - predicted)))


def check_classes(check, bp, model, test, target):
    got = json.loads(run(bp, "eval", "-q", "--json", model, test))
    given = np.array(read_column(run(bp, "predict", "-q", model, test)))
    with open(test, newline="") as file:
        truth = np.array([row[target] for row in csv.DictReader(file)])
    names = [c["class"] for c in got["classes"]]
    check_counts(check, got, truth, given, names)
    check_interval(check, got, truth, given)
    check_class_baseline(check, got, truth, names)
    if got["log_loss"] is None:
        check.equal("calibration", got["calibration"], None)
        return
    rows = list(csv.reader(
        run(bp, "predict", "-q", "--proba", model, test).splitlines()))
    check.equal("order of classes", rows[0], names)
    # The decimals stand for floats of 32 bits, which bp computes with.
    p = np.array(rows[1:], dtype=np.float32).astype(float)
    check.same("log loss", got["log_loss"],
               metrics.log_loss(truth, p, labels=names))
    check_auc(check, got, truth, p, names)
    check_calibration(check, got, truth, given, p, names)


# ---- numbers ----

def read_column(text):
    return [row[0] for row in csv.reader(text.splitlines())][1:]


def check_target(check, of, truth, written, learnt):
    rows = sorted(of["worst"], key=lambda row: row["line"])
    actual = np.array([row["actual"] for row in rows])
    predicted = np.array([row["predicted"] for row in rows])
    residual = np.abs([row["residual"] for row in of["worst"]])
    check.equal("actual", actual.tolist(), truth.tolist())
    check.same("predicted", predicted, written, WRITTEN)
    check.equal("worst first", residual.tolist(),
                sorted(residual, reverse=True))
    check.same("RMSE", of["rmse"]["value"], np.sqrt(
        metrics.mean_squared_error(actual, predicted)))
    check_errors(check, of, actual, predicted)
    base = of["baseline"]
    mean = np.mean(learnt if base["of"] == "training rows" else truth)
    alike = np.full(len(truth), mean)
    check.same("mean", base["mean"], mean)
    check.same("baseline RMSE", base["rmse"], np.sqrt(
        metrics.mean_squared_error(actual, alike)))
    check_errors(check, base, actual, alike)


def check_errors(check, of, actual, predicted):
    check.same("MAE", of["mae"], metrics.mean_absolute_error(actual, predicted))
    check.same("median absolute error", of["median_absolute_error"],
               metrics.median_absolute_error(actual, predicted))
    check.same("R2", of["r2"], metrics.r2_score(actual, predicted))


def numbers_of(path, target):
    with open(path, newline="") as file:
        return np.array([float(row[target]) for row in csv.DictReader(file)])


def check_numbers(check, bp, model, learn, test, baseline):
    got = json.loads(run(bp, "eval", "-q", "--json", "--worst", "1000000",
                         model, test))
    written = list(csv.reader(
        run(bp, "predict", "-q", model, test).splitlines()))[1:]
    for j, of in enumerate(got["targets"]):
        check.equal("baseline", of["baseline"]["of"], baseline)
        check_target(check, of, numbers_of(test, of["target"]),
                     np.array([float(row[j]) for row in written]),
                     numbers_of(learn, of["target"]))


# ---- what is tried ----

CLASSES = [
    ("iris", [], None),
    ("iris", [], "setosa"),  # which is no longer in the rows judged by
    ("iris", ["--loss", "mse"], None),
    ("iris", ["--output-act", "tanh", "--loss", "mse"], None),
    ("titanic", [], None),
    ("titanic", ["--layers", "8,4,1"], None),
    ("titanic", ["--output-act", "sigmoid", "--loss", "cross-entropy"], None),
    ("wine", ["--epochs", "200", "--learning-rate", "0.1"], None),
    ("cancer", [], None),
    ("digits", [], None),
    ("digits", ["--output-act", "sigmoid", "--loss", "cross-entropy",
                "--epochs", "1"], None),
]
NUMBERS = [
    ("airquality", "Ozone", [], "training rows"),
    ("airquality", "Ozone,Temp", [], "training rows"),
    ("airquality", "Ozone", ["--output-act", "exp", "--loss", "poisson"],
     "these rows"),
    ("diabetes", "target", [], "training rows"),
    ("diabetes", "target", ["--output-act", "sigmoid"], "these rows"),
]


def write_halves(data, missing, folder):
    """Every second row is one to judge by."""
    paths = [os.path.join(folder, part + ".csv") for part in ("learn", "test")]
    rows = range(len(data.rows))
    data.part(rows[::2]).write(paths[0])
    data.part([i for i in rows[1::2]
               if data.rows[i][data.at] != missing]).write(paths[1])
    return paths


def train(bp, learn, target, task, options, folder):
    model = os.path.join(folder, "model.json")
    run(bp, "train", "-q", "--validation", "none", "--epochs", "20",
        "--target", target, "--task", task, "-o", model, *options, learn)
    return model


def tell(check, name, options):
    print(f"{name + ' ' + ' '.join(options):54} {check.n:6} "
          f"figures, off by {check.worst:.1e}"
          f"{'' if not check.bad else ': WRONG'}")
    for line in check.bad:
        print("  " + line[:2000])
    return not check.bad


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bp", required=True)
    bp = os.path.abspath(parser.parse_args().bp)
    sets = {d.name: d for d in datasets.own() + datasets.from_sklearn()}
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        for name, options, missing in CLASSES:
            check = Check()
            learn, test = write_halves(sets[name], missing, folder)
            model = train(bp, learn, sets[name].target, "classify", options,
                          folder)
            check_classes(check, bp, model, test, sets[name].target)
            without = [f"without {missing}"] if missing else []
            fine = tell(check, name, options + without) and fine
        for name, target, options, baseline in NUMBERS:
            check = Check()
            learn, test = write_halves(sets[name], None, folder)
            model = train(bp, learn, target, "regress", options, folder)
            check_numbers(check, bp, model, learn, test, baseline)
            fine = tell(check, name, [target, *options]) and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
