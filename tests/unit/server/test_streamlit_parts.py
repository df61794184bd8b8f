"""What the server rests on in Streamlit that no documentation promises. A release that changes one fails here."""

import re
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.web.server.starlette import starlette_routes, starlette_websocket

from server.doors import PAGE_FILES, PAGE_REQUESTS, SOCKET
from server.files import COMPONENT_FILES, COMPONENTS_ADDRESS, ROOT, STREAMLIT, STREAMLIT_ADDRESS
from server.index_page import EARLY_CHUNKS, EARLY_SCRIPTS, STREAMLITS_SCRIPT
from server.index_page import ROOT as PLACE_OF_THE_PAGE
from tests.asgi_client import INDEX

PACKAGE = Path(st.__file__).parent
OUR_FRONT_END = [
    path
    for path in sorted(COMPONENT_FILES.iterdir())
    if path.suffix in (".css", ".js") and path.name != "plotly.js"
]
THEIR_NAMES = re.compile(r"\bst[A-Z]\w+")


@cache
def streamlits_scripts() -> dict[str, str]:
    """The text of each script, by its name."""
    return {
        path.name: path.read_text(encoding="utf-8") for path in (STREAMLIT / "static" / "js").glob("*.js")
    }


def modules_with(text: str) -> set[str]:
    """The modules of Streamlit in which a text stands."""
    return {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if text in path.read_text(encoding="utf-8")
    }


@pytest.mark.parametrize(
    "part",
    [
        '<html lang="en">',  # streamlit/streamlit#15726
        "<title>Streamlit</title>",
        'href="./favicon.png"',
        "</head>",
        STREAMLITS_SCRIPT,
        PLACE_OF_THE_PAGE,
    ],
)
def test_its_index_page_has_once_what_is_changed_there(part: str) -> None:
    assert INDEX.count(part) == 1


def test_its_index_page_preloads_the_font_that_is_taken_out() -> None:
    assert len(re.findall(r"<link\s+rel=\"preload\"[^>]*SourceSans[^>]*/>", INDEX)) == 1


def test_its_script_stands_before_everything_else_that_it_loads() -> None:
    """What begins with it waits in a template until there is something to be seen."""
    assert "./static/" not in re.sub(r"<link\s+rel=\"preload\"[^>]*/>", "", INDEX.split(STREAMLITS_SCRIPT)[0])


@pytest.mark.parametrize("name", EARLY_CHUNKS)
def test_a_chunk_that_is_preloaded_exists_and_is_loaded_by_another(name: str) -> None:
    (chunk,) = (script for script in streamlits_scripts() if script.startswith(f"{name}."))
    assert any(chunk in text for script, text in streamlits_scripts().items() if script != chunk)


@pytest.mark.parametrize("address", EARLY_SCRIPTS)
def test_a_component_script_that_is_preloaded_exists(address: str) -> None:
    assert address.startswith(COMPONENTS_ADDRESS)
    assert (COMPONENT_FILES / address.rsplit("/", 1)[-1]).is_file()


def test_its_addresses_are_those_that_the_doors_leave_open() -> None:
    assert f"/{starlette_websocket._ROUTE_WEBSOCKET_STREAM}" == SOCKET
    assert {f"/{starlette_routes.ROUTE_HEALTH}", f"/{starlette_routes.ROUTE_HOST_CONFIG}"} == set(
        PAGE_REQUESTS
    )
    assert f"{COMPONENTS_ADDRESS.lstrip('/')}{{path:path}}" == starlette_routes._ROUTE_COMPONENTS_V2
    assert f"/{starlette_routes.BASE_ROUTE_MEDIA}/" in PAGE_FILES
    assert f"/{starlette_routes.BASE_ROUTE_STATIC}/" == STREAMLIT_ADDRESS


def test_it_asks_for_the_address_of_this_machine_nowhere_but_where_that_is_prevented() -> None:
    """In the welcome, which is hidden, and for an Origin header, which ends in our middleware."""
    assert modules_with("get_external_ip") == {
        "net_util.py", "web/bootstrap.py", "web/server/server_util.py"
    }  # fmt: skip
    assert modules_with("is_url_from_allowed_origins(") <= {
        "web/server/server_util.py", "web/server/starlette/starlette_websocket.py",
        "web/server/starlette/starlette_agent_routes.py",  # closed
    }  # fmt: skip
    assert st.get_option("logger.hideWelcomeMessage") is True


def test_it_lets_in_a_websocket_without_an_origin_whatever_the_host() -> None:
    assert starlette_websocket._is_origin_allowed(None, "dashboard.example")


def test_it_collects_garbage_in_one_place_which_is_switched_off() -> None:
    """streamlit/streamlit#8977"""
    assert modules_with("gc.collect(") == {"runtime/scriptrunner/script_runner.py"}
    source = (PACKAGE / "runtime" / "scriptrunner" / "script_runner.py").read_text(encoding="utf-8")
    assert source.count("gc.collect(") == 1
    assert re.search(r'if config\.get_option\("runner\.postScriptGC"\):\s+gc\.collect\(', source)
    assert st.get_option("runner.postScriptGC") is False


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("server.baseUrlPath", ""),
        ("server.corsAllowedOrigins", []),
        ("server.enableStaticServing", False),
        ("server.scriptHealthCheckEnabled", False),
        ("browser.gatherUsageStats", False),
    ],
)
def test_its_settings_are_known_and_are_ours(option: str, value: object) -> None:
    assert st.get_option(option) == value


@pytest.mark.parametrize(
    "name",
    sorted(
        {name for path in OUR_FRONT_END for name in THEIR_NAMES.findall(path.read_text(encoding="utf-8"))}
    ),
)
def test_a_name_that_our_styles_and_scripts_look_for_on_its_page_is_there(name: str) -> None:
    assert any(name in text for text in streamlits_scripts().values())


def test_it_keeps_the_chosen_theme_where_the_first_paint_looks_for_it() -> None:
    ours = (ROOT / "components" / "browser" / "apply_theme.js").read_text(encoding="utf-8")
    assert "`stActiveTheme-${location.pathname}-v2`" in ours
    version_and_key = re.compile(r"=2,\w+=`stActiveTheme-\$\{window\.location\.pathname\}`")
    assert any(version_and_key.search(text) for text in streamlits_scripts().values())
