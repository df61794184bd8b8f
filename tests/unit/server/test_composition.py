"""The first page as plain HTML, composed of its blocks."""

import json
import re
from html import unescape

import pytest

from components.blocks.elements import Block, Columns, Container, Html, Markdown, Popover
from components.charts.figure import SentFigure
from components.shell.document import Document
from cooperation.figures.layout.theme import DARK, LIGHT
from server.first_paint.composition import CannotComposeError, compose
from server.first_paint.head import head


def page(*blocks: Block) -> Container:
    return Container("page", blocks)


def a_figure(name: str, **around: object) -> SentFigure:
    said = {"name": name, "above": "<h2>Title</h2>", "height": 300, "source": "", **around}
    return SentFigure(name, f"{json.dumps(said)}\n{{}}\n".encode(), 300)


def template(name: str, text: str) -> str:
    """What a browser reads in a template of ours."""
    found = re.search(rf'<template id="{name}">(.*?)</template>', text, re.DOTALL)
    assert found
    assert "<" not in found[1]
    return unescape(found[1])


def test_what_is_in_a_block_stands_in_it_and_what_comes_after_it_does_not() -> None:
    inner = Container("inner", (Columns((3, 2), ((Html("<p>left</p>"),), (Html("<p>right</p>"),))),))
    text = compose(page(inner, Html("<p>after</p>"))).html
    assert text.count("<div") == text.count("</div>")
    left, right, after = (text.index(word) for word in ("left", "right", "after"))
    assert text.index("st-key-inner") < text.index("--part: 60.0000%") < left
    assert left < text.index("--part: 40.0000%") < right < after
    between = text[right:after]
    assert (
        between.count("</div>") - between.count("<div") == 1 + 2 + 2 + 2 - 1
    )  # itself, column, row, container


def test_a_figure_has_its_title_and_its_room_before_it_is_drawn() -> None:
    text = compose(page(a_figure("figure_map", source="Shapes: <nobody> & co"))).html
    assert 'data-figure="figure_map"' in text
    assert "<h2>Title</h2>" in text
    assert "height: 300px" in text
    assert "Shapes: &lt;nobody&gt; &amp; co" in text


def test_figures_and_data_of_the_document_come_along_where_only_our_script_reads_them() -> None:
    figures = (a_figure("one"), a_figure("two", above="</template><script>"))
    composed = compose(page(*figures, Document("de", "", {"country": ["KAZ"]})))
    assert template("first-paint-figures", composed.html) == composed.figures.decode()
    assert composed.figures == b"\n".join(figure.data for figure in figures)
    data = json.loads(template("first-paint-document", composed.html))
    assert (data["language"], data["query"]) == ("de", "country=KAZ")


def test_a_popover_is_a_button_until_the_page_is_there() -> None:
    text = compose(page(Popover("files", "Download <all>", ":material/download:", lambda: None))).html
    assert "Download &lt;all&gt;" in text
    assert "st-key-files" in text


def test_a_page_with_a_part_that_only_streamlit_shows_is_not_composed() -> None:
    with pytest.raises(CannotComposeError, match="Markdown"):
        compose(page(Html("<p>words</p>"), Markdown("**Nothing on record**", 780)))


def test_its_head_has_the_fonts_and_colours_of_both_themes_and_asks_nobody_else() -> None:
    text = head()
    for palette in (LIGHT, DARK):
        assert f"--st-background-color: {palette['#000038']}".lower() in text.lower()
        assert f"--st-text-color: {palette['#000028']}".lower() in text.lower()
    assert set(re.findall(r"url\(([^)]*)\)", text)) >= {"/assets/fonts/icons.woff2"}
    assert "http" not in text
