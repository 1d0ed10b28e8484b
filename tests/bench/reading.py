"""reading.py - what is measured of reading: a CSV file into memory, beside
other readers, and a file whose data is larger than the memory it may take."""

import filecmp
import os
import shutil

from contest import Failure, say
from workloads import (
    LARGER,
    LARGER_DISK,
    LARGER_MEMORY,
    LARGER_QUICK_MEMORY,
    LARGER_ROUNDS,
)

VERBS = {"pandas32": "read32"}  # of a reader's program, where it isn't `read`
ONE_THREAD = ("pandas", "pandas32")
WAYS = ("memory", "file")  # where the data lies; who is first takes turns


def read(run, workload):
    """bp and the readers, round after round."""
    rows = run.rows_of(workload)
    csv = run.contest.csv(workload.data, rows)
    programs = {peer.name: peer for peer in run.contest.readers}
    run.results["csv_mb"][workload.name] = csv.stat().st_size / 1e6
    touch(csv)
    for i in range(run.options.rounds):
        for n in run.options.threads:
            say(f"{workload.name}, {n}t: {run.round(i)}")
            for who in ("bp",) + workload.readers:
                program = programs.get(who.removesuffix("32"))
                if who != "bp" and not program:
                    continue
                if who in ONE_THREAD and n > 1:
                    continue
                run.note(
                    "read",
                    (workload.name, 0, n),
                    who,
                    lambda: read_once(run.contest, program, who, csv, n, rows),
                )


def read_once(contest, program, who, csv, threads, rows):
    found = contest.read(program, VERBS.get(who, "read"), csv, threads)
    if found["rows"] != rows:
        raise Failure(f"{found['rows']:.0f} rows read of {rows}")
    if found.get("threads", threads) < threads:
        raise Failure(f"{found['threads']:.0f} threads only")
    return found


def touch(path):
    """From now on the file is in memory, if there is room for it."""
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 24):
            pass


def larger(run):
    """`bp train` with its data in memory and in a file, which must learn the
    same. The CSV file is deleted afterwards."""
    contest, rows = run.contest, run.rows_of(LARGER)
    need, free = LARGER_DISK * rows, shutil.disk_usage(contest.scratch).free
    if free < need:
        text = f"{need / 1e9:.1f} GB of disk needed, {free / 1e9:.1f} GB free"
        say(f"larger left out: {text}")
        run.results["larger"]["left out"] = text
        return
    path = contest.scratch / f"larger-{rows}.csv"
    models = {way: contest.scratch / f"larger-{way}.json" for way in WAYS}
    try:
        contest.make(path, [contest.bench, "data", LARGER.data, rows])
        os.sync()
        larger_rounds(run, path, models)
    finally:
        for each in (path, contest.part(path), *models.values()):
            each.unlink(missing_ok=True)


def larger_rounds(run, csv, models):
    contest, found = run.contest, run.results["larger"]
    threads = max(run.threads["train"])
    memory = LARGER_QUICK_MEMORY if run.options.quick else LARGER_MEMORY
    env = {**contest.base, "TMPDIR": str(contest.scratch)}
    found.update(memory=memory, threads=threads, rows=run.rows_of(LARGER))
    found["csv_mb"] = csv.stat().st_size / 1e6
    found["data_mb"] = 4 * found["rows"] * (LARGER.sizes[0] + 1) / 1e6
    found["runs"] = []
    n_rounds = min(run.options.rounds, LARGER_ROUNDS)
    for i in range(n_rounds):
        say(f"larger, {threads}t: {run.round(i, n_rounds)}")
        pair = {}
        for way in WAYS[:: 1 if i % 2 == 0 else -1]:
            batch, model = LARGER.batches[0], models[way]
            command = contest.bp_train(
                LARGER, batch, LARGER.epochs, threads, csv, model
            )
            if way == "file":
                command += ["--memory", memory]
            pair[way] = contest.process(command, env)
        same = filecmp.cmp(*models.values(), shallow=False)
        found["runs"].append({**pair, "same": same})
