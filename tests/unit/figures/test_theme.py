"""The palette keeps what look and accessibility promise, and a figure on our paper holds slots only."""

import json
import re
from collections.abc import Mapping

import plotly.graph_objects as go
import pytest

from cooperation.figures.layout import theme

PALETTES = pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_that_wcag_names() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_slots_are_the_thirty_and_the_paper() -> None:
    assert [int(slot[1:]) for slot in theme.SLOTS] == [*range(1, 31), 38]


@PALETTES
def test_a_palette_has_a_colour_for_every_slot(palette: Mapping[str, str]) -> None:
    assert tuple(palette) == theme.SLOTS
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in palette.values())


@PALETTES
@pytest.mark.parametrize("text", [theme.INK, theme.MUTED, theme.CONTRADICTION])
@pytest.mark.parametrize("ground", [theme.BACKGROUND, theme.FUTURE])
def test_text_can_be_read_on_the_paper(palette: Mapping[str, str], text: str, ground: str) -> None:
    assert contrast(palette[text], palette[ground]) >= 4.5


@PALETTES
@pytest.mark.parametrize("ground", [*theme.MAP_CLASSES, theme.LAND, theme.WATER, theme.NO_RECORD])
def test_ink_can_be_read_on_every_class_of_the_map(palette: Mapping[str, str], ground: str) -> None:
    assert contrast(palette[theme.INK], palette[ground]) >= 4.5


@PALETTES
@pytest.mark.parametrize("ground", [theme.AGREEMENT, theme.ROADMAP, theme.PROJECT])
def test_the_colour_of_the_paper_can_be_read_inside_bars(palette: Mapping[str, str], ground: str) -> None:
    assert contrast(palette[theme.BACKGROUND], palette[ground]) >= 4.5


@PALETTES
@pytest.mark.parametrize(
    "mark",
    [theme.EU, theme.REGION, *theme.PLACE_COLOUR.values(), theme.AGREEMENT, theme.ROADMAP, theme.PROJECT,
     theme.SIGNED, theme.DISBURSING, theme.COMPLETED, theme.HATCH],
)  # fmt: skip
def test_marks_stand_out_from_the_paper(palette: Mapping[str, str], mark: str) -> None:
    assert contrast(palette[mark], palette[theme.BACKGROUND]) >= 3


@PALETTES
def test_money_gains_contrast_the_further_along_it_is(palette: Mapping[str, str]) -> None:
    stages = [contrast(palette[slot], palette[theme.BACKGROUND]) for slot in theme.MONEY]
    assert stages == sorted(stages)


def test_paper_brings_no_colour_of_plotly_and_no_margin() -> None:
    figure = theme.apply_layout(go.Figure(go.Bar(x=[1], y=["a"], marker={"color": theme.SIGNED})), 200)
    layout = json.loads(figure.to_json())["layout"]
    assert "template" not in layout or not layout["template"]
    assert {layout["margin"][side] for side in "lrtb"} == {0}
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", figure.to_json()))
    assert colours <= set(theme.SLOTS)


def test_a_map_on_our_paper_draws_nothing_of_plotlys_own_world() -> None:
    figure = theme.apply_layout(go.Figure(go.Choropleth(locations=["KAZ"], z=[1])), 200)
    assert figure.layout.geo.visible is False


def test_the_nodes_of_a_sankey_stand_still() -> None:
    flow = go.Sankey(node={"label": ["a", "b"]}, link={"source": [0], "target": [1], "value": [1]})
    figure = theme.apply_layout(go.Figure(flow), 200)
    assert figure.data[0].arrangement == "fixed"


def test_an_empty_figure_gets_its_paper_too() -> None:
    assert theme.apply_layout(go.Figure(), 120).layout.height == 120
