"""A server of this project on a free port, and what it answers without a browser."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY = "2026-11-24"
SECONDS = 60  # a server or a page that needs longer, on whatever machine, is broken


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A running server; `log` is where it writes. `first_page` is what its very first visitor saw."""

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path
    data: Path
    launch: Callable[[], "subprocess.Popen[bytes]"]
    first_page: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, **headers: str) -> Answer:
        """What the server answers to a request without a browser."""
        request = Request(
            f"{self.address}{path}", headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        try:
            with urlopen(request, timeout=SECONDS) as answer:
                return Answer(answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read())
        except HTTPError as error:
            return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Within the block there is no server; then there is a new one at the same address, which knows nobody."""
        self.process.kill()
        self.process.wait()
        try:
            yield
        finally:
            self.process = self.launch()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Within the block the server answers nothing, as if it were very busy."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


@contextmanager
def serving(log: Path, data: Path = ROOT / "data", app: Path = ROOT / "app.py") -> Iterator[Server]:
    """A server of this project, or of another `app`, on a free port, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    environment = {**os.environ, "COOPERATION_TODAY": TODAY, "COOPERATION_DATA": str(data)}

    def launch() -> "subprocess.Popen[bytes]":
        with log.open("ab") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env=environment
            )
        try:
            wait_until_it_answers(f"http://localhost:{port}/_stcore/health", process, log)
        except RuntimeError:
            process.kill()
            raise
        return process

    server = Server(f"http://localhost:{port}", launch(), log, data, launch)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=20)


def free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def wait_until_it_answers(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"The server did not come up:\n{log.read_text()[-3000:]}")
