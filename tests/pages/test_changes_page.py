"""What happened between two days, as the page lists it."""

import re
from datetime import date

import pytest

from components.sections.change_log import MOST_EVENTS
from cooperation.findings.changes import happened_between
from cooperation.selection import Selection
from cooperation.store.history import todays_date
from cooperation.store.loading import load
from cooperation.view import View
from tests.pages.conftest import ROOT, Open


@pytest.mark.parametrize(("since", "is_folded"), [(date(2025, 11, 24), False), (date(2015, 1, 1), True)])
def test_everything_that_happened_is_listed_once_and_much_of_it_folded_up(
    open_real_page: Open, since: date, is_folded: bool
) -> None:
    view = View(load(ROOT / "data", todays_date()), Selection(), todays_date())
    happened = happened_between(view, since, view.today)
    assert (len(happened) > MOST_EVENTS) is is_folded
    reader = open_real_page(f"/changes?since={since}")
    lists = re.findall(r'<ul class="dates">.*?</ul>', "\n".join(reader.html))
    listed = re.findall(r'href="/record\?id=([^"]+)"', "".join(lists))
    assert sorted(listed) == sorted(each.id for each in happened)
    assert sum("(" in each.label for each in reader.app.expander) == (len(lists) if is_folded else 0)
