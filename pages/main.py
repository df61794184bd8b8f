"""The frame around every page: language, menu, selection, footer. A page that runs in it finds its View ready."""

import streamlit as st

from components.shell.chips import selection_line
from components.shell.current_view import is_prerender, make_view, selection_asked, set_page
from components.shell.document import document
from components.shell.footer import origin_line, page_footer
from components.shell.messages import address_problems, no_data, page_given_up, withheld_badge
from components.shell.navigation import make_pages, page_menu
from components.shell.render_lock import background, foreground
from components.shell.selection_bar import selection_bar
from cooperation.language.translator import Translator
from cooperation.store.catalogue import NoData

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")

t = Translator(selection_asked()[0].language)
turn = background if is_prerender() else foreground
with turn(lambda: page_given_up(t)):
    try:
        view, not_understood = make_view()
    except NoData as nothing:
        no_data(t, str(nothing))
        st.stop()

    pages = make_pages(view)
    page = st.navigation(list(pages.values()), position="hidden")
    set_page(page.url_path, page.title)

    with st.container(key="page"):
        if st.context.is_embedded:
            selection_line(view)
        else:
            # One element: as elements of Streamlit's it is fifty, each of which costs the browser at every change.
            st.html(page_menu(view) + selection_bar(view))
        address_problems(view, not_understood)
        withheld_badge(view)
        document(view.selection.language, page.url_path, pages)
        page.run()
        if st.context.is_embedded:
            origin_line(view)
        else:
            page_footer(view)
