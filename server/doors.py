"""What is let in: our own routes, what our pages need of Streamlit, and websockets of our own pages."""

import logging
from collections.abc import Collection, Sequence
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from server.files import COMPONENTS_ADDRESS, FOLDERS, STREAMLIT_ADDRESS

SOCKET: Final = "/_stcore/stream"
PAGE_REQUESTS: Final = ("/_stcore/health", "/_stcore/host-config")  # asked for by the script of every page
PAGE_FILES: Final = (
    COMPONENTS_ADDRESS,
    "/media/",
)  # of components and of downloads; Streamlit knows which exist

_LOG = logging.getLogger("cooperation")


class Doors:
    """Not found, for everything but `routes` and what our pages need of Streamlit.

    Streamlit answers whatever it does not know with its bare index page and 200 (streamlit/streamlit#9673), takes
    uploads from everybody who has a session, whether a page asks for files or not (streamlit/streamlit#7024), and
    publishes statistics. A door that a later release adds stays closed.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._routes = routes
        folder = FOLDERS[STREAMLIT_ADDRESS]
        files = (path for path in folder.rglob("*") if path.is_file())
        self._files = {f"{STREAMLIT_ADDRESS}{path.relative_to(folder).as_posix()}" for path in files}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._app
        if scope["type"] == "http" and not self._is_open(scope):
            answer = PlainTextResponse("Not found", status_code=404)
        elif scope["type"] == "websocket" and scope["path"] != SOCKET:
            answer = WebSocketClose()
        await answer(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        path = scope["path"]
        return (
            path in self._files
            or path in PAGE_REQUESTS
            or path.startswith(PAGE_FILES)
            or any(route.matches(scope)[0] is not Match.NONE for route in self._routes)
        )


class SameOrigin:
    """Answers 403 to a websocket that another site's page opens.

    `allowed`: origins besides that of the Host header, where a proxy does not hand that on. The header ends here:
    Streamlit would ask checkip.amazonaws.com, in the event loop, about an origin that is not the host
    (streamlit/streamlit#7721). Programs that are no browser send none, and have no reader whom they could act for.
    """

    def __init__(self, app: ASGIApp, allowed: Collection[str] = ()) -> None:
        self._app = app
        self._allowed = {_without_slash(origin) for origin in allowed}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origins = headers.get("host", ""), headers.getlist("origin")
        if not all(self._is_ours(origin, host) for origin in origins):
            _LOG.warning(
                "Refused a websocket of another site: its origin is %r, the host is %r", origins, host
            )
            await WebSocketClose()(scope, receive, send)
            return
        others = [(name, value) for name, value in scope["headers"] if name != b"origin"]
        await self._app({**scope, "headers": others}, receive, send)

    def _is_ours(self, origin: str, host: str) -> bool:
        try:
            netloc = urlsplit(origin).netloc
        except ValueError:  # "http://[" is no address
            return False
        return _without_slash(origin) in self._allowed or (netloc != "" and netloc.lower() == host.lower())


def _without_slash(origin: str) -> str:
    return origin.strip().lower().rstrip("/")
