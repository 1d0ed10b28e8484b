"""runs.py - what accuracy.py and trials.py share: splits, and bp on them."""

import csv
import os
import subprocess
import time

import numpy as np

TEST_SHARE = 0.3


def split(data, seed):
    """Parts to learn from and to be judged on; classes keep their shares."""
    from sklearn.model_selection import train_test_split

    rows = np.arange(len(data.rows))
    classes = data.targets if data.task == "classify" else None
    learn, test = train_test_split(rows, test_size=TEST_SHARE,
                                   random_state=seed, stratify=classes)
    return data.part(learn), data.part(test)


def score(data, predicted):
    """Accuracy, or R2."""
    truth = data.targets
    if data.task == "classify":
        return float(np.mean(np.array(predicted) == truth))
    predicted = np.array([float(cell) for cell in predicted])
    return float(1 - np.sum((truth - predicted) ** 2)
                 / np.sum((truth - truth.mean()) ** 2))


def write_split(data, seed, folder):
    """Writes both parts; returns their paths and the part to judge on."""
    learn, test = split(data, seed)
    paths = [os.path.join(folder, f"{data.name}-{seed}-{part}.csv")
             for part in ("learn", "test")]
    learn.write(paths[0])
    test.write(paths[1])
    return *paths, test


def run_bp(bp, learn, test, judge, seed, options=()):
    """Score, and the seconds that `bp train` took, reading and all."""
    model = learn + ".json"
    start = time.perf_counter()
    subprocess.run(
        [bp, "train", "-q", "--threads", "1", "--seed", str(seed), "--task",
         judge.task, "--target", judge.target, "--output", model, *options,
         learn], check=True, stderr=subprocess.PIPE)
    seconds = time.perf_counter() - start
    answer = subprocess.run(
        [bp, "predict", "-q", "--unseen", "other", model, test], check=True,
        stdout=subprocess.PIPE, text=True).stdout
    os.remove(model)
    predicted = [row[0] for row in csv.reader(answer.splitlines())][1:]
    return score(judge, predicted), seconds


def version(bp):
    out = subprocess.run([bp, "--version"], check=True, text=True,
                         stdout=subprocess.PIPE).stdout
    return out.splitlines()[0]
