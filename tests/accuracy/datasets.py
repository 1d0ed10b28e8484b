"""datasets.py - the sets that accuracy.py, trials.py and curves.py measure on.

Real ones, of three sources: data/*.csv of this project, what scikit-learn
brings along, and R's own package `datasets`. Each becomes a CSV file with a
header, which is all that bp is given; peers get the same cells.
"""

import csv
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

import numpy as np

DATA = os.path.join(os.path.dirname(__file__), "..", "..", "data")

# Name, task, target, and how R makes it. Tables of counts become a row for
# each that was counted.
FROM_R = [
    ("infert", "classify", "case", """{ d <- infert;
        d$case <- ifelse(d$case == 1, "case", "control");
        d[c("education", "age", "parity", "induced", "spontaneous",
            "case")] }"""),
    ("admissions", "classify", "Admit", """{
        d <- as.data.frame(UCBAdmissions);
        d[rep(seq_len(nrow(d)), d$Freq), c("Gender", "Dept", "Admit")] }"""),
    ("quakes", "regress", "mag", "quakes"),
    ("chickweight", "regress", "weight",
     """{ d <- as.data.frame(ChickWeight);
        d$Chick <- paste0("chick", d$Chick);
        d$Diet <- paste0("diet", d$Diet);
        d[c("Time", "Chick", "Diet", "weight")] }"""),
    ("faithful", "regress", "waiting", "faithful"),
    ("co2", "regress", "uptake",
     """as.data.frame(CO2)[c("Type", "Treatment", "conc", "uptake")]"""),
    ("swiss", "regress", "Fertility", "swiss"),
    ("warpbreaks", "regress", "breaks", "warpbreaks"),
]


@dataclass
class Dataset:
    name: str
    task: str  # classify or regress
    target: str
    names: list  # of the columns
    rows: list  # of cells, as text

    @property
    def at(self):
        return self.names.index(self.target)

    @property
    def targets(self):
        cells = [row[self.at] for row in self.rows]
        if self.task == "classify":
            return np.array(cells)
        return np.array([float(cell) for cell in cells])

    @property
    def inputs(self):
        """A row's cells without the target."""
        at = self.at
        return [row[:at] + row[at + 1:] for row in self.rows]

    def part(self, which):
        rows = [self.rows[i] for i in which]
        return Dataset(self.name, self.task, self.target, self.names, rows)

    def write(self, path):
        with open(path, "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.names)
            writer.writerows(self.rows)


def read(path, name, task, target):
    """Rows without a target teach nothing and are left out."""
    with open(path, newline="") as file:
        names, *rows = csv.reader(file)
    at = names.index(target)
    rows = [row for row in rows if row[at] not in ("", "NA")]
    return Dataset(name, task, target, names, rows)


def own():
    return [
        read(os.path.join(DATA, name + ".csv"), name, task, target)
        for name, task, target in [
            ("iris", "classify", "species"),
            ("titanic", "classify", "Survived"),
            ("airquality", "regress", "Ozone"),
        ]
    ]


def of_sklearn(name, task, bunch):
    names = [str(n).replace(" ", "_").replace("/", "_")
             for n in bunch.feature_names] + ["target"]
    if task == "classify":
        targets = [str(bunch.target_names[t]) for t in bunch.target]
    else:
        targets = [repr(float(t)) for t in bunch.target]
    rows = [[f"{x:.10g}" for x in row] + [t]
            for row, t in zip(bunch.data, targets)]
    return Dataset(name, task, "target", names, rows)


def from_sklearn():
    from sklearn import datasets

    return [
        of_sklearn("wine", "classify", datasets.load_wine()),
        of_sklearn("cancer", "classify", datasets.load_breast_cancer()),
        of_sklearn("digits", "classify", datasets.load_digits()),
        of_sklearn("diabetes", "regress",
                   datasets.load_diabetes(scaled=False)),
    ]


def from_r(folder):
    if not shutil.which("Rscript"):
        print("datasets: no Rscript, so without R's sets", file=sys.stderr)
        return []
    code = "".join(
        f'write.csv({make}, file.path(to, "{name}.csv"), row.names = FALSE,'
        ' quote = FALSE, na = "");\n'
        for name, _, _, make in FROM_R)
    code = f'to <- commandArgs(trailingOnly = TRUE)[1]\n{code}'
    subprocess.run(["Rscript", "--vanilla", "-e", code, folder], check=True)
    return [read(os.path.join(folder, name + ".csv"), name, task, target)
            for name, task, target, _ in FROM_R]


def everything(folder):
    """All sets; `folder` takes what R writes."""
    return own() + from_sklearn() + from_r(folder)
