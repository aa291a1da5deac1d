"""What the figures were taken on: without it they say nothing."""

import hashlib
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from harness.bench import ROOT

PACKAGES = {
    "psql": "postgresql-client-15",
    "sqlite3": "sqlite3",
    "pgloader": "pgloader",
    "ogr2ogr": "gdal-bin",
    "sequel": "ruby-sequel",
}


def described(java, jar):
    """The machine, its Java, the commit and the JAR."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": processor(),
        "memoryMegabytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "java": said(java, "-version").splitlines()[-2:],
        "commit": said("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"),
        "uncommitted": bool(said("git", "-C", str(ROOT), "status", "--porcelain", "--", "src", "pom.xml")),
        "jar": hashlib.sha256(Path(jar).read_bytes()).hexdigest(),
    }


def peers():
    """The version of each peer that is installed."""
    return {program: version(program, package) for program, package in PACKAGES.items() if shutil.which(program)}


def file_system(directory):
    """What the server and the backups lie on: in `tmpfs` nothing is ever written to a disk."""
    return said("stat", "-f", "-c", "%T", str(directory))


def kind(machine):
    """Figures are compared only between machines of which this is the same."""
    return f"{machine['processor']}, {machine['cores']} cores, {machine['java'][0]}"


def processor():
    found = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found.group(1) if found else platform.machine()


def version(program, package):
    installed = said("dpkg-query", "-W", "-f", "${Version}", package) if shutil.which("dpkg-query") else ""
    return installed if re.match(r"\d", installed) else said(program, "--version").splitlines()[0]


def said(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout.strip()
