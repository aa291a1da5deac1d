"""What is compared with what, and what it should come to: the table of targets."""

from dataclasses import dataclass
from statistics import median
from typing import Optional

MEGABYTE = 1024


@dataclass(frozen=True)
class Figure:
    """The median of one field of a contender's samples, the smallest of several; `per` divides by a database's rows."""

    contenders: tuple
    field: str = "wall"
    per: str = ""

    def of(self, samples, bench):
        medians = [median(one[self.field] for one in samples[name]) for name in self.contenders if samples.get(name)]
        if len(medians) < len(self.contenders):
            return None
        return min(medians) / (bench.database(self.per).rows if self.per else 1)

    @property
    def unit(self):
        if self.field == "peakKilobytes":
            return "MB"
        return "us/row" if self.per else "s"


@dataclass(frozen=True)
class Measure:
    """Ours against theirs. `most` and `least` bound the ratio, `limit` ours alone; without any, it is only shown."""

    name: str
    title: str
    group: str
    ours: Figure
    theirs: Optional[Figure] = None
    most: Optional[float] = None
    least: Optional[float] = None
    limit: Optional[float] = None

    def contenders(self):
        return self.ours.contenders + (self.theirs.contenders if self.theirs else ())

    def compare(self, samples, bench):
        ours = self.ours.of(samples, bench)
        theirs = self.theirs.of(samples, bench) if self.theirs else None
        ratio = ours / theirs if ours is not None and theirs else None
        return {
            "measure": self.name,
            "title": self.title,
            "unit": self.ours.unit,
            "ours": ours,
            "theirs": theirs,
            "ratio": ratio,
            "target": self.target(),
            "met": self.met(ours, ratio),
        }

    def target(self):
        if self.limit is not None:
            return f"<= {shown(self.limit, self.ours.unit)}"
        if self.most is None:
            return ""
        return f"{self.least:.2f}..{self.most:.2f}" if self.least is not None else f"<= {self.most:.2f}"

    def met(self, ours, ratio):
        value = ours if self.limit is not None else ratio
        most = self.limit if self.limit is not None else self.most
        if value is None or most is None:
            return None
        return value <= most and (self.least is None or value >= self.least)


def shown(value, unit):
    """A figure with its unit, as people read it."""
    if unit == "MB":
        return f"{value / MEGABYTE:.0f} MB"
    if unit == "us/row":
        return f"{value * 1e6:.2f} us/row"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def figure(*contenders, field="wall", per=""):
    return Figure(contenders, field, per)


OURS = "sessiondb"
LOAD = "sessiondb-load"
PEAK = "peakKilobytes"

MEASURES = (
    Measure(
        "load-text",
        "load phase / psql \\copy text",
        "load",
        figure(LOAD, field="load"),
        figure("psql-text", field="load"),
        most=0.85,
    ),
    Measure(
        "load-text-rows",
        "  rows alone / \\copy alone, text",
        "load",
        figure(LOAD, field="rows"),
        figure("psql-text", field="rows"),
    ),
    Measure(
        "load-binary",
        "load phase / psql \\copy binary",
        "load",
        figure(LOAD, field="load"),
        figure("psql-binary", field="load"),
        most=1.10,
    ),
    Measure(
        "load-binary-rows",
        "  rows alone / \\copy alone, binary",
        "load",
        figure(LOAD, field="rows"),
        figure("psql-binary", field="rows"),
    ),
    Measure("pgloader", "whole run / pgloader's bare load", "load", figure(OURS), figure("pgloader"), most=0.75),
    Measure(
        "pgloader-launcher",
        "  whole run by the launcher / pgloader",
        "load",
        figure("launcher-run"),
        figure("pgloader"),
        most=0.75,
    ),
    Measure("whole-load", "whole run / load phase alone", "load", figure(OURS), figure(LOAD, field="load"), most=2.5),
    Measure(
        "whole-load-launcher",
        "  whole run by the launcher / load phase alone",
        "load",
        figure("launcher-run"),
        figure(LOAD, field="load"),
    ),
    Measure(
        "dry-run",
        "dry run / reading every value once",
        "dry-run",
        figure("dry-run"),
        figure("read-bytes", "read-objects"),
        most=1.5,
    ),
    Measure("memory", "peak RSS with -Xmx64m", "memory", figure("sessiondb-64m", field=PEAK), limit=200 * MEGABYTE),
    Measure("small-tables", "200 small tables", "small-tables", figure("sessiondb-small-tables"), limit=5.0),
    Measure(
        "small-tables-launcher",
        "  200 small tables, by the launcher",
        "small-tables",
        figure("launcher-small-tables"),
        limit=5.0,
    ),
    Measure(
        "small-tables-pgloader",
        "200 small tables / pgloader",
        "small-tables",
        figure("sessiondb-small-tables"),
        figure("pgloader-small-tables"),
        most=0.5,
    ),
    Measure(
        "start-jar", "java -jar --version / java -version", "start", figure("jar-version"), figure("java"), most=5.0
    ),
    Measure(
        "start-launcher",
        "launcher --version / java -version",
        "start",
        figure("launcher-version"),
        figure("java"),
        most=3.5,
    ),
    Measure("status-jar", "java -jar status / java -version", "start", figure("jar-status"), figure("java"), most=20.0),
    Measure(
        "status-launcher",
        "launcher status / java -version",
        "start",
        figure("launcher-status"),
        figure("java"),
        most=10.0,
    ),
    Measure("csv", "whole run / sqlite3 -csv | psql, bare", "peers", figure(OURS), figure("sqlite3-csv")),
    Measure("ogr2ogr", "whole run / ogr2ogr's bare load", "peers", figure(OURS), figure("ogr2ogr")),
    Measure(
        "sequel",
        "whole run / Sequel's copy, of 100,000 rows",
        "peers",
        figure(OURS, per="reference"),
        figure("sequel", per="sample"),
    ),
    Measure(
        "dump",
        "whole run / .dump | psql, of 100,000 rows",
        "peers",
        figure(OURS, per="reference"),
        figure("sqlite3-dump", per="sample"),
    ),
    Measure(
        "memory-large",
        "peak RSS with -Xmx64m, ten times the rows",
        "large",
        figure("sessiondb-large-64m", field=PEAK),
        limit=200 * MEGABYTE,
    ),
    Measure(
        "memory-equal",
        "  peak RSS, ten times the rows / the reference",
        "large",
        figure("sessiondb-large-64m", field=PEAK),
        figure("sessiondb-64m", field=PEAK),
        most=1.10,
        least=0.90,
    ),
    Measure(
        "linear",
        "time per row, ten times the rows / the reference",
        "large",
        figure("sessiondb-large", per="large"),
        figure(OURS, per="reference"),
        most=1.10,
    ),
)

GROUPS = tuple(dict.fromkeys(measure.group for measure in MEASURES))


def chosen(names, large):
    """The measures of these names or groups; without names all, those of the large database only when asked for."""
    if not names:
        return [measure for measure in MEASURES if large or measure.group != "large"]
    unknown = [name for name in names if name not in GROUPS and name not in {measure.name for measure in MEASURES}]
    if unknown:
        raise SystemExit(
            f"no measure `{unknown[0]}`; there are {', '.join(dict.fromkeys([*GROUPS, *(m.name for m in MEASURES)]))}"
        )
    return [measure for measure in MEASURES if measure.name in names or measure.group in names]
