"""The three servers of the benchmark, each a process of its own on a free port: ours, and the two floors."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import ROOT, TODAY
from tests.browser.servers import free_port, wait_until_it_answers

SECONDS_TO_REST = 180
FLOOR = Path(__file__).resolve().parent / "floor"


@dataclass(frozen=True)
class Server:
    """A running server; `log` is where it writes."""

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path

    def wait_until_it_rests(self) -> None:
        """After its start a server makes the usual first pages; until it has stopped working. Only where there is
        /proc."""
        deadline = time.monotonic() + SECONDS_TO_REST
        while time.monotonic() < deadline:
            before = self._processor_seconds()
            time.sleep(2)
            if self._processor_seconds() - before < 0.1:
                return
        raise RuntimeError("The server does not come to rest")

    def _processor_seconds(self) -> float:
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_megabytes(self) -> float | None:
        """The memory that the process holds now; None where the system has no /proc."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024


@contextmanager
def our_server() -> Iterator[Server]:
    """This project as `make run` serves it."""
    with _serving(_streamlit(ROOT / "app.py"), ROOT, "/_stcore/health") as server:
        yield server


@contextmanager
def blank_server() -> Iterator[Server]:
    """Streamlit with `st.write("x")`: what no page of Streamlit can go below."""
    with _serving(_streamlit(FLOOR / "blank_app.py"), FLOOR, "/_stcore/health") as server:
        yield server


@contextmanager
def static_server(folder: Path) -> Iterator[Server]:
    """The files of `folder`, compressed as ours are."""
    with _serving([sys.executable, "-m", "bench.floor.static_server", str(folder)], ROOT, "/") as server:
        yield server


def _streamlit(script: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.headless",
        "true",
        "--server.port",
    ]


@contextmanager
def _serving(command: Sequence[str], folder: Path, healthy: str) -> Iterator[Server]:
    """The process of `command` and a free port, once it answers at `healthy`, until the block ends."""
    port = free_port()
    with TemporaryDirectory() as logs:
        log = Path(logs) / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*command, str(port)], cwd=folder, stdout=output, stderr=subprocess.STDOUT,
                env={"COOPERATION_TODAY": TODAY, **os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
            try:
                server = Server(f"http://localhost:{port}", process, log)
                wait_until_it_answers(f"{server.address}{healthy}", process, log)
                yield server
            finally:
                process.terminate()
                process.wait(timeout=20)
