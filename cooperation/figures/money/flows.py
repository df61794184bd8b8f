"""Where money flows: from who pays, through who carries it out, to where.

Blue is EU money, grey the EBRD's own account, whatever column it passes. A record goes to its first
implementer, and every column adds up to the same total.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, Literal

import pandas as pd
import plotly.graph_objects as go

from cooperation.counting.totals import Role, at_stages, exact_sum
from cooperation.figures.layout.lettering import text_annotation, wrap_text
from cooperation.figures.layout.theme import BACKGROUND, EU, HATCH, INK, LABEL_SIZE, REGION, apply_layout
from cooperation.figures.money.amounts import bare_millions, largest_text, scope_text
from cooperation.figures.money.bars import nothing_to_draw
from cooperation.language.translator import mark
from cooperation.language.wording import PAYER_GROUP_WORDS, ROLE_TITLES, place_name
from cooperation.records.organisation import Organisation
from cooperation.view import View

FLOWS_HEIGHT: Final = 330  # pixels for what flows, and between nodes NODES_APART
NODES_APART: Final = 44  # two lines of label, and air
NODE_HEIGHT: Final = 110  # at most: a column of few nodes needs less
_HEAD: Final = 28  # narrow: the words above a pair of columns, and as much below it
_LABEL_ROOM: Final = 132  # pixels for a line of a node's name; narrow pages hold 300 from column to column
_PHONE_ROOM: Final = 112
SMALL: Final = Decimal("0.02")  # of the total: implementer groups below it stand under "Others"
SEE_THROUGH: Final = "47"  # 28 % opaque, as the last two digits of a colour

ImplementerGroup = Literal[
    "companies",
    "banks",
    "governments",       # of the region, with their ministries and agencies
    "member-states",     # their agencies and public banks
    "eu-institutions",
    "un",
    "others",
    "not-recorded",
]  # fmt: skip
IMPLEMENTER_GROUPS: Final[dict[ImplementerGroup, str]] = {
    "companies": mark("Companies"),
    "banks": mark("Development banks"),
    "governments": mark("Governments of the region"),
    "member-states": mark("Agencies and banks of member states"),
    "eu-institutions": mark("EU institutions"),
    "un": mark("United Nations"),
    "others": mark("Others"),
    "not-recorded": mark("Implementer not recorded"),
}
_GROUP_OF_TYPE: Final[Mapping[str, ImplementerGroup]] = {
    "company": "companies",
    "development-bank": "banks",
    "national-government": "governments",
    "member-state": "member-states",
    "eu-institution": "eu-institutions",
    "un": "un",
    "other": "others",
}

_ROLE_OF_COLUMN: Final[Mapping[str, str]] = {"payer_group": "funder", "group": "group", "place": "country"}
_HEADS: Final[Mapping[str, Role]] = {"payer_group": "funder", "group": "implementer", "place": "country"}

Whose = Literal["eu", "ebrd", "mixed"]
COLOURS: Final[dict[Whose, str]] = {"eu": EU, "ebrd": REGION, "mixed": HATCH}
WHOSE: Final[dict[Whose, str]] = {
    "eu": mark("EU money"),
    "ebrd": mark("EBRD, own account"),
    "mixed": mark("Several payers, split not known"),
}


def funding_flow(view: View, funding: pd.DataFrame, *, narrow: bool = False) -> go.Figure:
    """Payer group, implementer group, place; a link per pair and per whose money it is.

    Clicking a node gives role and key, as `behind.Part` reads them. Narrow: the first two columns, and below
    them the last two, because a phone has no room for the names of three.
    """
    flows = flow_rows(view, funding)
    if flows.empty:
        return nothing_to_draw(view, funding)
    if narrow:
        return _two_below_each_other(view, flows)
    figure = go.Figure(_sankey(view, flows, tuple(_ROLE_OF_COLUMN), _LABEL_ROOM))
    return apply_layout(figure, _height(flows, tuple(_ROLE_OF_COLUMN)) + 12).update_layout(
        margin={"t": 4, "b": 8}
    )


def _two_below_each_other(view: View, flows: pd.DataFrame) -> go.Figure:
    pairs = (("payer_group", "group"), ("group", "place"))
    heights = [_height(flows, pair) for pair in pairs]
    whole = sum(heights) + 2 * 2 * _HEAD
    figure, heads, top = go.Figure(), [], 0.0
    for pair, height in zip(pairs, heights, strict=True):
        start = top + _HEAD
        figure.add_trace(_sankey(view, flows, pair, _PHONE_ROOM))
        figure.data[-1].domain = {"y": [1 - (start + height) / whole, 1 - start / whole]}
        for column, x, anchor in zip(pair, (0, 1), ("left", "right"), strict=True):
            words = f"<b>{view.t(ROLE_TITLES[_HEADS[column]])}</b>"
            place: dict[str, Any] = {
                "x": x,
                "xref": "paper",
                "y": 1 - (top + _HEAD / 2) / whole,
                "yref": "paper",
            }
            heads.append(text_annotation(words, xanchor=anchor, color=INK, **place))
        top = start + height + _HEAD
    return apply_layout(figure.update_layout(annotations=heads), round(whole))


def _height(flows: pd.DataFrame, columns: Sequence[str]) -> int:
    """What the column of the most nodes needs, so that no label touches the next."""
    most = max(flows[column].nunique() for column in columns)
    return min(most * NODE_HEIGHT, FLOWS_HEIGHT + NODES_APART * (most - 1))


def _sankey(view: View, flows: pd.DataFrame, columns: Sequence[str], room: int) -> go.Sankey:
    nodes = _nodes(view, flows, columns)
    links = pd.concat([_links(flows, *pair) for pair in pairwise(columns)], ignore_index=True)
    at = {key: number for number, key in enumerate(nodes)}
    return go.Sankey(
        node=_node_look(view, nodes, room),
        link={
            "source": [at[end] for end in links["source"]],
            "target": [at[end] for end in links["target"]],
            "value": [float(amount) / 1e6 for amount in links["amount"]],
            "color": [COLOURS[whose] + SEE_THROUGH for whose in links["whose"]],
            "customdata": [
                ["", _link_hover(view, nodes, *link)]  # a link leads nowhere
                for link in links.itertuples(index=False, name=None)
            ],
            "hovertemplate": "%{customdata[1]}<extra></extra>",
        },
        textfont={"size": LABEL_SIZE, "color": INK},
        valueformat=",.0f",
    )


def flow_alt(view: View, funding: pd.DataFrame) -> str:
    """The text alternative of `funding_flow`: the total, and the largest of each column."""
    t = view.t
    flows = flow_rows(view, funding)
    said = [scope_text(view, funding)]
    if not flows.empty:
        said.append(t("From who pays through who carries it out to where it goes."))
        for column in ("payer_group", "group", "place"):
            sums = [
                (name_of(view, column, key), amount) for key, amount in column_sums(flows, column).items()
            ]
            said.append(largest_text(view, sums))
    return " ".join(said)


def flow_rows(view: View, funding: pd.DataFrame) -> pd.DataFrame:
    """One row per counted share, with its index in `funding`: payer_group, group (of the implementer), place,
    whose, amount (Decimal).

    Small groups of implementers are under "others".
    """
    counted = at_stages(funding[funding["counts"]], view.selection.counted_stages)
    organisations = view.catalogue.organisations
    flows = pd.DataFrame({
        "payer_group": counted["payer_group"],
        "group": [implementer_group(implementer, organisations) for implementer in counted["implementer"]],
        "place": counted["place"],
        "whose": [_whose(payers, organisations) for payers in counted["payers"]],
        "amount": counted["amount"],
    })  # fmt: skip
    sums = column_sums(flows, "group")
    least = sum(sums.values(), Decimal(0)) * SMALL
    kept = {group for group, amount in sums.items() if amount >= least or group == "not-recorded"}
    return flows.assign(group=[group if group in kept else "others" for group in flows["group"]])


def implementer_group(implementer: object, organisations: Mapping[str, Organisation]) -> ImplementerGroup:
    """The group of an organisation. A member state's own bank belongs to that state, the EIB to banks."""
    if not isinstance(implementer, str):
        return "not-recorded"
    organisation = organisations.get(implementer)
    if organisation is None:
        return "others"
    if organisation.type == "development-bank" and organisation.counts_as == "eu" and implementer != "eib":
        return "member-states"
    return _GROUP_OF_TYPE[organisation.type]


def column_sums(flows: pd.DataFrame, column: str) -> dict[str, Decimal]:
    """The exact sum of each node of a column, the largest first."""
    sums = {str(key): exact_sum(group["amount"]) for key, group in flows.groupby(column, sort=True)}
    return dict(sorted(sums.items(), key=lambda item: -item[1]))


def name_of(view: View, column: str, key: str) -> str:
    """What a reader calls a node."""
    match column:
        case "payer_group":
            return view.t(PAYER_GROUP_WORDS[key])
        case "group":
            return view.t(IMPLEMENTER_GROUPS[key])  # type: ignore[index]  # keys of flow_rows
        case _:
            return place_name(view.t, key)


def _whose(payers: Sequence[str], organisations: Mapping[str, Organisation]) -> Whose:
    counted = {organisations[payer].counts_as for payer in payers if payer in organisations}
    if counted == {"eu"}:
        return "eu"
    return "ebrd" if tuple(payers) == ("ebrd",) else "mixed"


def _nodes(
    view: View, flows: pd.DataFrame, columns: Sequence[str]
) -> dict[tuple[str, str], tuple[str, Decimal]]:
    """Every node by column and key, with its name and sum."""
    return {
        (column, key): (name_of(view, column, key), amount)
        for column in columns
        for key, amount in column_sums(flows, column).items()
    }


def _links(flows: pd.DataFrame, source: str, target: str) -> pd.DataFrame:
    """One row per pair of nodes and whose money: source, target (column and key), whose, amount."""
    found = [
        {
            "source": (source, start),
            "target": (target, end),
            "whose": whose,
            "amount": exact_sum(group["amount"]),
        }
        for (start, end, whose), group in flows.groupby([source, target, "whose"], sort=True)
    ]
    return pd.DataFrame(found, columns=["source", "target", "whose", "amount"])


def _node_look(view: View, nodes: Mapping[tuple[str, str], tuple[str, Decimal]], room: int) -> dict[str, Any]:
    t, currency = view.t, view.lens.currency
    payers = {"ebrd": REGION, "several": HATCH, "team-europe": HATCH}
    return {
        "label": [
            f"{'<br>'.join(wrap_text(name, room))} <b>{bare_millions(t, amount)}</b>"
            for name, amount in nodes.values()
        ],
        "color": [payers.get(key, EU) if column == "payer_group" else INK for column, key in nodes],
        "line": {"width": 0, "color": BACKGROUND},
        "thickness": 8,
        "pad": NODES_APART,
        "customdata": [
            [f"{_ROLE_OF_COLUMN[column]}:{key}", f"<b>{name}</b><br>{t.money_exact(amount, currency)}"]
            for (column, key), (name, amount) in nodes.items()
        ],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }


def _link_hover(
    view: View,
    nodes: Mapping[tuple[str, str], tuple[str, Decimal]],
    source: tuple[str, str],
    target: tuple[str, str],
    whose: Whose,
    amount: Decimal,
) -> str:
    t = view.t
    ends = t("From {source} to {target}", source=nodes[source][0], target=nodes[target][0])
    return f"<b>{ends}</b><br>{t(WHOSE[whose])}: {t.money_exact(amount, view.lens.currency)}"
