"""The frame around every page: language, menu, selection, footer. A page that runs in it finds its View ready."""

import streamlit as st

from components.blocks.elements import show
from components.sections.first_page import frame_blocks
from components.shell.chips import selection_line
from components.shell.current_view import make_view, query_params, selection_asked, set_page
from components.shell.document import Document
from components.shell.footer import origin_line, page_footer
from components.shell.messages import address_problems, no_data, page_given_up, withheld_badge
from components.shell.navigation import make_pages
from components.shell.render_lock import foreground
from cooperation.language.translator import Translator
from cooperation.store.files import NoData

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")

t = Translator(selection_asked()[0].language)
with foreground(st.context.url, lambda: page_given_up(t)):
    try:
        view, not_understood = make_view()
    except NoData as nothing:
        no_data(t, str(nothing))
        st.stop()

    page = st.navigation(list(make_pages(view).values()), position="hidden")
    context = set_page(page.url_path, page.title)

    with st.container(key="page"):
        if context.is_embedded:
            selection_line(view)
        else:
            show(frame_blocks(view, context))
        address_problems(view, not_understood)
        withheld_badge(view)
        Document(view.selection.language, page.url_path, query_params()).show()
        page.run()
        st.html(origin_line(view, context) if context.is_embedded else page_footer(view, context))
