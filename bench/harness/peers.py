"""The other tools, on the same data and a fresh database. Each makes one sample; a load that lost rows isn't fast."""

import re

from harness.databases import BENCH
from harness.process import Failed

COLUMNS = (BENCH / "sql/target-entries.sql").read_text()
# PostgreSQL refuses an INSERT of 1 into a boolean, so smallint.
INSERTED = {
    "DATETIME": "timestamptz",
    "JSON": "jsonb",
    "BOOLEAN": "smallint",
    "INTEGER": "bigint",
    "REAL": "double precision",
}
KEY = "ALTER TABLE entries ADD PRIMARY KEY (id);\n"
# What jsonb gives back is sorted and spaced as it is stored: that work would be done before the load. A binary jsonb is its version, then the text.
AS_IN_THE_SOURCE = COLUMNS.replace("jsonb", "json")
BINARY_ROWS = (
    "(SELECT id, account, size, name, created, decode('01', 'hex') || convert_to(document::text, 'UTF8'),"
    " active, score, note, parent FROM entries)"
)


def copied(file_format):
    """psql: CREATE TABLE, \\copy of a file that is ready, then the key; of psql's own clock, so without its start."""

    def measured(bench):
        ready = ready_file(bench, file_format)
        options = " (FORMAT BINARY)" if file_format == "binary" else ""
        script = bench.work / "load.sql"
        script.write_text(f"\\timing on\n{COLUMNS}\\copy entries FROM '{ready}'{options}\n{KEY}")
        finished = bench.run(["psql", "-X", "-v", "ON_ERROR_STOP=1", "-f", str(script)])
        check_rows(bench, "reference")
        times = [float(ms) / 1000 for ms in re.findall(r"^Time: ([0-9.]+) ms", finished.output, re.MULTILINE)]
        if len(times) != 3:
            raise Failed(f"psql printed {len(times)} times: {finished.output}")
        return finished.sample(load=sum(times), rows=times[1])

    return measured


def ready_file(bench, file_format):
    """A file as \\copy takes it, made once, from the source by way of a table of the target's types, its JSON as the application wrote it."""
    source = bench.database("reference").path
    ready = source.with_suffix(".bin" if file_format == "binary" else ".txt")
    if not ready.exists():
        bench.clean()
        bench.run(csv_pipe(bench, "reference", AS_IN_THE_SOURCE))
        check_rows(bench, "reference")
        text = (source.with_suffix(".txt"), "entries", "")
        binary = (source.with_suffix(".bin"), BINARY_ROWS, " (FORMAT BINARY)")
        for path, rows, options in (text, binary):
            unfinished = path.with_suffix(".unfinished")
            bench.run(["psql", "-X", "-v", "ON_ERROR_STOP=1", "-c", f"\\copy {rows} TO '{unfinished}'{options}"])
            unfinished.replace(path)
        bench.clean()
    return ready


def csv_pipe(bench, kind, columns=COLUMNS):
    """sqlite3 | psql by CSV; all 17 digits of the reals, which sqlite3 would cut to 15."""
    select = (
        "SELECT id, account, size, name, created, document, active, printf('%!.17g', score), note, parent FROM entries"
    )
    source = ["sqlite3", "-readonly", "-csv", str(bench.database(kind).path), select]
    script = bench.work / "csv.sql"
    script.write_text(f"{columns}\\copy entries FROM pstdin (FORMAT CSV)\n{KEY}")
    return [source, ["psql", "-X", "-v", "ON_ERROR_STOP=1", "-f", str(script)]]


def csv(bench):
    finished = bench.run(csv_pipe(bench, "reference"))
    check_rows(bench, "reference")
    return finished.sample()


def dump(bench):
    """sqlite3 .dump | sed | psql: INSERTs, the types by hand."""
    words = [
        "s/^PRAGMA.*//",
        "1,/);/{" + ";".join(f"s/{sqlite}/{postgres}/" for sqlite, postgres in INSERTED.items()) + "}",
    ]
    source = ["sqlite3", "-readonly", str(bench.database("sample").path), ".dump"]
    finished = bench.run(
        [source, ["sed", *(part for word in words for part in ("-e", word))], ["psql", "-Xq", "-v", "ON_ERROR_STOP=1"]]
    )
    check_rows(bench, "sample")
    return finished.sample()


def pgloader(kind):
    def measured(bench):
        finished = bench.run(["pgloader", f"sqlite://{bench.database(kind).path}", bench.server.url()])
        if kind == "small-tables":
            check_tables(bench)
        else:
            check_rows(bench, kind)
        return finished.sample()

    return measured


def ogr2ogr(bench):
    source = str(bench.database("reference").path)
    finished = bench.run(["ogr2ogr", "-f", "PostgreSQL", "PG:", source, "--config", "PG_USE_COPY", "YES"])
    check_rows(bench, "reference")
    return finished.sample()


def sequel(bench):
    finished = bench.run(["sequel", "-C", f"sqlite://{bench.database('sample').path}", bench.server.url("postgres")])
    check_rows(bench, "sample")
    return finished.sample()


def check_rows(bench, kind):
    rows, wanted = int(bench.server.ask("SELECT count(*) FROM entries")), bench.database(kind).rows
    if rows != wanted:
        raise Failed(f"the peer loaded {rows} of {wanted} rows")


def check_tables(bench):
    wanted = bench.database("small-tables")
    tables = bench.server.ask(
        "SELECT string_agg(format('SELECT count(*) FROM %s', oid::regclass), ' UNION ALL ')"
        " FROM pg_class WHERE relname ~ '^small_[0-9]+$' AND relkind = 'r'"
    )
    rows = int(bench.server.ask(f"SELECT sum(count) FROM ({tables}) AS counts")) if tables else 0
    if rows != wanted.rows:
        raise Failed(f"the peer loaded {rows} of {wanted.rows} rows")
