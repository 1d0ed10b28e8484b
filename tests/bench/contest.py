"""contest.py - who takes part, and how each is run."""

import json
import os
import shutil
import subprocess
import sys
from glob import glob
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# What makes a peer fast on Debian, and the package it comes in.
PACKAGES = {
    "sklearn": "python3-sklearn",
    "torch": "python3-torch",
    "fann": "libfann-dev",
    "fread": "r-base-core r-cran-data.table",
    "pandas": "python3-pandas",
    "openblas": "libopenblas0-openmp",
}

VERBS = ("train", "predict")  # of bp

# Variables that set threads or a BLAS's kernel behind everybody's back.
MEDDLERS = ("OMP_", "GOMP_", "OPENBLAS_", "MKL_", "NUMEXPR_")


class Failure(Exception):
    pass


def say(text):
    print(f"run.py: {text}", file=sys.stderr, flush=True)


def call(command, env):
    """Runs a command that prints a line of name=value pairs."""
    done = subprocess.run(
        [str(word) for word in command],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        tail = done.stderr.strip().splitlines()[-2:] or ["no message"]
        raise Failure(f"{Path(command[0]).name}: {': '.join(tail)}")
    return parse(done.stdout)


def parse(text):
    found = {}
    for pair in text.split():
        name, _, value = pair.partition("=")
        try:
            found[name] = float(value)
        except ValueError:
            found[name] = value
    return found


def has_module(python, name):
    if not Path(python).exists():
        return False
    code = f"import importlib.util as u; exit(not u.find_spec('{name}'))"
    return subprocess.run([str(python), "-c", code]).returncode == 0


class Contestant:
    def __init__(self, name, command, threaded=True):
        self.name = name
        self.command = command
        self.threaded = threaded
        self.about = {}

    def can(self, workload, batch, threads):
        if self.name == "fann":
            return batch == 1 and threads == 1 and workload.act == "sigmoid"
        return True

    def can_predict(self):
        return self.name != "fann"


class Contest:
    """bp and its peers, as far as they are there."""

    def __init__(self, build, scratch, python, wanted, readers):
        self.bp = build / "bp"
        self.bench = build / "tests" / "bench" / "bench"
        self.scratch = scratch
        for program in (self.bp, self.bench):
            if not program.exists():
                sys.exit(f"run.py: {program} is missing; build it first")
        self.threads = {verb: self.takes_threads(verb) for verb in VERBS}
        self.base = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(MEDDLERS)
        }
        self.base["PYTHONDONTWRITEBYTECODE"] = "1"
        self.missing = []
        self.peers = self.find_peers(wanted, build, python)
        self.readers = self.find_peers(readers, build, python)
        if set(wanted) - {"fann"}:
            self.look_around(python)

    def find_peers(self, names, build, python):
        found = [self.find_peer(name, build, python) for name in names]
        return [peer for peer in found if peer]

    def find_peer(self, name, build, python):
        """None, and a name in `missing`, where there isn't any."""
        if name == "fann":
            prefixes = [[build / "tests" / "bench" / "bench-fann"]]
        elif name == "fread":
            rscript = shutil.which("Rscript") or "Rscript"
            prefixes = [[rscript, "--vanilla", HERE / "peer_fread.R"]]
        else:
            script = HERE / f"peer_{name}.py"
            prefixes = [[each, script] for each in python]
        for prefix in prefixes:
            if not Path(prefix[0]).exists():
                continue
            peer = Contestant(name, prefix)
            try:
                peer.about = call(prefix + ["about"], self.peer_env(1))
            except Failure:
                continue
            return peer
        self.missing.append(name)
        return None

    def look_around(self, python):
        """What else the Python peers are faster with."""
        there = [p for p in self.peers if p.name != "fann"]
        if there:
            python = [p.command[0] for p in there]
        has_pandas = any(has_module(each, "pandas") for each in python)
        if not has_pandas and "pandas" not in self.missing:
            self.missing.append("pandas")
        blas = [str(p.about["blas"]) for p in there]
        if not blas or any(
            b == "reference" or b.endswith("pthreads") for b in blas
        ):
            self.missing.append("openblas")

    def peer_env(self, threads):
        """An OpenBLAS that shares OpenMP's threads with PyTorch, if installed:
        with threads of its own the two get into each other's way."""
        env = dict(self.base)
        for name in ("OMP", "OPENBLAS", "MKL"):
            env[f"{name}_NUM_THREADS"] = str(threads)
        folders = glob("/usr/lib/*/openblas-openmp")
        if folders:
            before = env.get("LD_LIBRARY_PATH")
            folders = folders[:1] + ([before] if before else [])
            env["LD_LIBRARY_PATH"] = ":".join(folders)
        return env

    def install_line(self):
        packages = " ".join(PACKAGES[name] for name in self.missing)
        return f"apt-get install -y --no-install-recommends {packages}"

    # ---- bp ----

    def takes_threads(self, verb):
        done = subprocess.run(
            [str(self.bp), verb, "--help"], stdout=subprocess.PIPE, text=True
        )
        return "--threads" in done.stdout

    def bp_threads(self, verb, threads):
        return ["--threads", threads] if self.threads[verb] else []

    def bp_train(self, workload, batch, epochs, threads, csv, model):
        command = [self.bp, "train", "-q", "--validation", "none"]
        command += ["--layers", workload.layers]
        command += ["--act", workload.act, "--epochs", epochs]
        command += ["--batch-size", batch, "-o", model]
        return command + self.bp_threads("train", threads) + [csv]

    def bp_predict(self, threads, csv, model):
        command = [self.bp, "predict", "-q"]
        return command + self.bp_threads("predict", threads) + [model, csv]

    # ---- runs ----

    def process(self, command, env, output=os.devnull):
        """A whole process: wall seconds and peak memory."""
        return call([self.bench, "run", output] + command, env)

    def read(self, contestant, verb, csv, threads):
        """From a CSV file to memory: seconds inside the process, and the
        process's own peak memory."""
        output = self.scratch / "reading.txt"
        prefix = contestant.command if contestant else [self.bench]
        whole = self.process(prefix + [verb, csv, threads], self.base, output)
        return {**whole, **parse(output.read_text())}

    def loop(self, contestant, workload, batch, epochs, threads, rows):
        """Training in memory: rows a second."""
        is_bp = contestant is None
        prefix = [self.bench] if is_bp else contestant.command
        env = self.base if is_bp else self.peer_env(threads)
        arguments = [rows, workload.layers, workload.act, batch]
        arguments += [epochs, threads, 0.5]
        return call(prefix + ["loop"] + arguments, env)

    def peak(self, threads):
        return call([self.bench, "peak", threads], self.base)

    # ---- data ----

    def part(self, path):
        """The file's name while it isn't whole."""
        return path.with_name("part-" + path.name)

    def make(self, path, command):
        """The file, by a command that takes its name last."""
        part = self.part(path)
        subprocess.run(
            [str(word) for word in command + [part]], check=True, env=self.base
        )
        part.rename(path)

    def made(self, path, command):
        """Makes it once for each build of the program that does."""
        built = self.bench.stat().st_mtime
        if not path.exists() or path.stat().st_mtime < built:
            self.make(path, command)
        return path

    def csv(self, kind, rows):
        if kind == "iris":
            return ROOT / "data" / "iris.csv"
        path = self.scratch / f"{kind}-{rows}.csv"
        return self.made(path, [self.bench, "data", kind, rows])

    def rows(self, kind, rows):
        path = self.scratch / f"{kind}-{rows}.bin"
        return self.made(path, [self.bench, "encode", self.csv(kind, rows)])


def same_weights(path, other):
    """True when two model files hold the same network."""
    with open(path) as a, open(other) as b:
        return json.load(a)["layers"] == json.load(b)["layers"]
