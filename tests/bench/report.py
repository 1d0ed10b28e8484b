"""report.py - the tables, and what they say about the bars."""

from figures import count, middle, ratios, seconds, spread, times, where
from report_reading import ReadingReport
from workloads import (
    NOISE,
    PEAK_BARS,
    PEER_BAR,
    PROCESS_BARS,
    QUIET,
    RATE_BARS,
)


class Report:
    def __init__(self, results, workloads, peers, out):
        self.results = results
        self.workloads = {w.name: w for w in workloads}
        self.peers = peers
        self.out = out
        self.verdicts = []
        self.reading = ReadingReport(self)

    def say(self, text=""):
        print(text, file=self.out)

    # ---- what was measured ----

    def column(self, part, key, who, name):
        """A figure, a round each."""
        runs = self.results[part].get(key, {}).get(who, [])
        return [run[name] if run else None for run in runs]

    def rates(self, key, who):
        return self.column("loop", key, who, "rows_s")

    def walls(self, key, who):
        return self.column("process", key, who, "wall")

    def shares(self, key):
        """Of the greatest peak seen in this run on as many threads."""
        gflop = self.workloads[key[0]].flops() / 1e9
        peak = self.peak(key[2])
        return [r * gflop / peak for r in self.rates(key, "bp") if r]

    def peak(self, threads):
        found = [self.results["peaks"][threads]["peak_gflops"]]
        for key in self.results["loop"]:
            if key[2] == threads:
                found += self.column("loop", key, "bp", "peak_gflops")
        return max(p for p in found if p)

    def over_peer(self, key, peer):
        return middle(ratios(self.rates(key, "bp"), self.rates(key, peer)))

    def process_over_peer(self, key, peer):
        return middle(ratios(self.walls(key, peer), self.walls(key, "bp")))

    # ---- tables ----

    def loops(self):
        if not self.results["loop"]:
            return
        self.say("Training in memory; cpus: processors that bp kept busy;")
        self.say("under a peer's name: how many times its rate bp's is, the")
        self.say("median of the pairs")
        for n in self.results["peaks"]:
            self.say(f"FMA peak at its best, {n}t: {self.peak(n):.1f} GFLOP/s")
        self.say()
        self.say(
            f"{'':8}{'':>5}{'':>4}{'rows/s':>8}{'GFLOP/s':>9}{'of peak':>9}"
            f"{'+-':>5}{'cpus':>6}" + "".join(f"{p:>8}" for p in self.peers)
        )
        for key in self.results["loop"]:
            name, batch, threads = key
            rates = self.rates(key, "bp")
            if not middle(rates):
                continue
            gflop = middle(rates) * self.workloads[name].flops() / 1e9
            share = 100 * middle(self.shares(key))
            cpus = middle(self.column("loop", key, "bp", "cpus"))
            self.say(
                f"{name:8}{batch:>5}{threads:>3}t{count(middle(rates)):>8}"
                f"{gflop:>9.2f}{share:>7.1f} %{spread(rates):>5}{cpus:>6.2f}"
                + "".join(
                    f"{times(self.over_peer(key, p)):>8}" for p in self.peers
                )
            )
        self.say()

    def losses(self):
        """That all learn the same: the loss after the same epochs."""
        rows = []
        for key in self.results["loop"]:
            found = [
                (who, middle(self.column("loop", key, who, "loss")))
                for who in ["bp"] + [p for p in self.peers if p != "fann"]
                if self.rates(key, who)
            ]
            found = [(who, loss) for who, loss in found if loss]
            if key[2] == 1 and len(found) > 1:
                text = ", ".join(f"{who} {loss:.4f}" for who, loss in found)
                rows.append(f"  {key[0]:8}{key[1]:>6}  {text}")
        if rows:
            self.say("Loss of the last epoch (from other first weights)")
            self.say()
            for row in rows:
                self.say(row)
            self.say()

    def files(self):
        if not self.results["files"]:
            return
        self.say("From the CSV file to the model file, in seconds; `bp train`")
        self.say("is the program's own wall time and peak memory, and `over`")
        self.say("what of that isn't in the formula of bp-train(1)")
        self.say()
        self.say(
            f"{'':7}{'':>3}{'CSV MB':>7}{'MB/s':>6}{'read':>7}{'encode':>7}"
            f"{'train':>7}{'score':>7}{'save':>7}{'bp train':>9}{'MB':>7}"
            f"{'over':>6}"
        )
        for (name, threads), run in self.results["files"].items():
            self.say(
                f"{name:7}{threads:>2}t{run['csv_mb']:>7.3g}"
                f"{run['csv_mb'] / (run['read'] + run['encode']):>6.0f}"
                + "".join(
                    f"{run[part]:>7.3f}"
                    for part in ("read", "encode", "train", "score", "save")
                )
                + f"{run['wall']:>9.3f}{run['peak_mb']:>7.1f}"
                f"{run['peak_mb'] - run['formula_mb']:>6.1f}"
            )
        self.say()

    def processes(self):
        if not self.results["process"]:
            return
        self.say("Whole processes; under a peer's name: how many times longer")
        self.say("its process takes, and its peak memory")
        self.say()
        self.say(
            f"{'':8}{'':>5}{'':>4}{'bp':>10}{'rows/s':>8}{'MB':>6}"
            + "".join(f"{p:>8}{'MB':>5}" for p in self.peers)
        )
        for key, runs in self.results["process"].items():
            name, batch, threads = key
            wall = middle(self.walls(key, "bp"))
            if not wall:
                continue
            rows = self.results["rows"][name]
            memory = middle(self.column("process", key, "bp", "peak_mb"))
            line = (
                f"{name:8}{batch or '':>5}{threads:>3}t{seconds(wall):>10}"
                f"{count(rows / wall):>8}{memory:>6.1f}"
            )
            for peer in self.peers:
                theirs = middle(self.column("process", key, peer, "peak_mb"))
                ratio = times(self.process_over_peer(key, peer))
                memory = f"{theirs:.0f}" if theirs else "-"
                line += f"{ratio:>8}{memory:>5}"
            self.say(line)
        self.say()

    # ---- bars ----

    def bar(self, value, least, text):
        """What wasn't measured gets no verdict."""
        if value is not None:
            self.verdicts.append((value >= least, text))

    def peak_bars(self):
        for key, least in PEAK_BARS.items():
            if key not in self.results["loop"]:
                continue
            share = middle(self.shares(key))
            if share is not None:
                self.bar(
                    share,
                    least,
                    f"{where(key)}: {100 * share:.1f} % of the FMA peak"
                    f" ({100 * least:.0f} %)",
                )

    def rate_bars(self):
        for key, least in RATE_BARS.items():
            rate = middle(self.rates(key, "bp"))
            if rate is not None:
                self.bar(
                    rate,
                    least,
                    f"{where(key)}: {count(rate)} rows/s in the loop"
                    f" ({count(least)})",
                )

    def peer_bars(self):
        for key in self.results["loop"]:
            found = [
                (self.over_peer(key, p), p)
                for p in self.peers
                if self.over_peer(key, p)
            ]
            if found:
                ratio, peer = min(found)
                self.bar(
                    ratio,
                    PEER_BAR,
                    f"{where(key)}: {times(ratio)} times the fastest peer,"
                    f" {peer} ({PEER_BAR})",
                )

    def process_bars(self):
        for key in self.results["process"]:
            if key[0] != "small" or key[2] != 1:
                continue
            for peer, least in PROCESS_BARS.items():
                ratio = self.process_over_peer(key, peer)
                if ratio is not None:
                    self.bar(
                        ratio,
                        least,
                        f"{where(key)}: process {times(ratio)} times faster"
                        f" than {peer}'s ({least})",
                    )

    def thread_bars(self):
        """Two threads against one, in the same rounds."""
        pairs = []
        for part, column in (("loop", self.rates), ("process", self.walls)):
            for key in self.results[part]:
                if key[2] != 2:
                    continue
                one = column((key[0], key[1], 1), "bp")
                two = column(key, "bp")
                gain = ratios(two, one) if part == "loop" else ratios(one, two)
                if middle(gain):
                    pairs.append((middle(gain), part, key))
        for gain, part, key in pairs:
            what = "loop" if part == "loop" else "process"
            self.bar(
                gain,
                1 - NOISE,
                f"{where(key)}: {what} {times(gain)} times as fast as on 1"
                f" ({1 - NOISE})",
            )

    def bars(self):
        self.peak_bars()
        self.rate_bars()
        self.process_bars()
        self.peer_bars()
        self.thread_bars()
        self.reading.read_bars()
        self.reading.predict_bars()
        self.reading.larger_bars()
        if not self.verdicts:
            return
        self.say("Bars; in brackets, what each asks for")
        self.say()
        for met, text in self.verdicts:
            self.say(f"  {'met   ' if met else 'MISSED'}  {text}")
        n_met = sum(met for met, _ in self.verdicts)
        self.say()
        self.say(f"{n_met} of {len(self.verdicts)} bars met.")
        self.warn_of_noise()

    def warn_of_noise(self):
        """One thread that didn't have a processor for itself."""
        worst, name = 1.0, ""
        for part in ("loop", "read"):
            for key in self.results[part]:
                cpus = self.column(part, key, "bp", "cpus")
                lowest = min(filter(None, cpus), default=1.0)
                if key[2] == 1 and lowest < worst:
                    worst, name = lowest, where(key)
        if worst < QUIET:
            self.say(
                f"The machine was busy: {name}, had {100 * worst:.0f} % of a"
                " processor at worst. Don't"
            )
            self.say("trust these figures; measure again when it is quiet.")

    def all(self):
        self.loops()
        self.losses()
        self.files()
        self.processes()
        self.reading.readings()
        self.reading.larger()
        self.bars()
