"""trials.py - which options would be the best defaults for bp?

    trials.py --bp BP [--first N] [--seeds N] NAME='OPTION...' ...

Each NAME is tried with its options, on the sets and splits of accuracy.py.
Of a set, all are ranked by their mean score (1 is best; equals share a rank).
Writes a Markdown table, best mean rank first:
  rank       mean over the sets
  lost       how far below the best of the set, mean over the sets
  accuracy   mean over the sets of classes, R2 over those of numbers
  seconds    of `bp train`, mean over the sets
  +/-        sets on which it is better/worse than what is named first: by more
             than twice the standard error of the difference, split by split
"""

import argparse
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import datasets
import runs


def ranks(scores):
    """Of each row's columns; rounded, as equals should be equal."""
    rounded = np.round(scores, 6)[:, :, None]
    better = (rounded.transpose(0, 2, 1) > rounded).sum(axis=2)
    equal = (rounded.transpose(0, 2, 1) == rounded).sum(axis=2)
    return 1 + better + (equal - 1) / 2


def measure(bp, splits, options, n_jobs):
    """Scores and seconds of each set and split."""
    def one(job):
        seed, (learn, test, judge) = job
        return runs.run_bp(bp, learn, test, judge, seed, options)

    with ThreadPoolExecutor(n_jobs) as pool:
        return [list(pool.map(one, parts.items())) for parts in splits]


def compare(scores):
    """How many sets each is better on than the first, and worse."""
    gain = scores - scores[:, :1]
    error = gain.std(axis=2, ddof=1) / np.sqrt(gain.shape[2])
    gain = gain.mean(axis=2)
    return (gain > 2 * error).sum(axis=0), (gain < -2 * error).sum(axis=0)


def report(sets, trials, figures, each):
    better, worse = compare(figures[..., 0])
    scores, seconds = np.moveaxis(figures.mean(axis=2), -1, 0)
    ranked = ranks(scores)
    lost = scores.max(axis=1, keepdims=True) - scores
    classes = np.array([d.task == "classify" for d in sets])
    head = ["options", "rank", "lost", "accuracy", "R2", "seconds", "+/-"]
    if each:
        head += [d.name for d in sets]
    print("| " + " | ".join(head) + " |")
    print("|---|" + "--:|" * (len(head) - 1))
    for i in np.argsort(ranked.mean(axis=0), kind="stable"):
        cells = [trials[i], f"{ranked[:, i].mean():.2f}",
                 f"{lost[:, i].mean():.4f}",
                 f"{scores[classes, i].mean():.4f}",
                 f"{scores[~classes, i].mean():.4f}",
                 f"{seconds[:, i].mean():.3f}", f"{better[i]}/{worse[i]}"]
        if each:
            cells += [f"{s:.3f}" for s in scores[:, i]]
        print("| " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bp", required=True)
    parser.add_argument("--first", type=int, default=1,
                        help="seed of the first split")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--each", action="store_true",
                        help="a column for each set, too")
    parser.add_argument("trials", nargs="+", metavar="NAME=OPTIONS")
    args = parser.parse_args()
    bp = os.path.abspath(args.bp)
    trials = dict(t.split("=", 1) for t in args.trials)
    with tempfile.TemporaryDirectory() as folder:
        sets = datasets.everything(folder)
        splits = [{seed: runs.write_split(d, seed, folder)
                   for seed in range(args.first, args.first + args.seeds)}
                  for d in sets]
        figures = []
        for name, options in trials.items():
            figures.append(measure(bp, splits, options.split(), args.jobs))
            print(name, file=sys.stderr, flush=True)
    figures = np.array(figures).swapaxes(0, 1)  # sets first
    report(sets, list(trials), figures, args.each)


if __name__ == "__main__":
    sys.exit(main())
