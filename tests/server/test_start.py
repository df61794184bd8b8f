"""How the server starts, and what it refuses."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from tests.browser.servers import ROOT, SECONDS, free_port

OTHER_LOCAL = "127.0.0.2"  # on Linux an address of this machine too
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is no address here")


def serve(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """What serve.py says that does not serve."""
    command = [sys.executable, str(ROOT / "scripts" / "serve.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)


@contextmanager
def served(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, str(ROOT / "scripts" / "serve.py"), *arguments]
    environment = {**os.environ, "COOPERATION_DATA": str(ROOT / "tests" / "pages" / "data")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        yield process
        process.kill()


def answers(host: str, port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) == 0


def wait_for(host: str, port: int, process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + SECONDS
    while not answers(host, port):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.1)


@on_linux
@pytest.mark.parametrize(("host", "other"), [("127.0.0.1", OTHER_LOCAL), (OTHER_LOCAL, "127.0.0.1")])
def test_it_listens_on_one_address_only(host: str, other: str) -> None:
    port = free_port()
    with served(str(port), *([] if host == "127.0.0.1" else [host])) as process:
        wait_for(host, port, process)
        assert not answers(other, port)
        assert process.stdout is not None
        name = "localhost" if host == "127.0.0.1" else host
        assert f"answers on http://{name}:{port} (" in process.stdout.readline()


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
@pytest.mark.parametrize(("given", "host"), [([], "127.0.0.1"), (["HOST=0.0.0.0"], "0.0.0.0")])
def test_make_run_hands_the_host_on(given: list[str], host: str) -> None:
    not_ours = ("HOST", "MAKEFLAGS", "MAKELEVEL")  # the last two where make runs these tests
    environment = {name: value for name, value in os.environ.items() if name not in not_ours}
    said = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "run", "PORT=8599", *given],
        cwd=ROOT, capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    assert said.stdout.rstrip().endswith(f"scripts/serve.py 8599 {host}")


@pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.77", "not an address"])
def test_a_host_that_is_no_address_of_this_machine_is_one_sentence(host: str) -> None:
    said = serve(str(free_port()), host)
    assert said.returncode == 1
    assert said.stderr.startswith(f"Cannot listen on HOST={host}, port ")
    assert said.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["", "0", "65536", "http", "-1", "8501.5"])
def test_a_port_that_is_none_is_one_sentence(port: str) -> None:
    said = serve(port)
    assert (said.returncode, said.stderr) == (
        1,
        f"PORT={port} is no port: write a number from 1 to 65535\n",
    )


@pytest.mark.parametrize("base", ["/a/dashboard/"])
def test_a_base_path_is_refused_in_words(base: str) -> None:
    command = [
        sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"),
        "--server.port", str(free_port()), "--server.baseUrlPath", base,
    ]  # fmt: skip
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert said.returncode == 1
    assert f"cannot be served below a path, and server.baseUrlPath is '{base.strip('/')}'" in said.stderr
    assert "Traceback" not in said.stderr + said.stdout


def test_a_port_in_use_is_one_sentence() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        script = str(ROOT / "scripts" / "serve.py")
        result = subprocess.run(
            [sys.executable, script, str(port)], capture_output=True, text=True, check=False
        )
    assert result.returncode == 1
    assert result.stderr == f"Port {port} is in use. Choose another: make run PORT={port + 1}\n"


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_run_says_the_same() -> None:
    """Only where the environment is set up, so that no test installs anything."""
    ready = subprocess.run(["make", "--question", ".venv/.ready"], cwd=ROOT, capture_output=True, check=False)
    if ready.returncode != 0:
        pytest.skip("make would first set up the environment")
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            ["make", "run", f"PORT={port}"], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert f"Port {port} is in use. Choose another: make run PORT={port + 1}" in result.stderr
    assert "Traceback" not in result.stderr
