"""One server over the hand-written records, which writes down whom it connects to."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.servers import ROOT, Server, serving

HAND_WRITTEN = ROOT / "tests" / "pages" / "data"
AUDIT = Path(__file__).resolve().parent / "audit"
PUBLIC_ORIGIN = "https://dashboard.example"  # of a proxy that does not hand the Host header on


@pytest.fixture(scope="session")
def connections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server writes whom it connects to."""
    return tmp_path_factory.mktemp("server") / "connections"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, connections: Path) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(AUDIT), os.environ.get("PYTHONPATH", "")]))
        patch.setenv("CONNECTIONS_FILE", str(connections))
        patch.setenv("STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS", PUBLIC_ORIGIN)
        with serving(tmp_path_factory.mktemp("log") / "log", HAND_WRITTEN) as running:
            yield running
