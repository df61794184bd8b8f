"""How every figure looks: the palette, and the layout all of them start from.

A figure does not hold colours but slots, `#000001` to `#000030` and `#000038`. Whoever shows the figure
swaps each slot for its colour in the theme of the moment: the figure component in the browser, the exports on
the server. So one cached figure serves the light and the dark theme. Slots may stand wherever a figure takes
a colour, also inside the HTML of a text.
"""

import re
from typing import Any, Final

import plotly.graph_objects as go

# Places. They are coloured only where their lines meet; bars by country stay petrol.
EU: Final = "#000001"
REGION: Final = "#000002"
PLACE_COLOUR: Final = {
    "KAZ": "#000003",
    "KGZ": "#000004",
    "TJK": "#000005",
    "TKM": "#000006",
    "UZB": "#000007",
}

# Kinds of record. Navy binds, ochre is a plan, violet is a site.
AGREEMENT: Final = "#000008"
ROADMAP: Final = "#000009"
PROJECT: Final = "#000010"

# Petrol is money: darker on light paper, brighter on dark paper, the further along or the more.
MONEY: Final = tuple(f"#0000{number}" for number in range(11, 21))
MAP_CLASSES: Final = MONEY[:5]
COMMITTED: Final = MONEY[2]  # too pale to stand alone: outline it with SIGNED
SIGNED: Final = MONEY[4]
DISBURSING: Final = MONEY[6]
COMPLETED: Final = MONEY[9]

LAND: Final = "#000021"
WATER: Final = "#000022"
COUNTRY_LINE: Final = "#000023"
NO_RECORD: Final = "#000024"
HATCH: Final = "#000025"  # hatches, and the rules between lanes
CONTRADICTION: Final = "#000026"  # red means this and nothing else
MUTED: Final = "#000027"
INK: Final = "#000028"
GRID: Final = "#000029"
FUTURE: Final = "#000030"
BACKGROUND: Final = "#000038"

SLOTS: Final = (EU, REGION, *PLACE_COLOUR.values(), AGREEMENT, ROADMAP, PROJECT, *MONEY, LAND, WATER, COUNTRY_LINE,
                NO_RECORD, HATCH, CONTRADICTION, MUTED, INK, GRID, FUTURE, BACKGROUND)  # fmt: skip

_SLOT = re.compile(r"#0000(?:0[1-9]|[12]\d|30|38)(?=(?:[0-9A-Fa-f]{2})?(?![0-9A-Fa-f]))")


def _palette(colours: str) -> dict[str, str]:
    return {slot: f"#{colour}" for slot, colour in zip(SLOTS, colours.split(), strict=True)}


LIGHT: Final = _palette("""
    2A4180 6E7178 1D93AE C8735A 9140BE 2A7D1E 663F12 2A3A5C A3620F 8A4A97
    E3EFEC C6DFDB A5CFCB 78B6B2 4A9C99 2F8584 1E6E71 15595D 0F4D53 0A4148
    EAE7DE D3DDE6 FBFAF6 E4E1D7 938D7F A8321C 565E6B 1B2433 E3DFD5 F2F0E9
    FBFAF6
""")
DARK: Final = _palette("""
    4F74EE 8C929C 6EE6EA DE5457 CE99FB C4E2A6 EF9A30 B9C6DF E0A04E CE86DC
    1C3538 21474A 25585A 276867 26756E 3D958D 55B3A9 7AC9BF 9FDDD3 C4F2E8
    1E2732 1C2C3D 10161F 252F3B 6B7787 FF9C86 A6B0BD E8EAED 27313E 18202B
    10161F
""")

FONT: Final = '"IBM Plex Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
LABEL_SIZE: Final = 14
NOTE_SIZE: Final = 13

_TRANSPARENT = "rgba(0,0,0,0)"

# Equal areas, so that a country's colour weighs what the country does. Nothing of Plotly's own world is
# drawn; shapes come as GeoJSON from /assets/shapes/.
MAP_OF_CENTRAL_ASIA: Final = {
    "projection": {"type": "conic equal area", "parallels": [38, 52], "rotation": {"lon": 68}},
    "lonaxis": {"range": [46.9, 89.1]},
    "lataxis": {"range": [34.7, 55.0]},
}
MAP_OF_PARTNERS: Final = {
    "projection": {"type": "conic equal area", "parallels": [38, 52], "rotation": {"lon": 40}},
    "lonaxis": {"range": [-11, 90]},
    "lataxis": {"range": [33.5, 70.5]},
}


def apply_layout(figure: go.Figure, height: int) -> go.Figure:
    """The same figure on our paper; call it last but for what the figure does differently.

    There are no margins and no automatic ones, so that the edges of text align with the page. An axis with
    tick labels therefore needs room of its own: `margin` on that side, or `automargin=True` on that axis
    where alignment does not matter. Axes have no lines, grids or zero lines until a figure asks for them;
    only time deserves a grid.
    """
    is_map = any(trace.type in {"scattergeo", "choropleth"} for trace in figure.data)
    ours = {
        "height": height,
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": _TRANSPARENT,
        "plot_bgcolor": _TRANSPARENT,
        "font": {"family": FONT, "size": LABEL_SIZE, "color": INK},
        "showlegend": False,
        "bargap": 0.4,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": BACKGROUND,
            "bordercolor": MUTED,
            "align": "left",
            "namelength": 0,
            "font": {"family": FONT, "size": LABEL_SIZE, "color": INK},
        },
        **({"geo": {"visible": False, "bgcolor": _TRANSPARENT}} if is_map else {}),
    }
    axis = {
        "automargin": False,
        "fixedrange": True,
        "showgrid": False,
        "showline": False,
        "zeroline": False,
        "ticks": "",
        "gridcolor": GRID,
        "tickfont": {"size": NOTE_SIZE, "color": MUTED},
    }
    given = figure.layout.to_plotly_json()
    del given["template"]
    axes = {name for name in given if name.startswith(("xaxis", "yaxis"))}
    axes |= set() if is_map else {"xaxis", "yaxis"}
    # All at once: what `update_layout` sets it looks up one by one, 17 ms a figure in place of 3.
    figure.layout = _with(given, ours | dict.fromkeys(axes, axis))
    figure.layout.template = (
        None  # Plotly's own is 3 KB in every figure, and everything it would set is set here
    )
    # Nodes that can be dragged swallow their clicks.
    figure.update_traces(arrangement="fixed", selector={"type": "sankey"})
    return figure


def in_colours(text: str, palette: dict[str, str]) -> str:
    """The text (a figure as JSON, an SVG, one slot) with each slot replaced by its colour."""
    return _SLOT.sub(lambda match: palette[match[0]], text)


def _with(given: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Both, one level of the tree after the other; where both say something, `more` holds."""
    return given | {
        name: _with(given[name], value)
        if isinstance(value, dict) and isinstance(given.get(name), dict)
        else value
        for name, value in more.items()
    }
