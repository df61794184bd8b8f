"""A visit to a page by the server itself: what Streamlit sends to a reader, without a browser and without a network."""

import asyncio
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import SessionClient

from components.shell.current_view import PRERENDER_ORIGIN
from cooperation.selection import Address
from server.first_paint.element_tree import ElementTree, PageError


class _Visitor(SessionClient):
    """Takes the messages of one run. Streamlit calls it in the server's loop."""

    def __init__(self) -> None:
        self.page = ElementTree()
        self.has_seen_all = asyncio.get_running_loop().create_future()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if self.has_seen_all.done():
            return
        try:
            if self.page.take(msg):
                self.has_seen_all.set_result(None)
        except PageError as error:
            self.has_seen_all.set_exception(error)


async def first_page(parameters: Address) -> ElementTree:
    """The first page at these parameters of its address, made for nobody. Raises PageError.

    Readers go first, so that it can take as long as they come. To be awaited in the server's loop: Streamlit's
    runtime is to be called nowhere else.
    """
    runtime, visitor = Runtime.instance(), _Visitor()
    ask = BackMsg()
    ask.rerun_script.query_string = urlencode(parameters, doseq=True)
    ask.rerun_script.context_info.url = PRERENDER_ORIGIN
    session = runtime.connect_session(visitor, user_info={})
    try:
        runtime.handle_backmsg(session, ask)
        await visitor.has_seen_all
    finally:
        runtime.close_session(session)
    return visitor.page
