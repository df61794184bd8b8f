"""At a glance: what was agreed, promised, signed and paid; each figure opens to the records behind it."""

from components.blocks.elements import show
from components.sections.first_page import first_page
from components.shell.current_view import current_view, page_context

view = current_view()
show(first_page(view).blocks(view, page_context()))
