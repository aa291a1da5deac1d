"""What all measures share: the JAR, the server, the databases, a clean place to run in, and how many runs."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from harness import process
from harness.databases import BENCH, database

ROOT = BENCH.parent
KEPT = ("PATH", "JAVA_HOME", "LANG", "TMPDIR")


@dataclass(frozen=True)
class Size:
    """How much is measured with."""

    runs: int
    starts: int
    reference: int
    large: int
    small_tables: int
    sample: int


FULL = Size(runs=5, starts=21, reference=2_000_000, large=20_000_000, small_tables=200, sample=100_000)
QUICK = Size(runs=1, starts=5, reference=100_000, large=1_000_000, small_tables=20, sample=10_000)


class Bench:
    """Runs commands where no configuration, no cache and no password of the user is found."""

    def __init__(self, scratch, server, jar, launcher, size):
        self.scratch = scratch
        self.server = server
        self.jar = jar
        self.launcher = launcher
        self.size = size
        self.java = java()
        self.work = scratch / "work"

    def database(self, kind):
        counts = {
            "reference": self.size.reference,
            "large": self.size.large,
            "small-tables": self.size.small_tables,
            "sample": self.size.sample,
        }
        return database("reference" if kind == "sample" else kind, counts[kind])

    def clean(self):
        """A fresh target, and nothing left of the run before."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()
        self.server.fresh()
        os.sync()

    def run(self, command, environment=None):
        """Runs it with the server's coordinates in libpq's variables."""
        return process.run(command, {**self.environment(), **(environment or {})}, self.work)

    def sessiondb(self, arguments, options=()):
        """Runs our JAR, as a user would."""
        command = [self.java, *options, f"-Duser.home={self.work}", "-jar", str(self.jar), *arguments]
        return self.run(command, self.sessiondb_environment())

    def launched(self, arguments):
        """Runs the launcher, as a user would."""
        return self.run([str(self.launcher), *arguments], self.sessiondb_environment())

    def sessiondb_environment(self):
        return {"SESSIONDB_POSTGRES_URL": self.server.url_with_password()}

    def environment(self):
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        own = {
            "HOME": str(self.work),
            "XDG_STATE_HOME": str(self.work / "state"),
            "XDG_CONFIG_HOME": str(self.work / "config"),
            "XDG_CACHE_HOME": str(self.scratch / "cache"),
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
        }
        return {**kept, **own, **self.server.environment()}


def java():
    home = os.environ.get("JAVA_HOME")
    found = str(Path(home) / "bin/java") if home else shutil.which("java")
    if not found:
        raise SystemExit("no java: apt-get install openjdk-17-jdk-headless, or set JAVA_HOME")
    return found


def built_jar():
    """The JAR, built when it is missing or older than its sources."""
    jar = ROOT / "target/sessiondb.jar"
    if not jar.exists() or newest_source() > jar.stat().st_mtime:
        print("$ ./mvnw -q -B -DskipTests package", flush=True)
        subprocess.run(["./mvnw", "-q", "-B", "-DskipTests", "package"], cwd=ROOT, check=True)
    return jar


def newest_source():
    sources = [ROOT / "pom.xml", *(path for path in (ROOT / "src/main").rglob("*") if path.is_file())]
    return max(path.stat().st_mtime for path in sources)
