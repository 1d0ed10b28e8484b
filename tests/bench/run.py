#!/usr/bin/env python3
"""run.py - bp beside its peers, on the same data, in turns. See README.md.

The result is on standard output: tables, then a verdict on every bar. Every
single measurement is in results.json in the folder of the data.
"""

import argparse
import json
import os
import platform
import sys
from pathlib import Path
from statistics import median

sys.dont_write_bytecode = True  # the checkout stays as it is

import reading
from contest import ROOT, Contest, Failure, call, same_weights, say
from report import Report
from workloads import LARGER, NAMES, PREDICT, READINGS, TRAINING, WORKLOADS

PEERS = ["sklearn", "torch", "fann"]
READERS = ["fread", "pandas"]
FAST = 20  # runs of a process of milliseconds, of which the median counts


def arguments():
    parser = argparse.ArgumentParser(
        description="Measures bp beside scikit-learn, PyTorch, FANN, and"
        " readers of CSV files."
    )
    parser.add_argument(
        "workload", nargs="*", help=f"of {', '.join(NAMES)} (without: all)"
    )
    parser.add_argument(
        "--build",
        type=Path,
        default=ROOT / "build" / "bench",
        help="where bp and tests/bench/bench were built",
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT / "build" / "bench-data",
        help="where the data sets are made (1.5 GB; 6 GB more for larger)",
    )
    parser.add_argument("--rounds", type=int, default=5, help="(without: 5)")
    parser.add_argument(
        "--threads",
        default="1,2" if os.cpu_count() > 1 else "1",
        help="counts of threads (without: 1,2)",
    )
    parser.add_argument(
        "--peers", default=",".join(PEERS + READERS), help="which; '' for none"
    )
    parser.add_argument("--python", help="the interpreter that has the peers")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="fewer rows, one round: a rehearsal",
    )
    options = parser.parse_args()
    peers = [p for p in options.peers.split(",") if p]
    wrong = [w for w in options.workload if w not in NAMES]
    wrong += [p for p in peers if p not in PEERS + READERS]
    if wrong:
        parser.error(f"what is '{wrong[0]}'?")
    options.names = options.workload or NAMES
    options.peers, options.readers = needed(options.names, peers)
    options.threads = [int(n) for n in options.threads.split(",")]
    if options.quick:
        options.rounds = 1
    return options


def needed(names, peers):
    """Who learns and who reads, of those that the workloads have a use for."""
    learns = any(name in TRAINING or name == PREDICT for name in names)
    reads = any(r.name in names for r in READINGS)
    return (
        [p for p in peers if p in PEERS and learns],
        [p for p in peers if p in READERS and reads],
    )


class Run:
    def __init__(self, options, contest):
        self.options = options
        self.contest = contest
        self.dropped = set()  # (who, workload) that failed once
        parts = ("loop", "process", "files", "rows", "read", "csv_mb", "larger")
        self.results = {part: {} for part in parts}
        self.threads = {}
        for verb, takes in contest.threads.items():
            self.threads[verb] = [
                n for n in options.threads if n == 1 or takes
            ]
            if not takes and max(options.threads) > 1:
                say(f"this bp {verb} has no --threads: 1 thread only")

    def note(self, part, key, who, measure):
        """Runs a measurement and keeps it; who fails once is left out."""
        if (who, key[0]) in self.dropped:
            return
        try:
            run = measure()
        except Failure as failure:
            say(f"{who} left out of {key[0]}: {failure}")
            self.dropped.add((who, key[0]))
            return
        runs = self.results[part].setdefault(key, {}).setdefault(who, [])
        runs.append(run)

    def rows_of(self, workload):
        if self.options.quick and workload.quick_rows:
            return workload.quick_rows
        return workload.rows

    def round(self, i, n_rounds=None):
        return f"round {i + 1} of {n_rounds or self.options.rounds}"

    def in_turns(self, threads):
        """bp and its peers, round after round."""
        for i in range(self.options.rounds):
            for n in threads:
                yield i, n, None
                for peer in self.contest.peers:
                    yield i, n, peer

    def loop(self, workload, batch):
        contest = self.contest
        rows = contest.rows(workload.data, self.rows_of(workload))
        for i, n, peer in self.in_turns(self.threads["train"]):
            who = peer.name if peer else "bp"
            if peer and not peer.can(workload, batch, n):
                continue
            if not peer:
                say(
                    f"{workload.name}, batch {batch}, {plural(n)}:"
                    f" {self.round(i)}"
                )
            self.note(
                "loop",
                (workload.name, batch, n),
                who,
                lambda: contest.loop(
                    peer, workload, batch, workload.epochs, n, rows
                ),
            )

    def process(self, workload, batch):
        """From a CSV file to a model file, each in a process of its own."""
        contest = self.contest
        csv = contest.csv(workload.data, self.rows_of(workload))
        model = contest.scratch / "process.model"
        self.results["rows"][workload.name] = workload.rows * workload.epochs
        for i, n, peer in self.in_turns(self.threads["train"]):
            if peer and (n > 1 or not peer.can(workload, batch, n)):
                continue  # the bars are for one thread, and this takes long
            if peer:
                who, env = peer.name, contest.peer_env(n)
                command = peer.command + ["train", csv, workload.layers]
                command += [workload.act, batch, workload.epochs, n, model]
            else:
                who, env = "bp", contest.base
                command = contest.bp_train(
                    workload, batch, workload.epochs, n, csv, model
                )
                say(
                    f"{workload.name}, batch {batch}, {plural(n)}, whole"
                    f" process: {self.round(i)}"
                )
            times = FAST if who in ("bp", "fann") else 1
            self.note(
                "process",
                (workload.name, batch, n),
                who,
                lambda: self.typical(command, env, times),
            )

    def typical(self, command, env, times):
        runs = [self.contest.process(command, env) for _ in range(times)]
        return {name: median(r[name] for r in runs) for name in runs[0]}

    def files(self, workload):
        """Once for each count of threads; one epoch but for the small one."""
        contest = self.contest
        batch = workload.batches[0]
        epochs = workload.epochs if workload.name == "small" else 1
        csv = contest.csv(workload.data, self.rows_of(workload))
        ours = contest.scratch / "bench.json"
        model = contest.scratch / "bp.json"
        for n in self.threads["train"]:
            say(f"{workload.name}, {plural(n)}: from CSV to model")
            parts = call(
                [contest.bench, "train", csv, workload.layers, workload.act]
                + [batch, epochs, n, ours],
                contest.base,
            )
            command = contest.bp_train(workload, batch, epochs, n, csv, model)
            whole = contest.process(command, contest.base)
            if not same_weights(ours, model):
                say(
                    f"{workload.name}: bench and bp trained different"
                    " networks: bench no longer does what bp does"
                )
            parts["csv_mb"] = csv.stat().st_size / 1e6
            held = workload.held(batch, self.rows_of(workload))
            parts["formula_mb"] = held / 1e6
            self.results["files"][(workload.name, n)] = {**whole, **parts}

    def predict(self):
        """The table's network over its rows, CSV in and CSV out."""
        contest = self.contest
        table = TRAINING["table"]
        rows = self.rows_of(table)
        csv = contest.csv(table.data, rows)
        models = self.models(table)
        output = contest.scratch / "predictions.csv"
        self.results["rows"][PREDICT] = rows
        for i, n, peer in self.in_turns(self.threads["predict"]):
            if peer and not peer.can_predict():
                continue
            if peer:
                who, env = peer.name, contest.peer_env(n)
                command = peer.command + ["predict", models[who], csv]
            else:
                who, env = "bp", contest.base
                command = contest.bp_predict(n, csv, models["bp"])
                say(f"predict, {plural(n)}: {self.round(i)}")
                self.note(
                    "process",
                    (PREDICT, 0, n),
                    "reading",
                    lambda: contest.read(None, "read", csv, n),
                )
            self.note(
                "process",
                (PREDICT, 0, n),
                who,
                lambda: contest.process(command, env, output),
            )

    def models(self, table):
        """A model of that shape for everybody: how good it is is no matter."""
        contest = self.contest
        few = contest.csv(table.data, 20000)
        models = {"bp": contest.scratch / "predict-bp.json"}
        command = contest.bp_train(table, 256, 1, 1, few, models["bp"])
        contest.process(command, contest.base)
        for peer in contest.peers:
            if peer.can_predict():
                models[peer.name] = contest.scratch / f"predict.{peer.name}"
                command = ["model", table.layers, table.act, models[peer.name]]
                call(peer.command + command, contest.peer_env(1))
        return models

    def all(self):
        for workload in WORKLOADS:
            if workload.name not in self.options.names:
                continue
            for batch in workload.batches:
                self.loop(workload, batch)
            if workload.name == "small":
                for batch in workload.batches:
                    self.process(workload, batch)
            self.files(workload)
        if PREDICT in self.options.names:
            self.predict()
        for workload in READINGS:
            if workload.name in self.options.names:
                reading.read(self, workload)
        if LARGER.name in self.options.names:
            reading.larger(self)


def plural(threads):
    return f"{threads} thread{'s' if threads > 1 else ''}"


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def introduce(options, contest, results):
    """Who measures what, on what."""
    print(
        f"{processor()}, {os.cpu_count()} processors, load"
        f" {os.getloadavg()[0]:.2f} at the start"
    )
    results["peaks"] = {n: contest.peak(n) for n in options.threads}
    for n, peak in results["peaks"].items():
        first = results["peaks"][options.threads[0]]["peak_gflops"]
        gain = peak["peak_gflops"] / first
        text = f"FMA peak, {plural(n)}: {peak['peak_gflops']:.1f} GFLOP/s"
        text += f", {gain:.2f} times" if n > 1 else f", {peak['vectors']}"
        if gain < 0.75 * n / options.threads[0]:
            text += " (they share a core, or it is busy)"
        print(text)
    for peer in contest.peers + contest.readers:
        version, blas = peer.about["version"], peer.about["blas"]
        about = f"{peer.name} {version}"
        print(about if blas == "none" else f"{about}, {blas}")
    if contest.missing:
        print(f"missing: {', '.join(contest.missing)}; on Debian:")
        print(f"  {contest.install_line()}")
    print(flush=True)


def write_json(path, results):
    def text(key):
        if isinstance(key, tuple):
            return " ".join(str(part) for part in key)
        return key

    named = {
        part: {text(key): value for key, value in found.items()}
        for part, found in results.items()
    }
    with open(path, "w") as file:
        json.dump(named, file, indent=1)


def main():
    options = arguments()
    options.data.mkdir(parents=True, exist_ok=True)
    python = [options.python] if options.python else [
        sys.executable,
        "/usr/bin/python3",
    ]
    contest = Contest(
        options.build,
        options.data.resolve(),
        python,
        options.peers,
        options.readers,
    )
    run = Run(options, contest)
    introduce(options, contest, run.results)
    try:
        run.all()
    except KeyboardInterrupt:
        say("interrupted; this is what there is")
    names = [peer.name for peer in contest.peers]
    write_json(options.data / "results.json", run.results)
    Report(run.results, WORKLOADS, names, sys.stdout).all()


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"run.py: {failure}")
