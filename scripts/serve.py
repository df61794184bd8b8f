"""Serve on a port, and say in one sentence where, or why not. `make run` calls this."""

import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            sys.exit(f"Port {port} is in use. Choose another: make run PORT={port + 1}")
    print(f"The dashboard answers on http://localhost:{port} (stop it with Ctrl+C)", flush=True)
    streamlit = Path(sys.executable).with_name("streamlit")
    os.chdir(ROOT)
    os.execv(streamlit, [str(streamlit), "run", str(ROOT / "app.py"), "--server.port", str(port)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
