"""Serve on a port of one address, and say in one sentence where, or why not. `make run` calls this."""

import os
import socket
import sys
from errno import EADDRINUSE
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL = "127.0.0.1"
EVERYWHERE = ("0.0.0.0", "::")


def main(port: str, host: str = LOCAL) -> None:
    """Ends with a sentence where nobody can listen on `host` and `port`."""
    if not (port.isdecimal() and 0 < int(port) < 2**16):
        sys.exit(f"PORT={port} is no port: write a number from 1 to 65535")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, int(port)), family=family).close()
    except OSError as error:
        sys.exit(_refusal(error, port, host))
    print(f"The dashboard answers on {_address(port, host)} (stop it with Ctrl+C)", flush=True)
    streamlit = Path(sys.executable).with_name("streamlit")
    options = ["--server.address", host, "--server.port", port]
    os.chdir(ROOT)
    os.execv(streamlit, [str(streamlit), "run", str(ROOT / "app.py"), *options])


def _refusal(error: OSError, port: str, host: str) -> str:
    if error.errno == EADDRINUSE:
        return f"Port {port} is in use. Choose another: make run PORT={int(port) + 1}"
    return f"Cannot listen on HOST={host}, port {port}: {error.strerror}. Leave HOST out to serve this machine only"


def _address(port: str, host: str) -> str:
    name = "localhost" if host in (LOCAL, *EVERYWHERE) else f"[{host}]" if ":" in host else host
    others = ", and on every address of this machine" if host in EVERYWHERE else ""
    return f"http://{name}:{port}{others}"


if __name__ == "__main__":
    main(*sys.argv[1:])
