"""The table that is printed, and the file that stays."""

import json
from datetime import date
from statistics import median

from harness.contenders import CONTENDERS
from harness.databases import BENCH
from harness.measures import shown

RESULTS = BENCH / "results"
MET = {True: "yes", False: "NO", None: ""}


def ratios(results, absent, measures):
    """One line for each measure."""
    lines = [("measure", "ours", "theirs", "ratio", "target", "met")]
    for result, measure in zip(results, measures):
        why = next((absent[name] for name in measure.contenders() if name in absent), "")
        unit = result["unit"]
        lines.append(
            (
                result["title"],
                shown(result["ours"], unit) if result["ours"] is not None else "-",
                shown(result["theirs"], unit) if result["theirs"] is not None else "-",
                f"{result['ratio']:.2f}" if result["ratio"] is not None else "-",
                result["target"],
                why.splitlines()[0][:60] if why else MET[result["met"]],
            )
        )
    return table(lines)


def costs(samples):
    """One line for each contender: what it took, its spread, and of which processor."""
    lines = [("contender", "median", "least", "most", "user", "sys", "server", "peak RSS")]
    for name, taken in samples.items():
        walls = [one["wall"] for one in taken]
        server = [one["serverProcessor"] for one in taken if one["serverProcessor"] is not None]
        lines.append(
            (
                CONTENDERS[name].title,
                shown(median(walls), "s"),
                shown(min(walls), "s"),
                shown(max(walls), "s"),
                *(shown(median(one[field] for one in taken), "s") for field in ("user", "system")),
                shown(median(server), "s") if server else "-",
                shown(median(one["peakKilobytes"] for one in taken), "MB"),
            )
        )
    return table(lines)


def phases(samples):
    """Where the time of our runs went."""
    lines = []
    for name, taken in samples.items():
        if "phases" in taken[0]:
            of = [
                f"{phase} {shown(median(one['phases'][phase] for one in taken), 's')}" for phase in taken[0]["phases"]
            ]
            lines.append(f"{CONTENDERS[name].title}: {', '.join(of)}")
    return "\n".join(lines)


def table(lines):
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    padded = [
        "  ".join([line[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])])
        for line in lines
    ]
    return "\n".join([padded[0], "-" * len(padded[0]), *padded[1:]])


def markdown(path):
    """The kept results as README.md shows them."""
    lines = ["| measure | ours | theirs | ratio | target | met |", "| --- | --- | --- | --- | --- | --- |"]
    for result in json.loads(path.read_text())["measures"]:
        ratio = f"{result['ratio']:.2f}" if result["ratio"] is not None else ""
        figures = [
            shown(result[side], result["unit"]) if result[side] is not None else "" for side in ("ours", "theirs")
        ]
        title = result["title"].strip().replace("|", "\\|")
        lines.append(f"| {' | '.join([title, *figures, ratio, result['target'], MET[result['met']]])} |")
    return "\n".join(lines)


def unused(suffix=""):
    """A file of today's that isn't there yet."""
    RESULTS.mkdir(exist_ok=True)
    for number in range(1, 1000):
        path = RESULTS / f"{date.today().isoformat()}{f'-{number}' if number > 1 else ''}{suffix}.json"
        if not path.exists():
            return path
    raise SystemExit("1,000 results of one day are too many")


def save(path, document):
    path.write_text(json.dumps(document, indent=2) + "\n")
