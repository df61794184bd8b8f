"""The first sight of a page: what Streamlit sends, as plain HTML."""

import json
import re
from html import unescape

import pytest
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from cooperation.figures.layout.theme import DARK, LIGHT
from server.first_paint.element_tree import ElementTree, PageError
from server.first_paint.first_sight import first_sight, head

HORIZONTAL, VERTICAL = 2, 1


def sent(path: tuple[int, ...]) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend(path)
    return message


def html(path: tuple[int, ...], body: str) -> ForwardMsg:
    message = sent(path)
    message.delta.new_element.html.body = body
    return message


def container(path: tuple[int, ...], key: str = "", direction: int = VERTICAL) -> ForwardMsg:
    message = sent(path)
    message.delta.add_block.flex_container.direction = direction  # type: ignore[assignment]
    if key:
        message.delta.add_block.id = f"$$ID-0123-{key}"
    return message


def column(path: tuple[int, ...], weight: float) -> ForwardMsg:
    message = sent(path)
    message.delta.add_block.column.weight = weight
    return message


def popover(path: tuple[int, ...], label: str) -> ForwardMsg:
    message = sent(path)
    message.delta.add_block.popover.label = label
    message.delta.add_block.popover.icon = ":material/download:"
    return message


def figure(path: tuple[int, ...], name: str, **around: object) -> ForwardMsg:
    message = sent(path)
    component = message.delta.new_element.bidi_component
    component.component_name = "components.figure"
    said = {"name": name, "above": "<h2>Title</h2>", "height": 300, "source": "", **around}
    component.bytes = f"{json.dumps(said)}\n{{}}\n".encode()
    return message


def document(path: tuple[int, ...], **data: object) -> ForwardMsg:
    message = sent(path)
    component = message.delta.new_element.bidi_component
    component.component_name = "components.document"
    component.json = json.dumps(data)
    return message


def finished(how: ForwardMsg.ScriptFinishedStatus.ValueType) -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = how
    return message


def page(*messages: ForwardMsg) -> ElementTree:
    tree = ElementTree()
    for message in messages:
        assert not tree.take(message)
    return tree


def written(*messages: ForwardMsg) -> str:
    sight = first_sight(page(*messages))
    assert sight is not None
    return sight.html


def template(name: str, text: str) -> str:
    """What a browser reads in a template of ours."""
    found = re.search(rf'<template id="{name}">(.*?)</template>', text, re.DOTALL)
    assert found
    assert "<" not in found[1]
    return unescape(found[1])


def test_elements_stand_in_the_order_of_the_screen_whenever_they_were_sent() -> None:
    text = written(container((0, 0)), html((0, 0, 2), "<p>third</p>"), html((0, 0, 0), "<p>first</p>"))
    assert text.index("first") < text.index("third")


def test_what_is_in_a_block_stands_in_it_and_what_comes_after_it_does_not() -> None:
    text = written(
        container((0, 0), "outer"),
        container((0, 0, 0), "inner", HORIZONTAL),
        column((0, 0, 0, 0), 0.6),
        html((0, 0, 0, 0, 0), "<p>left</p>"),
        column((0, 0, 0, 1), 0.4),
        html((0, 0, 0, 1, 0), "<p>right</p>"),
        html((0, 0, 1), "<p>after</p>"),
    )
    shape = re.sub(r'<div class="sight-(\w+) [^"]*?(st-key-\w+)?">', r"[\1 \2", text)
    assert text.count("<div") == text.count("</div>")
    left, right, after = (text.index(word) for word in ("left", "right", "after"))
    assert text.index("--part: 60.0000%") < left < text.index("--part: 40.0000%") < right < after
    assert shape.index("[column st-key-outer") < shape.index("[row st-key-inner") < shape.index("left")
    between = text[right:after]
    assert between.count("</div>") - between.count("<div") == 1 + 2 + 2 - 1  # itself, its column, the row


def test_a_figure_has_its_title_and_its_room_before_it_is_drawn() -> None:
    text = written(figure((0, 0), "figure_map", source="Shapes: <nobody> & co"))
    assert 'data-figure="figure_map"' in text
    assert "<h2>Title</h2>" in text
    assert "height: 300px" in text
    assert "Shapes: &lt;nobody&gt; &amp; co</div>" in text


def test_figures_reach_the_browser_to_the_letter() -> None:
    hostile = "</template><script>alert(1)</script> <b>&amp; \\u003c &lt; “Ж”"
    text = written(
        figure((0, 0), "one", alt=hostile), document((0, 1), written=hostile), figure((0, 2), "two")
    )
    lines = template("first-figures", text).split("\n")
    assert [json.loads(line)["name"] for line in lines[::3]] == ["one", "two"]
    assert len(lines) == 6
    assert json.loads(lines[0])["alt"] == hostile
    assert json.loads(template("first-document", text))["written"] == hostile


def test_the_figures_for_the_browser_are_those_of_the_page() -> None:
    messages = (figure((0, 1), "two"), figure((0, 0), "one"))
    sight = first_sight(page(*messages))
    assert sight is not None
    sent_figures = [message.delta.new_element.bidi_component.bytes for message in reversed(messages)]
    assert sight.figures == b"\n".join(sent_figures)


def test_a_popover_is_its_label() -> None:
    text = written(popover((0, 0), "Save <all>"))
    assert "Save &lt;all&gt;" in text
    assert ">download<" in text


def test_a_page_that_says_something_else_has_no_first_sight() -> None:
    warning = sent((0, 1))
    warning.delta.new_element.alert.body = "Two records are withheld"
    expander = sent((0, 1))
    expander.delta.add_block.expandable.label = "Table"
    for other in (warning, expander):
        assert first_sight(page(html((0, 0), "<p>words</p>"), other)) is None


def test_an_empty_page_has_an_empty_first_sight() -> None:
    assert "<main></main>" in written()


def test_a_run_begins_with_an_empty_page_and_ends_when_it_is_finished() -> None:
    tree = page(html((0, 0), "<p>before</p>"))
    again = ForwardMsg()
    again.new_session.name = "again"
    assert not tree.take(again)
    assert list(tree.in_order()) == []
    assert not tree.take(finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
    assert tree.take(finished(ForwardMsg.FINISHED_SUCCESSFULLY))


def test_a_page_that_fails_is_an_error_and_not_a_page() -> None:
    delta = Delta()
    delta.new_element.exception.message = "no such record"
    with pytest.raises(PageError, match="no such record"):
        ElementTree().take(ForwardMsg(delta=delta))
    with pytest.raises(PageError, match="COMPILE"):
        ElementTree().take(finished(ForwardMsg.FINISHED_WITH_COMPILE_ERROR))


def test_its_head_has_the_fonts_and_colours_of_both_themes_and_asks_nobody_else() -> None:
    text = head()
    for palette in (LIGHT, DARK):
        assert f"--st-background-color: {palette['#000038']}".lower() in text.lower()
        assert f"--st-text-color: {palette['#000028']}".lower() in text.lower()
    assert set(re.findall(r"url\(([^)]*)\)", text)) >= {"/assets/fonts/icons.woff2"}
    assert "http" not in text
