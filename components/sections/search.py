"""The parts of the search page: the box, how to search, what was found, nothing found."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from components.blocks.text import escaped, link, quiet
from components.shell.current_view import page_param
from cooperation.language.wording import KIND_PLURAL_WORDS, KIND_WORDS
from cooperation.search.folding import pieces
from cooperation.search.query import Hit, passage, search, suggested_words
from cooperation.sentences import records as in_words
from cooperation.view import View

AT_ONCE = 20
EXAMPLES = ("EPCA", "Global Gateway", "Kambarata", "lithium")


def search_box(view: View) -> str:
    """Draw the box and give what is looked for; it stands in the address as `q=`."""
    st.session_state["own_q"] = st.query_params.get("q", "")
    asked: str = st.text_input(
        view.t("Search all records"),
        key="own_q",
        placeholder=view.t("A name, a place, an organisation, a word, an id"),
        icon=":material/search:",
        on_change=_take_query,
        width=780,
    )
    return asked.strip()


def kind_switch(view: View, hits: Sequence[Hit]) -> str:
    """The kinds among what was found, with how many; gives the one chosen, empty for all (`kind=`)."""
    numbers = Counter(hit.noun for hit in hits)
    kinds = [noun for noun in KIND_PLURAL_WORDS if noun in numbers]
    asked = page_param("kind", KIND_PLURAL_WORDS, "") if "kind" in st.query_params else ""
    chosen = asked if asked in kinds else ""
    st.session_state["own_kind"] = chosen or None
    st.segmented_control(
        view.t("Kind"),
        kinds,
        format_func=lambda noun: f"{view.t(KIND_PLURAL_WORDS[noun])} ({view.t.number(numbers[noun])})",
        key="own_kind",
        on_change=_take_kind,
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen


def how_to_search(view: View) -> None:
    """For an empty box: what can be looked for, and a few words that find something."""
    t = view.t
    lines = (
        t("Every word counts, in English, German or Russian, whatever the language of the page."),
        t(
            "A country is found under each of its names: Kirgisistan, Kyrgyz Republic, Кыргызстан and KGZ "
            "find the same."
        ),
        t("Accents, capitals and small typing errors do not matter."),
        t("The selection above narrows what is found."),
    )
    st.markdown("\n".join(f"- {escaped(line)}" for line in lines), width=780)
    words = [word for word in EXAMPLES if search(view, word, 1)]
    if words:
        st.markdown(escaped(t("For example:")))
        _offered(view, words)


def no_hits(view: View, query: str) -> None:
    """Says so; offers the same without the selection, and words that records hold."""
    t = view.t
    st.markdown(escaped(t("Nothing on record for “{query}”.", query=query[:80])), width=780)
    everywhere = view.with_selection(countries=(), themes=(), start=None, end=None)
    others = len(search(everywhere, query)) if view.selection.narrows else 0
    if others:
        label = t.plural(
            "{n} record without the selection above", "{n} records without the selection above", others
        )
        st.markdown(link(label, everywhere.address("search", q=query)))
        return
    words = suggested_words(view, query)
    if words:
        st.markdown(escaped(t("Words that are on record:")))
        _offered(view, words)


def result_list(view: View, hits: Sequence[Hit]) -> None:
    """What was found, the best first, the words looked for in bold; more on request."""
    t = view.t
    st.markdown(quiet(escaped(t.plural("{n} record found", "{n} records found", len(hits)))))
    key = f"more_{st.query_params.get('q', '')}_{st.query_params.get('kind', '')}"
    shown = AT_ONCE * (1 + st.session_state.get(key, 0))
    st.markdown("\n\n".join(_result(view, hit) for hit in hits[:shown]), width=780)
    if len(hits) > shown:
        st.button(
            t.plural("Show {n} more", "Show {n} more", min(AT_ONCE, len(hits) - shown)),
            key="show_more",
            on_click=_show_more,
            args=(key,),
        )


def _result(view: View, hit: Hit) -> str:
    """Title, facts, and the text around the words: one paragraph, as twenty of them are drawn at once."""
    record = view.catalogue.listed[hit.record_id]
    facts = (
        view.t(KIND_WORDS[hit.noun]),
        in_words.record_places_in_words(view, record),
        in_words.main_date_in_words(view, record),
    )
    title = f"[{_marked(view.text(record.title), hit)}]({view.address('record', id=hit.record_id)})"
    lines = (title, quiet(_marked(" · ".join(facts), hit)), _marked(passage(view, hit), hit))
    return "  \n".join(lines)


def _marked(text: str, hit: Hit) -> str:
    return "".join(
        f"**{escaped(piece.text)}**" if piece.marked else escaped(piece.text)
        for piece in pieces(text, hit.wanted)
    )


def _offered(view: View, words: Sequence[str]) -> None:
    """Words that lead to what they find."""
    st.markdown(" · ".join(link(word, view.address("search", q=word)) for word in words))


def _take_query() -> None:
    asked = st.session_state["own_q"].strip()
    st.query_params.pop("kind", None)
    if asked:
        st.query_params["q"] = asked
    else:
        st.query_params.pop("q", None)


def _take_kind() -> None:
    chosen = st.session_state["own_kind"]
    if chosen:
        st.query_params["kind"] = chosen
    else:
        st.query_params.pop("kind", None)


def _show_more(key: str) -> None:
    st.session_state[key] = st.session_state.get(key, 0) + 1
