"""A standalone cluster on this machine: one master and two workers, as its own processes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from tests.spark.engine import ENVIRONMENT

_DEADLINE = 120.0  # seconds until a process has to answer
_BETWEEN = 0.2
_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"


def until(holds: Callable[[], bool], *, seconds: float = _DEADLINE) -> None:
    """Wait for a condition.

    Raises:
        TimeoutError: it does not come about.
    """
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(_BETWEEN)


class Cluster:
    """A running cluster."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._logs: list[IO[bytes]] = []
        port, self._web = _free_port(), _free_port()
        self.url = f"spark://127.0.0.1:{port}"
        self._port = str(port)
        self.workers: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start the master and, when it answers, the workers."""
        ports = "--port", self._port, "--webui-port", str(self._web)
        self._start("master", _MASTER, "--host", "127.0.0.1", *ports)
        until(lambda: self._state() is not None)
        self.workers = [self._start_worker(f"worker-{number}") for number in (1, 2)]
        until(lambda: self.alive() == 2)

    def alive(self) -> int:
        """Return how many workers the master knows to be alive."""
        state = self._state()
        return int(state["aliveworkers"]) if state else 0

    def close(self) -> None:
        """End every process, and wait until it is gone."""
        for process in self._processes:
            kill(process)
        for log in self._logs:
            log.close()

    def _state(self) -> dict[str, Any] | None:
        address = f"http://127.0.0.1:{self._web}/json/"
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                found: dict[str, Any] = json.load(answer)
        except (urllib.error.URLError, OSError, ValueError):
            return None
        return found

    def _start_worker(self, name: str) -> subprocess.Popen[bytes]:
        size = "--cores", "1", "--memory", "1g"
        place = "--host", "127.0.0.1", "--webui-port", "0", "--work-dir", str(self._folder / name)
        return self._start(name, _WORKER, *size, *place, self.url)

    def _start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        log = (self._folder / f"{name}.log").open("wb")
        self._logs.append(log)
        process = subprocess.Popen(
            [_program(), *arguments],
            stdout=log,
            stderr=subprocess.STDOUT,
            env=ENVIRONMENT | {"SPARK_LOCAL_DIRS": str(self._folder / f"{name}.tmp")},
            start_new_session=True,  # a group of its own, which is ended as a whole
        )
        self._processes.append(process)
        return process


def kill(process: subprocess.Popen[Any]) -> None:
    """End a process and what it started, at once, as a machine that loses its power."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def standalone(folder: Path) -> Iterator[Cluster]:
    """Run a cluster; its processes are gone afterwards, whatever happened."""
    cluster = Cluster(folder)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.close()


def _program() -> str:
    import pyspark  # the tests are collected where it is missing, too

    return str(Path(pyspark.__file__).parent / "bin" / "spark-class")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
