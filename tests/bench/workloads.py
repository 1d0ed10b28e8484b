"""workloads.py - what is measured, and the bars it is held against."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Workload:
    name: str
    data: str  # a kind of `bench data`, or iris
    rows: int
    layers: str
    act: str
    batches: tuple
    epochs: int  # of the loop, bp's and the peers' alike
    quick_rows: int = 0  # with --quick; 0: all

    @property
    def sizes(self):
        return [int(n) for n in self.layers.split(",")]

    def flops(self):
        """Of the products for one row: forward and gradient in each layer,
        backward in all but the first."""
        pairs = list(zip(self.sizes, self.sizes[1:]))
        all_layers = sum(2 * k * n for k, n in pairs)
        return 3 * all_layers - 2 * pairs[0][0] * pairs[0][1]


WORKLOADS = [
    Workload("small", "iris", 150, "4,8,3", "sigmoid", (1, 16), 200),
    Workload("medium", "medium", 20000, "30,64,2", "relu", (32,), 10),
    Workload(
        "image", "image", 60000, "784,128,10", "relu", (32, 128), 1, 12000
    ),
    Workload(
        "wide", "image", 60000, "784,1024,1024,10", "relu", (256,), 1, 12000
    ),
    Workload(
        "table", "table", 1000000, "28,300,300,2", "relu", (1024,), 1, 100000
    ),
]
PREDICT = "predict"  # the table's network and rows
NAMES = [w.name for w in WORKLOADS] + [PREDICT]

# Share of the FMA peak on as many threads: (workload, batch, threads).
PEAK_BARS = {
    ("wide", 256, 1): 0.85,
    ("image", 128, 1): 0.85,
    ("image", 32, 1): 0.75,
    ("table", 1024, 1): 0.75,
    ("medium", 32, 1): 0.50,
    ("wide", 256, 2): 0.85,
    ("image", 128, 2): 0.75,
}

# Rows a second in the loop.
RATE_BARS = {("small", 1, 1): 5e6}

# How many times faster the whole process is for the small workload.
PROCESS_BARS = {"sklearn": 200, "torch": 200, "fann": 2}

# How many times the fastest peer's rate, in every loop.
PEER_BAR = 1.5

# Two threads are never slower than one; so much less is taken for noise.
NOISE = 0.03

# A thread that gets less of a processor than this was disturbed.
QUIET = 0.97
