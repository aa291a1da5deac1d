"""Who is measured."""

import shutil
from dataclasses import dataclass
from typing import Callable

from harness import own, peers


@dataclass(frozen=True)
class Contender:
    """One way to do a job. `needs`: programs and their Debian packages; `prepare`: what is made only once."""

    name: str
    title: str
    sample: Callable
    needs: tuple = ()
    prepare: Callable = None

    def missing(self):
        return [package for program, package in self.needs if not shutil.which(program)]


PGLOADER = (("pgloader", "pgloader"),)
CLIENTS = (("psql", "postgresql-client"), ("sqlite3", "sqlite3"))

CONTENDERS = {
    contender.name: contender
    for contender in (
        Contender("sessiondb", "sessiondb, whole run", own.migration("reference")),
        Contender("launcher-run", "sessiondb, whole run by the launcher", own.migration("reference", launcher=True)),
        Contender(
            "sessiondb-load",
            "sessiondb, --verify none: nothing beside the load",
            own.migration("reference", arguments=["--verify", "none"]),
        ),
        Contender("sessiondb-64m", "sessiondb, whole run, -Xmx64m", own.migration("reference", ["-Xmx64m"])),
        Contender("sessiondb-large", "sessiondb, whole run, 10 times the rows", own.migration("large")),
        Contender("sessiondb-large-64m", "sessiondb, 10 times the rows, -Xmx64m", own.migration("large", ["-Xmx64m"])),
        Contender("sessiondb-small-tables", "sessiondb, small tables", own.migration("small-tables")),
        Contender(
            "launcher-small-tables",
            "sessiondb, small tables, by the launcher",
            own.migration("small-tables", launcher=True),
        ),
        Contender("dry-run", "sessiondb, dry run", own.dry_run),
        Contender("read-bytes", "sqlite-jdbc, getBytes", own.read_all("bytes")),
        Contender("read-objects", "sqlite-jdbc, getObject", own.read_all("objects")),
        Contender(
            "psql-text",
            "psql \\copy, text",
            peers.copied("text"),
            CLIENTS,
            lambda bench: peers.ready_file(bench, "text"),
        ),
        Contender(
            "psql-binary",
            "psql \\copy, binary",
            peers.copied("binary"),
            CLIENTS,
            lambda bench: peers.ready_file(bench, "binary"),
        ),
        Contender("sqlite3-csv", "sqlite3 -csv | psql", peers.csv, CLIENTS),
        Contender("sqlite3-dump", "sqlite3 .dump | psql, sample", peers.dump, CLIENTS),
        Contender("pgloader", "pgloader", peers.pgloader("reference"), PGLOADER),
        Contender("pgloader-small-tables", "pgloader, small tables", peers.pgloader("small-tables"), PGLOADER),
        Contender("ogr2ogr", "ogr2ogr", peers.ogr2ogr, (("ogr2ogr", "gdal-bin"),)),
        Contender("sequel", "Sequel, sample", peers.sequel, (("sequel", "ruby-sequel ruby-pg ruby-sqlite3"),)),
        Contender("java", "java -version", own.command("{java}", "-version")),
        Contender(
            "jar-version", "java -jar sessiondb.jar --version", own.command("{java}", "-jar", "{jar}", "--version")
        ),
        Contender("jar-status", "java -jar sessiondb.jar status", own.command("{java}", "-jar", "{jar}", "status")),
        Contender("launcher-version", "sessiondb --version", own.command("{launcher}", "--version")),
        Contender("launcher-status", "sessiondb status", own.command("{launcher}", "status")),
    )
}
