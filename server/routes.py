"""Our own routes: assets, the icon, health."""

from os import PathLike, stat_result
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from cooperation.store.catalogue import NoData
from cooperation.store.loading import current
from server.files import ASSETS_ADDRESS, STATIC, cache_headers


class Assets(StaticFiles):
    """The files of static/; the cache headers are added here."""

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update(cache_headers(scope["path"]))
        return response


async def icon(_: Request) -> Response:
    """Ours, under the address at which Streamlit's script looks for one whatever the page says."""
    return FileResponse(STATIC / "icon.png", headers={"cache-control": "public, max-age=3600"})


async def health(_: Request) -> Response:
    """200 only when there are records to show; a folder that comes later is taken up by asking."""
    try:
        loaded = await run_in_threadpool(current.loaded)
    except NoData as nothing:
        return JSONResponse({"status": "no data", "why": str(nothing)}, status_code=503)
    return JSONResponse(
        {
            "status": "ok",
            "version": loaded.catalogue.version,
            "records": len(loaded.catalogue.records),
            "withheld": len(loaded.catalogue.withheld),
        }
    )


ROUTES: Final[tuple[BaseRoute, ...]] = (
    Route("/healthz", health),
    Route("/favicon.png", icon),
    Mount(ASSETS_ADDRESS.rstrip("/"), Assets(directory=STATIC)),
)
