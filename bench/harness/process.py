"""Runs one command and says what it cost."""

import os
import shlex
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Finished:
    """What a command took, in seconds and kilobytes, and what it printed."""

    wall: float
    user: float
    system: float
    peak_kilobytes: int
    output: str

    def sample(self, **more):
        """The same as the results keep it, with what else is known of this run."""
        cost = {
            "wall": self.wall,
            "user": self.user,
            "system": self.system,
            "peakKilobytes": self.peak_kilobytes,
        }
        return {**cost, **more}


class Failed(Exception):
    """A command that was to be measured ended badly: there is nothing to compare."""


def run(command, environment, directory):
    """Runs a command, or a pipe of several (a list of lists), to its end."""
    pipe = command if isinstance(command[0], list) else [command]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        children = []
        try:
            start(pipe, environment, directory, (out, errors), children)
            used = [wait(child) for child in children]
        finally:
            stop(children)
        wall = time.perf_counter() - started
        check(pipe, used, out, errors)
        return Finished(
            wall,
            sum(usage.ru_utime for _, usage in used),
            sum(usage.ru_stime for _, usage in used),
            max(usage.ru_maxrss for _, usage in used),
            text(out),
        )


def start(pipe, environment, directory, streams, children):
    out, errors = streams
    source = subprocess.DEVNULL
    for number, command in enumerate(pipe):
        last = number == len(pipe) - 1
        child = subprocess.Popen(
            command,
            stdin=source,
            stdout=out if last else subprocess.PIPE,
            stderr=errors,
            env=environment,
            cwd=directory,
        )
        if children:
            source.close()
        source = child.stdout
        children.append(child)


def wait(child):
    """The exit status and usage of a child; wait4, as only that counts this child alone."""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage


def stop(children):
    """Ends what is still running, when the bench is interrupted."""
    for child in children:
        if child.returncode is None:
            child.kill()
            child.wait()


def check(pipe, used, out, errors):
    for command, (status, _) in zip(pipe, used):
        if status != 0:
            said = (text(errors) or text(out)).strip()[-2000:]
            raise Failed(f"`{shlex.join(command)}` ended with status {status}: {said}")


def text(stream):
    stream.seek(0)
    return stream.read().decode(errors="replace")
