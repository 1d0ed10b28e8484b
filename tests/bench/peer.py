"""peer.py - what the two peers in Python share.

A peer is a program with the verbs of `bench` (see run.py):
    about                                        its version, and its BLAS
    loop FILE.bin LAYERS ACT BATCH EPOCHS THREADS SECONDS
    train FILE.csv LAYERS ACT BATCH EPOCHS THREADS MODEL
    model LAYERS ACT MODEL                       any model of that shape
    predict MODEL FILE.csv                       writes a class a row
Results are one line of name=value pairs. Rate, momentum and penalty are bp's
defaults. Imports stand where they are needed: a process pays for its own only.
"""

import sys
import time

RATE, MOMENTUM, PENALTY = 0.01, 0.9, 0.0001
CHUNK = 8192  # rows predicted at a time


def sizes(layers):
    return [int(n) for n in layers.split(",")]


def read_rows(path, n_inputs):
    """Inputs and classes out of the float32 rows that `bench encode` made."""
    import numpy as np

    cells = np.fromfile(path, dtype="<f4").reshape(-1, n_inputs + 1)
    return np.ascontiguousarray(cells[:, :-1]), cells[:, -1].astype(np.int64)


def read_csv(path):
    """Inputs and classes of a small CSV file with a header, class last."""
    import csv

    import numpy as np

    with open(path, newline="") as file:
        rows = list(csv.reader(file))[1:]
    x = np.array([row[:-1] for row in rows], dtype=np.float32)
    names, y = np.unique([row[-1] for row in rows], return_inverse=True)
    return x, y, names


def chunks(path):
    """The inputs of a large CSV file, CHUNK rows at a time: with pandas if it
    is there."""
    import numpy as np

    with open(path) as file:
        n_inputs = file.readline().count(",")
    columns = range(n_inputs)
    try:
        import pandas
    except ImportError:
        pandas = None
    if pandas:
        for frame in pandas.read_csv(
            path, usecols=columns, dtype=np.float32, chunksize=CHUNK
        ):
            yield frame.to_numpy()
        return
    with open(path) as file:
        file.readline()
        while True:
            x = np.loadtxt(
                file,
                dtype=np.float32,
                delimiter=",",
                usecols=columns,
                max_rows=CHUNK,
                ndmin=2,
            )
            if len(x) == 0:
                return
            yield x
            if len(x) < CHUNK:
                return


def write_classes(names, numbers):
    sys.stdout.write("".join([names[i] + "\n" for i in numbers]))


def blas():
    """The BLAS that was loaded and the kernel it chose."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return "unknown"
    keys = ("internal_api", "version", "architecture", "threading_layer")
    for library in threadpool_info():
        if library["user_api"] == "blas":
            known = [library.get(key) for key in keys]
            return "-".join(str(value) for value in known if value)
    return "reference"


def repeat(train, n_rows, epochs, least):
    """Calls train(), which returns its seconds and its last loss, until `least`
    seconds are full; prints the result."""
    took, n_runs, loss = 0.0, 0, 0.0
    while n_runs == 0 or took < least:
        seconds, loss = train()
        took += seconds
        n_runs += 1
    rows_s = n_runs * epochs * n_rows / took
    print(f"rows_s={rows_s:.1f} seconds={took:.6f} loss={loss:.6f}")


def main(verbs):
    if len(sys.argv) < 2 or sys.argv[1] not in verbs:
        sys.exit(f"usage: {sys.argv[0]} {'|'.join(verbs)} ...")
    verbs[sys.argv[1]](*sys.argv[2:])


clock = time.perf_counter
