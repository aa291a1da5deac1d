"""The PostgreSQL that is measured against: a throw-away one of the distribution's packages, or one that is given."""

import ctypes
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

DATABASE = "sessiondb_bench"
KEPT_BYTES = 100_000_000
INSTALLED = Path("/usr/lib/postgresql")
WITHOUT_ROOT = ("postgres", "nobody")


class Server:
    """A server, told by its URI; every database on it that is called `sessiondb_bench` is ours to drop."""

    def __init__(self, url):
        parts = urlsplit(url)
        self.parts = parts
        self.set_aside = 0
        self.host = parts.hostname or "localhost"
        self.port = str(parts.port or 5432)
        self.user = unquote(parts.username or "postgres")
        self.password = unquote(parts.password or "")
        self.maintenance = parts.path.strip("/") or "postgres"

    def environment(self):
        """libpq's variables: the password goes to each peer by these, and on no command line."""
        named = {"PGHOST": self.host, "PGPORT": self.port, "PGUSER": self.user, "PGDATABASE": DATABASE}
        return {**named, "PGPASSWORD": self.password} if self.password else named

    def url(self, scheme="postgresql"):
        """The URI of the database, without its password."""
        return urlunsplit((scheme, f"{self.user}@{self.host}:{self.port}", f"/{DATABASE}", self.parts.query, ""))

    def url_with_password(self):
        return urlunsplit(("postgresql", self.parts.netloc, f"/{DATABASE}", self.parts.query, ""))

    def fresh(self):
        """An empty database, and nothing left to be written of what was before.

        A small one is set aside, not dropped: ext4 makes new files several times slower for a minute after many were deleted.
        """
        small = f"datname = '{DATABASE}' AND pg_database_size(oid) < {KEPT_BYTES}"
        if self.ask(f"SELECT count(*) FROM pg_database WHERE {small}", self.maintenance) == "1":
            self.set_aside += 1
            self.ask(f"ALTER DATABASE {DATABASE} RENAME TO {DATABASE}_{self.set_aside}", self.maintenance)
        self.ask(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)", self.maintenance)
        self.ask(f"CREATE DATABASE {DATABASE}", self.maintenance)
        self.ask("CHECKPOINT", self.maintenance)

    def drop(self):
        for name in [DATABASE, *(f"{DATABASE}_{number + 1}" for number in range(self.set_aside))]:
            self.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", self.maintenance)

    def ask(self, statement, database=DATABASE):
        command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", statement]
        environment = {**os.environ, **self.environment(), "PGOPTIONS": "-c client_min_messages=warning"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"`{statement}` failed on {self.host}:{self.port}: {done.stderr.strip()}")
        return done.stdout.strip()

    def version(self):
        return self.ask("SHOW server_version", self.maintenance)

    def processor_seconds(self):
        """What the server has used so far; nothing is known of one that others started."""
        return None

    def stop(self):
        self.drop()


class ThrowAwayServer(Server):
    """Default settings, fsync on; ends with the bench, even when that is killed."""

    def __init__(self, scratch):
        binaries = newest()
        self.owner = None if os.geteuid() != 0 else account()
        port = free_port()
        super().__init__(f"postgresql://postgres@127.0.0.1:{port}/postgres")
        self.directory = scratch / "server"
        self.directory.mkdir()
        if self.owner:
            os.chown(self.directory, self.owner.pw_uid, self.owner.pw_gid)
        self.initialise(binaries)
        self.process = self.start(binaries)
        self.await_answer()

    def initialise(self, binaries):
        command = [
            binaries / "initdb",
            "-D",
            self.directory / "data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=self.directory, **self.as_owner()
        )
        if done.returncode != 0:
            raise SystemExit(f"initdb failed: {done.stderr.strip()}")

    def start(self, binaries):
        command = [binaries / "postgres", "-D", self.directory / "data", "-p", self.port]
        command += ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.directory}"]
        with open(self.directory / "log", "wb") as log:
            return subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                cwd=self.directory,
                preexec_fn=end_with_parent,
                start_new_session=True,
                **self.as_owner(),
            )

    def as_owner(self):
        return {"user": self.owner.pw_uid, "group": self.owner.pw_gid, "extra_groups": []} if self.owner else {}

    def await_answer(self):
        for _ in range(300):
            if self.process.poll() is not None:
                break
            if subprocess.run(["pg_isready", "-q", "-h", self.host, "-p", self.port], check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise SystemExit(f"the throw-away PostgreSQL does not answer: {(self.directory / 'log').read_text()[-2000:]}")

    def processor_seconds(self):
        """Of the postmaster, of its children, and of those that have ended."""
        ticks = 0
        for status in Path("/proc").glob("[0-9]*/stat"):
            ticks += ticks_of(status, self.process.pid)
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)
        shutil.rmtree(self.directory, ignore_errors=True)


def ticks_of(status, postmaster):
    try:
        name_and_rest = status.read_text()
    except OSError:
        return 0
    fields = name_and_rest.rpartition(")")[2].split()
    process, parent = int(status.parent.name), int(fields[1])
    if process == postmaster:
        return sum(map(int, fields[11:15]))
    return sum(map(int, fields[11:13])) if parent == postmaster else 0


def newest():
    """The directory of the newest server that is installed."""
    found = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0))
    if not found:
        raise SystemExit("no PostgreSQL server: apt-get install postgresql, or set SESSIONDB_BENCH_PG_URL")
    return found[-1].parent


def account():
    """Whom the server runs as when we are root, which it refuses to be."""
    for name in WITHOUT_ROOT:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit("a server can't run as root, and there is neither an account `postgres` nor `nobody`")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def end_with_parent():
    """Linux: the server gets SIGINT, a fast shutdown, when the bench ends without stopping it."""
    ctypes.CDLL(None).prctl(1, signal.SIGINT)


def server(scratch):
    """The one that SESSIONDB_BENCH_PG_URL names, else a throw-away one."""
    url = os.environ.get("SESSIONDB_BENCH_PG_URL")
    return Server(url) if url else ThrowAwayServer(scratch)
