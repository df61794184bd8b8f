"""The end of every page: how old the knowledge is, and what this site is not."""

import streamlit as st

from components.text import escaped, quiet
from cooperation.history import COVERAGE_END
from cooperation.view import View


def page_footer(view: View) -> None:
    t = view.t
    st.divider()
    records = t.plural(
        "{n} record, with its sources.",
        "{n} records, every one with its sources.",
        len(view.catalogue.listed),
    )
    st.markdown(
        quiet(
            f"**{escaped(t('As of {day}.', day=t.day(view.today)))}** "
            + escaped(
                " ".join(
                    (
                        records,
                        t(
                            "Not exhaustive: coverage ends in mid-{month}, and silence after it means “not known”.",
                            month=t.day(COVERAGE_END),
                        ),
                        t("Not an official site of the European Union."),
                    )
                )
            )
        )
    )
