"""report_reading.py - the tables and bars of what reading.py measures, and
those of predict, which is mostly reading."""

from figures import count, middle, ratios, seconds, spread, times, where
from workloads import (
    FREAD_BAR,
    LARGER_BAR,
    MEMORY_BAR,
    PREDICT,
    PREDICT_EXTRA_BAR,
    PREDICT_PEER_BAR,
    READERS,
    SPEED_BAR,
)

MIB = 1024 * 1024 / 1e6  # of a megabyte


class ReadingReport:
    """Asks the report for figures, and gives it lines and verdicts."""

    def __init__(self, report):
        self.report = report
        self.found = report.results["read"]

    # ---- what was measured ----

    def took(self, key, who):
        return self.report.column("read", key, who, "seconds")

    def speeds(self, key):
        size = self.report.results["csv_mb"][key[0]]
        return [size / s for s in self.took(key, "bp") if s]

    def over_reader(self, key, who):
        """One with a single thread is compared with bp on any."""
        theirs = self.took(key, who) or self.took((key[0], key[1], 1), who)
        return middle(ratios(theirs, self.took(key, "bp")))

    def beside(self, key):
        """MiB held at most beside the data set; nobody knows when that lies in
        a file, parts of which are in memory."""
        return middle(
            (run["peak_mb"] - run["data_mb"]) / MIB
            for run in self.found[key].get("bp", [])
            if not run["in_file"]
        )

    def predict_extra(self, key):
        """Seconds of predict beyond reading the same file, in pairs."""
        column = self.report.column
        reading = column("process", key, "reading", "seconds")
        pairs = zip(self.report.walls(key, "bp"), reading)
        return middle(wall - read for wall, read in pairs if wall and read)

    # ---- tables ----

    def readings(self):
        if not any("bp" in runs for runs in self.found.values()):
            return
        say = self.report.say
        say("From a CSV file to a data set in memory, inside the process:")
        say("pass: the first of two; MiB: peak memory beside the data set;")
        say("under a reader's name: how many times bp's time it takes")
        say()
        say(
            f"{'':5}{'':>4}{'CSV MB':>8}{'MB/s':>6}{'+-':>5}{'cpus':>6}"
            f"{'bp':>10}{'pass':>10}{'MiB':>6}"
            + "".join(f"{who:>9}" for who in READERS)
        )
        for key, runs in self.found.items():
            if "bp" in runs:
                say(self.reading(key))
        say()

    def reading(self, key):
        name, _, threads = key
        column = self.report.column
        bp = self.took(key, "bp")
        first = middle(column("read", key, "bp", "profile"))
        cpus = middle(column("read", key, "bp", "cpus"))
        beside = self.beside(key)
        return (
            f"{name:5}{threads:>3}t{self.report.results['csv_mb'][name]:>8.3g}"
            f"{middle(self.speeds(key)):>6.0f}{spread(bp):>5}{cpus:>6.2f}"
            f"{seconds(middle(bp)):>10}{seconds(first):>10}"
            f"{'-' if beside is None else format(beside, '.1f'):>6}"
            + "".join(
                f"{times(self.over_reader(key, who)):>9}" for who in READERS
            )
        )

    def larger(self):
        found = self.report.results["larger"]
        say = self.report.say
        if "left out" in found:
            say(f"larger was left out: {found['left out']}")
            say()
        if not found.get("runs"):
            return
        say(
            f"larger: {count(found['rows'])} rows, {found['threads']} threads,"
            f" {found['csv_mb']:.0f} MB of CSV, {found['data_mb']:.0f} MB of"
            " data:"
        )
        say(f"in memory, and with --memory {found['memory']} in a file; peak")
        say("memory has in it what of the file was in memory")
        say()
        for where_to in ("memory", "file"):
            runs = [run[where_to] for run in found["runs"]]
            wall = middle(run["wall"] for run in runs)
            peak = middle(run["peak_mb"] for run in runs)
            say(f"  in {where_to:8}{seconds(wall):>9}{peak:>8.0f} MB")
        say()

    # ---- bars ----

    def verdict(self, met, text):
        self.report.verdicts.append((met, text))

    def most(self, value, limit, text, unit):
        if value is not None:
            self.verdict(value <= limit, f"{text} {value:.2f} {unit} ({limit})")

    def read_bars(self):
        for key, runs in self.found.items():
            if key[0] != "read" or "bp" not in runs:
                continue
            ratio = self.over_reader(key, "fread")
            speed = middle(self.speeds(key))
            if ratio:
                self.verdict(
                    ratio > FREAD_BAR,
                    f"{where(key)}: {times(ratio)} times as fast as fread"
                    f" (more than {FREAD_BAR:.0f})",
                )
            if key[2] == 2:
                self.verdict(
                    speed >= SPEED_BAR,
                    f"{where(key)}: {speed:.0f} MB/s ({SPEED_BAR})",
                )
            self.most(
                self.beside(key),
                MEMORY_BAR,
                f"{where(key)}: beside the data set",
                "MiB",
            )

    def predict_bars(self):
        for key in self.report.results["process"]:
            if key[0] != PREDICT:
                continue
            peak = middle(self.report.column("process", key, "bp", "peak_mb"))
            if peak:
                self.most(
                    peak / MIB, MEMORY_BAR, f"{where(key)}: peak memory", "MiB"
                )
            if key[2] == 2:
                self.predict_time_bars(key)

    def predict_time_bars(self, key):
        self.most(
            self.predict_extra(key),
            PREDICT_EXTRA_BAR,
            f"{where(key)}: longer than reading by",
            "s",
        )
        found = [
            (self.report.process_over_peer(key, peer), peer)
            for peer in self.report.peers
        ]
        found = [(ratio, peer) for ratio, peer in found if ratio]
        if found:
            ratio, peer = min(found)
            self.verdict(
                ratio >= PREDICT_PEER_BAR,
                f"{where(key)}: {times(ratio)} times as fast as the fastest"
                f" peer, {peer} ({PREDICT_PEER_BAR})",
            )

    def larger_bars(self):
        runs = self.report.results["larger"].get("runs")
        if not runs:
            return
        same = all(run["same"] for run in runs)
        self.verdict(
            same,
            f"larger: the model files are {'' if same else 'not '}the same",
        )
        self.most(
            middle(run["file"]["wall"] / run["memory"]["wall"] for run in runs),
            LARGER_BAR,
            "larger: with the data in a file",
            "times as long",
        )
