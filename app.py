"""The application, and the only way to serve it: `streamlit run app.py`, which `make run` calls.

Everything a reader waits for is done before the first one comes: the records are read, the frames built.
"""

import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from cooperation.catalogue import NoData
from cooperation.current import current
from cooperation.history import todays_date
from cooperation.languages import LANGUAGES, Translator
from cooperation.search_index import index_of
from cooperation.selection import Selection
from cooperation.serving import ROUTES, Compressed, Headers, PageInTheReadersLanguage, content_security_policy
from cooperation.view import View

ROOT = Path(__file__).resolve().parent
INDEX = Path(st.__file__).parent / "static" / "index.html"


# A page is a hundred messages: the thread that sends them need not wait 5 ms for the one that makes them.
sys.setswitchinterval(0.0005)


@asynccontextmanager
async def warm(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Reads the records and builds the frames that everybody sees first."""
    try:
        view = View(current.loaded(), Selection(), todays_date())
    except NoData as nothing:
        logging.getLogger("cooperation").error("%s", nothing)
    else:
        for language in LANGUAGES:
            Translator(language)("Search")  # the first word of a language reads its catalogue
        _ = (view.rows.records, view.rows.events, index_of(view.catalogue))
    # Streamlit collects garbage after every run; what lives as long as the server need not be looked at again.
    gc.collect()
    gc.freeze()
    yield {}


app = st.App(
    ROOT / "pages" / "frame.py",
    lifespan=warm,
    routes=ROUTES,
    middleware=[
        Middleware(Headers, policy=content_security_policy(INDEX.read_text(encoding="utf-8"))),
        Middleware(Compressed),
        Middleware(PageInTheReadersLanguage, index=INDEX),
    ],
)
