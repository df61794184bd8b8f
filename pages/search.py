"""Search: all records of all kinds, in any of the languages, found by words, names, places and ids."""

from components.sections import search as parts
from components.shell.current_view import current_view
from components.shell.page_head import page_head
from cooperation.search.query import search

view = current_view()
t = view.t

page_head(
    view,
    t("Search"),
    t(
        "Agreements, roadmaps, money, projects, milestones and indicators: one box for all records, in any "
        "language of this site."
    ),
)
query = parts.search_box(view)
hits = search(view, query)

if not query:
    parts.how_to_search(view)
elif not hits:
    parts.no_hits(view, query)
else:
    kind = parts.kind_switch(view, hits)
    parts.result_list(view, [hit for hit in hits if kind in ("", hit.noun)])
