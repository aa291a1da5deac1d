"""Our own commands, and what they are measured against on the same JVM. Each makes one sample."""

import json
import time

from harness.databases import database
from harness.process import Failed

LEARNING_CALLS = 4
PATIENCE = 60


def migration(kind, options=(), arguments=(), launcher=False):
    """A whole run with the defaults: preflight, backup with dump, load, verification of every value, publish."""

    def measured(bench):
        source = bench.database(kind)
        command = ["migrate", "to", "postgres", "--sqlite-path", str(source.path), "--execute", "--json", *arguments]
        finished = bench.launched(command) if launcher else bench.sessiondb(command, options)
        result = json.loads(finished.output)["result"]
        if result["inserted"] != source.rows:
            raise Failed(f"sessiondb inserted {result['inserted']} of {source.rows} rows")
        phases = {phase["phase"]: phase["milliseconds"] / 1000 for phase in result["phases"]}
        rows = sum(table["loadMilliseconds"] for table in result["tables"]) / 1000
        return finished.sample(load=phases["stage"], rows=rows, phases=phases)

    return measured


def dry_run(bench):
    source = bench.database("reference")
    finished = bench.sessiondb(["migrate", "to", "postgres", "--sqlite-path", str(source.path), "--json"])
    planned = json.loads(finished.output)["result"]["plan"]["rows"]
    if planned != source.rows:
        raise Failed(f"the dry run planned {planned} of {source.rows} rows")
    return finished.sample()


def read_all(mode):
    """A bare Java program that reads every value once, on the JAR's own sqlite-jdbc."""

    def measured(bench):
        source = bench.database("reference")
        class_path = f"{bench.jar}:{bench.scratch / 'classes'}"
        finished = bench.run([bench.java, "-cp", class_path, "ReadAll", mode, str(source.path)])
        if f"{source.rows} rows" not in finished.output:
            raise Failed(f"ReadAll read: {finished.output.strip()}")
        return finished.sample()

    return measured


def command(*words):
    """A short command, on the database as it is."""

    def measured(bench):
        named = [word.format(java=bench.java, jar=bench.jar, launcher=bench.launcher) for word in words]
        return bench.run(named, {**bench.sessiondb_environment(), "SESSIONDB_BACKEND": "postgres"}).sample()

    return measured


def prepare_start(bench):
    """A database with one small run in it, for `status`; a launcher that was called before."""
    bench.clean()
    small = database("reference", 1000)
    bench.sessiondb(["migrate", "to", "postgres", "--sqlite-path", str(small.path), "--execute", "--quiet"])
    if bench.launcher:
        teach(bench)


def teach(bench):
    """The launcher looks at its first calls, and makes its archive after them; its unfinished files say so."""
    for _ in range(LEARNING_CALLS):
        command("{launcher}", "--version")(bench)
        command("{launcher}", "status")(bench)
        for _ in range(PATIENCE):
            time.sleep(1)
            if not list((bench.scratch / "cache").rglob("*.part")):
                break
