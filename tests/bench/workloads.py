"""workloads.py - what is measured, and the bars it is held against."""

from dataclasses import dataclass

PANEL = 32  # floats; the narrowest panel of a matrix has 8


def padded(n):
    """Columns of a matrix with their padding."""
    rest = n % PANEL
    return n - rest + next(w for w in (0, 8, 16, PANEL) if rest <= w)


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

    def held(self, batch, rows):
        """Bytes that `bp train` says it holds: the formula of bp-train(1),
        for a classification."""
        pairs = list(zip(self.sizes, self.sizes[1:]))
        units = [padded(n) for n in self.sizes[1:]]
        parameters = sum((k + 1) * n for k, n in pairs)
        data = 4 * rows * (self.sizes[0] + 1) + 4 * rows
        batches = sum(units) * 2 + max(units) + units[-1]
        return data + 2 * 4 * parameters + 4 * (batch + 16) * batches


@dataclass(frozen=True)
class Reading:
    """From a CSV file to a data set in memory."""

    name: str
    data: str
    rows: int
    quick_rows: int
    readers: tuple  # of READERS: who can read that


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
TRAINING = {w.name: w for w in WORKLOADS}
PREDICT = "predict"  # the table's network and rows

# Who reads, and what they ask of bench's and the peers' programs: pandas is
# there twice, without and with the columns' type named.
READERS = ("fread", "pandas", "pandas32")
READINGS = [
    Reading("read", "numbers", 1000000, 250000, READERS),
    Reading("text", "text", 300000, 30000, READERS[:2]),
]

LARGER = Workload(
    "larger", "table", 10000000, "28,16,2", "tanh", (1024,), 1, 500000
)
LARGER_MEMORY, LARGER_QUICK_MEMORY = "512M", "32M"  # less than its data
LARGER_ROUNDS = 3  # at most
LARGER_DISK = 600  # bytes a row: the CSV file, the data, and room to breathe

NAMES = (
    list(TRAINING) + [PREDICT] + [r.name for r in READINGS] + [LARGER.name]
)

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

# Reading, beside fread on as many threads; megabytes a second on two.
FREAD_BAR = 1.0
SPEED_BAR = 450

# What reading and predicting hold beside the data set, in MiB.
MEMORY_BAR = 64

# Predicting on two threads: seconds more than reading the file takes, and how
# many times faster than the fastest peer.
PREDICT_EXTRA_BAR = 1.5
PREDICT_PEER_BAR = 4

# How many times longer training takes when its data lies in a file.
LARGER_BAR = 2

# Two threads are never slower than one; so much less is taken for noise.
NOISE = 0.03

# A thread that gets less of a processor than this was disturbed.
QUIET = 0.97
