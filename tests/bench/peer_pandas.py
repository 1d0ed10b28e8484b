"""peer_pandas.py - the same file read by pandas' reader in C.

It has one thread. `read` lets it find the columns' types by itself; `read32`
names float32 for all of them, as it is fastest. The time is that of read_csv
alone: pandas has been imported before.
"""

import peer


def about():
    import pandas

    print(f"version={pandas.__version__} blas=none")


def timed(path, **how):
    import pandas

    start = peer.clock()
    frame = pandas.read_csv(path, engine="c", **how)
    seconds = peer.clock() - start
    rows, columns = frame.shape
    print(f"seconds={seconds:.6f} rows={rows} columns={columns}")


def read(path, threads):
    timed(path)


def read32(path, threads):
    import numpy as np

    timed(path, dtype=np.float32)


peer.main({"about": about, "read": read, "read32": read32})
