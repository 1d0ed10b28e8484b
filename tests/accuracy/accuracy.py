"""accuracy.py - bp's defaults beside scikit-learn's, on real data.

    accuracy.py --bp BP [--quick] [--out RESULTS.md]

Each set is split ten times, 70 rows of a hundred to learn from and 30 to be
judged on; all are given the same parts and run on one thread.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

import datasets
import runs

COLUMNS = ["bp", "raw", "scaled", "both scaled"]


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def encoder(inputs):
    """One input a level, and means for missing numbers."""
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.preprocessing import OneHotEncoder

    columns = list(zip(*inputs))
    numbers = [i for i, cells in enumerate(columns)
               if all(is_number(c) for c in cells if c)]
    words = [i for i in range(len(columns)) if i not in numbers]
    return ColumnTransformer([
        ("numbers", SimpleImputer(), numbers),
        ("words", OneHotEncoder(handle_unknown="ignore"), words),
    ], sparse_threshold=0), numbers


def table(inputs, numbers):
    cells = np.array(inputs, dtype=object)
    for i in numbers:
        cells[:, i] = [float(c) if c else np.nan for c in cells[:, i]]
    return cells


def net_of(column, task, seed):
    from sklearn.compose import TransformedTargetRegressor
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    from sklearn.preprocessing import StandardScaler

    if task == "classify":
        return MLPClassifier(random_state=seed)
    net = MLPRegressor(random_state=seed)
    if column == "both scaled":
        return TransformedTargetRegressor(net, transformer=StandardScaler())
    return net


def run_sklearn(column, learn, test, seed):
    """Score, and the seconds of the fit alone."""
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    steps, numbers = encoder(learn.inputs + test.inputs)
    scalers = [] if column == "raw" else [StandardScaler()]
    net = net_of(column, learn.task, seed)
    pipe = make_pipeline(steps, *scalers, net)
    x = table(learn.inputs, numbers)
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "not converged yet"
        pipe.fit(x, learn.targets)
        seconds = time.perf_counter() - start
        return runs.score(test, pipe.predict(table(test.inputs, numbers))), \
            seconds


def measure(bp, data, seed, folder):
    """For each column score and seconds; none where it would be another."""
    learn_csv, test_csv, judge = runs.write_split(data, seed, folder)
    learn, test = runs.split(data, seed)
    figures = [runs.run_bp(bp, learn_csv, test_csv, judge, seed)]
    for column in COLUMNS[1:]:
        if column == "both scaled" and data.task == "classify":
            figures.append((np.nan, np.nan))
        else:
            figures.append(run_sklearn(column, learn, test, seed))
    return figures


def line(data, figures):
    """A row of the table: mean and standard deviation, then seconds."""
    scores, seconds = figures[..., 0], figures[..., 1]
    cells = [data.name, "accuracy" if data.task == "classify" else "R2",
             str(len(data.rows))]
    for column in scores.T:
        cells.append("" if np.isnan(column).any() else
                     f"{column.mean():.3f} ± {column.std(ddof=1):.3f}")
    cells += ["" if np.isnan(c).any() else f"{c.mean():.3f}"
              for c in seconds.T]
    return "| " + " | ".join(cells) + " |"


def heading(bp, n_seeds, quick):
    import sklearn

    names = (["set", "measure", "rows"] + COLUMNS
             + [f"{c}, s" for c in COLUMNS])
    align = ["---", "---"] + ["--:"] * (len(names) - 2)
    return "\n".join([
        "# bp's defaults beside scikit-learn's", "",
        "Made by `./dev accuracy"
        + (" --quick" if quick else "") + "`.", "",
        f"{runs.version(bp)}, scikit-learn {sklearn.__version__}, numpy "
        f"{np.__version__}, Python {platform.python_version()}, "
        f"{platform.machine()}; one thread each.", "",
        f"Mean ± standard deviation over {n_seeds} splits, 70 % of the rows"
        " to learn from, 30 % to",
        "be judged on; higher is better. raw: `MLPClassifier()` or"
        " `MLPRegressor()` on the",
        "encoded data; scaled: with a `StandardScaler` in front; both scaled:"
        " numeric targets",
        "too, as bp does. Seconds: all of `bp train`, reading the CSV file and"
        " writing the",
        "model included; of scikit-learn `fit` alone, without its start.", "",
        "| " + " | ".join(names) + " |", "|" + "|".join(align) + "|"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bp", required=True)
    parser.add_argument("--quick", action="store_true",
                        help="three splits instead of ten")
    parser.add_argument("--out", default=os.path.join(
        os.path.dirname(os.path.abspath(__file__)), "RESULTS.md"))
    args = parser.parse_args()
    bp, n_seeds = os.path.abspath(args.bp), 3 if args.quick else 10
    lines = heading(bp, n_seeds, args.quick).split("\n")
    with tempfile.TemporaryDirectory() as folder:
        for data in datasets.everything(folder):
            figures = np.array([measure(bp, data, seed, folder)
                                for seed in range(1, n_seeds + 1)])
            lines.append(line(data, figures))
            print(lines[-1], flush=True)
    with open(args.out, "w") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
