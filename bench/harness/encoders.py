"""The micro-benchmarks of single values, and what has become slower since the last time."""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from harness import machine, report
from harness.bench import ROOT, java
from harness.databases import BENCH

MODULE = BENCH / "encoders"
FULL = ["-f", "2", "-wi", "3", "-w", "500ms", "-i", "5", "-r", "500ms"]
QUICK = ["-f", "1", "-wi", "2", "-w", "200ms", "-i", "3", "-r", "200ms"]
NOTABLE = 0.10


def measure(jar, quick, output):
    """Runs them all, and compares with the newest results of a machine like this."""
    build(jar)
    settings = QUICK if quick else FULL
    document = {
        "machine": machine.described(java(), jar),
        "settings": " ".join(settings),
        "benchmarks": figures(run(settings)),
    }
    before, name = last_on(machine.kind(document["machine"]))
    print(f"\n{compared(document['benchmarks'], before)}\n")
    print(f"compared with {name}" if name else "nothing to compare with: no results of a machine like this yet")
    path = output or (None if quick else report.unused("-encoders"))
    if path:
        report.save(path, document)
        print(f"kept in {path}")
    return 0


def build(jar):
    """From nothing, as Maven does not see that the JAR it was compiled against is another."""
    shutil.rmtree(MODULE / "target", ignore_errors=True)
    command = ["./mvnw", "-q", "-B", "-f", str(MODULE / "pom.xml"), f"-Dsessiondb.jar={jar}", "process-classes"]
    subprocess.run(command, cwd=ROOT, check=True)


def run(settings):
    class_path = f"{MODULE / 'target/classes'}:{(MODULE / 'target/class-path').read_text().strip()}"
    with tempfile.TemporaryDirectory() as scratch:
        results = Path(scratch) / "results.json"
        command = [java(), f"-Djava.io.tmpdir={scratch}", "-cp", class_path, "org.openjdk.jmh.Main"]
        command += [*settings, "-foe", "true", "-rf", "json", "-rff", str(results)]
        subprocess.run(command, check=True)
        return json.loads(results.read_text())


def figures(results):
    """Nanoseconds by benchmark: the least of all iterations, which other work disturbs least, and the median."""
    found = {}
    for result in results:
        taken = [value for fork in result["primaryMetric"]["rawData"] for value in fork]
        found[named(result)] = {"least": round(min(taken), 3), "median": round(median(taken), 3)}
    return found


def named(result):
    method = ".".join(result["benchmark"].split(".")[-2:])
    return " ".join([method, *result.get("params", {}).values()])


def last_on(kind):
    """The newest results of a machine of this kind, and their file's name."""
    files = [path for path in report.RESULTS.glob("*-encoders.json") if order(path)]
    for path in sorted(files, key=order, reverse=True):
        document = json.loads(path.read_text())
        if machine.kind(document["machine"]) == kind:
            return document["benchmarks"], path.name
    return {}, ""


def order(path):
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:-(\d+))?-encoders\.json", path.name)
    return (found.group(1), int(found.group(2) or 1)) if found else None


def compared(now, before):
    lines = [("benchmark", "ns", "before", "")]
    for name, taken in now.items():
        earlier = before.get(name)
        lines.append(
            (
                name,
                f"{taken['least']:.1f}",
                f"{earlier['least']:.1f}" if earlier else "-",
                change(taken["least"] / earlier["least"] - 1) if earlier else "new",
            )
        )
    return report.table(lines)


def change(more):
    if more > NOTABLE:
        return f"SLOWER {100 * more:.0f} %"
    return f"faster {-100 * more:.0f} %" if more < -NOTABLE else ""
