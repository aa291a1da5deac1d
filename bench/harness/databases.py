"""The SQLite files that are measured with, made by the sqlite3 shell; the same content on every machine."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
DATA = BENCH / "data"
ROWS = {"reference": 2_000_000, "large": 20_000_000, "small-tables": 200}
SMALL_ROWS = 100

# Of `.sha3sum --sha3-256`, which digests the values: another version of SQLite may lay out the file in another way.
KNOWN = {
    ("reference", 2_000_000): "7ea6edae1f7d54177cdd0b04b358d8f3d8003fc0536c13c1da04e528f1951873",
    ("large", 20_000_000): "29bf3da435d64a846e7e1ff20518e7715963ab061cdeabb1a86cf1e3c90233b7",
    ("small-tables", 200): "98d6e3c4febdfc40407bbf74b8f58a5f21e4ae72aa6781534ced94d54fc0b126",
}


@dataclass(frozen=True)
class Database:
    """A file, with what it should hold: rows of the table `entries`, or tables of 100 rows each."""

    kind: str
    count: int
    path: Path

    @property
    def rows(self):
        return self.count * SMALL_ROWS if self.kind == "small-tables" else self.count

    @property
    def checksum(self):
        return checksum_file(self.path).read_text().strip()


def database(kind, count=None, say=print):
    """The file of that kind, made when it isn't there."""
    count = count or ROWS[kind]
    name = kind if count == ROWS[kind] else f"{kind}-{count}"
    made = Database(kind, count, DATA / f"{name}.db")
    if not (made.path.exists() and checksum_file(made.path).exists()):
        say(f"making {made.path.relative_to(BENCH.parent)} ...")
        make(made)
    return made


def make(wanted):
    """Makes the file under a temporary name, looks at its content, and only then gives it its name."""
    DATA.mkdir(exist_ok=True)
    unfinished = wanted.path.with_suffix(f".{os.getpid()}.unfinished")
    try:
        shell(unfinished, script(wanted))
        found = shell(unfinished, ".sha3sum --sha3-256\n").strip()
        known = KNOWN.get((wanted.kind, wanted.count), found)
        if found != known:
            raise SystemExit(f"{wanted.path.name}: its content has the checksum {found}, and should have {known}")
        unfinished.replace(wanted.path)
    finally:
        unfinished.unlink(missing_ok=True)
    checksum_file(wanted.path).write_text(found + "\n")


def script(wanted):
    if wanted.kind == "small-tables":
        return small_tables(wanted.count)
    return (BENCH / "sql/entries.sql").read_text().replace(":rows", str(wanted.count))


def small_tables(count):
    one = (BENCH / "sql/small-table.sql").read_text()
    names = [f"small_{number:03d}" for number in range(count)]
    parents = names[:1] + names[:-1]
    tables = [
        one.replace("{table}", name).replace("{parent}", parent).replace("{rows}", str(SMALL_ROWS))
        for name, parent in zip(names, parents)
    ]
    return "BEGIN;\n" + "".join(tables) + "COMMIT;\n"


def shell(path, commands):
    """What the sqlite3 shell prints, given these commands."""
    done = subprocess.run(
        ["sqlite3", "-batch", "-bail", str(path)], input=commands, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"sqlite3 could not make {path.name}: {done.stderr.strip()}")
    return done.stdout


def checksum_file(path):
    return path.with_suffix(".sha3-256")
