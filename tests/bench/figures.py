"""figures.py - how figures are put together, and how they are written."""

from statistics import median


def ratios(ours, theirs):
    """Pair by pair, round by round."""
    return [a / b for a, b in zip(ours, theirs) if a and b]


def middle(values):
    values = [v for v in values if v]
    return median(values) if values else None


def times(value):
    if value is None:
        return "-"
    digits = 0 if value >= 99.5 else 1 if value >= 9.95 else 2
    return f"{value:.{digits}f}"


def count(value):
    if value is None:
        return "-"
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.3g}{letter}"
    return f"{value:.0f}"


def seconds(value):
    if value is None:
        return "-"
    return f"{value * 1e3:.2f} ms" if value < 1 else f"{value:.2f} s"


def spread(values):
    """Half the range, in percent of the median: how quiet the machine was."""
    values = [v for v in values if v]
    if len(values) < 2:
        return "-"
    return f"{50 * (max(values) - min(values)) / median(values):.0f} %"


def where(key):
    name, batch, threads = key
    batch = f" {batch}" if batch else ""
    return f"{name}{batch}, {threads} thread{'s' if threads > 1 else ''}"
