"""The application, and the only way to serve it: `streamlit run app.py`, which `make run` calls."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from components.shell.messages import page_failed
from cooperation.pages import PAGES
from server.compression import AcceptedEncodings, PrecompressedStatic
from server.doors import Doors, SameOrigin
from server.files import COMPONENT_FILES, STREAMLIT
from server.first_paint.answers import drawings, first_page_html
from server.first_paint.head import head
from server.headers import SecurityHeaders, content_security_policy
from server.index_page import IndexMiddleware, IndexPage, UnknownPathRedirect
from server.routes import ROUTES
from server.settings import refuse_base_path
from server.tasks import lifespan

refuse_base_path()

SHELL = IndexPage(
    index=STREAMLIT / "index.html",
    style=COMPONENT_FILES / "style.css",
    first_paint_head=head(),
)
OUR_ROUTES = [Route("/drawings", drawings), *ROUTES]

app = st.App(
    Path(__file__).resolve().parent / "pages" / "main.py",
    lifespan=lifespan,
    on_script_error=page_failed,
    routes=OUR_ROUTES,
    middleware=[
        Middleware(SecurityHeaders, policy=content_security_policy(SHELL.with_first_paint("en", ""))),
        Middleware(SameOrigin, allowed=st.get_option("server.corsAllowedOrigins")),
        Middleware(AcceptedEncodings),
        Middleware(PrecompressedStatic),
        Middleware(GZipMiddleware, compresslevel=6),
        Middleware(UnknownPathRedirect, pages={page.address for page in PAGES}),
        Middleware(IndexMiddleware, shell=SHELL, first_paint=first_page_html),
        Middleware(Doors, routes=OUR_ROUTES),
    ],
)
