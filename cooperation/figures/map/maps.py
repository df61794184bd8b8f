"""Maps: what is on record for each of the five states, and the European Union beside Central Asia.

A country's colour and value are its own: what belongs to several is never split, and stands beside the map.
Every map needs the note about boundaries beside it. The shapes are files of ours: Plotly would fetch its
world from elsewhere, and does so for a choropleth unless the first trace is a Scattergeo.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal

import pandas as pd
import plotly.graph_objects as go

from cooperation.counting.totals import Total, own_and_shared, total
from cooperation.figures.layout.lettering import text_annotation, wrap_text
from cooperation.figures.layout.theme import (
    BACKGROUND,
    COUNTRY_LINE,
    EU,
    HATCH,
    INK,
    LABEL_SIZE,
    LAND,
    MAP_CLASSES,
    MAP_OF_CENTRAL_ASIA,
    MAP_OF_PARTNERS,
    MUTED,
    NOTE_SIZE,
    PROJECT,
    REGION,
    WATER,
    apply_layout,
)
from cooperation.figures.money.amounts import bare_millions, scope_text, without_amount
from cooperation.language.translator import mark
from cooperation.language.wording import PHASE_WORDS, place_name
from cooperation.records.record import COUNTRIES, SHARED
from cooperation.view import View

Measure = Literal["signed", "records", "milestones"]
MEASURES: Final[tuple[Measure, ...]] = ("signed", "records", "milestones")
MEASURE_SENTENCES: Final[dict[Measure, str]] = {
    "records": mark("Number of records of every kind."),
    "milestones": mark("Number of milestones."),
}
SHAPES: Final = "/assets/shapes/central-asia.geojson"
HATCHES: Final = "/assets/shapes/hatch.geojson"
PARTNERS: Final = "/assets/shapes/partners.geojson"
_HEIGHT: Final = 470
NARROW_HEIGHT: Final = 240
PARTNERS_HEIGHT: Final = 190

# Where names stand (longitude, latitude). The small states have theirs outside, at the end of a line.
_INSIDE: Final = {"KAZ": (64.2, 49.4), "UZB": (61.1, 43.0), "TKM": (58.9, 39.2)}
_OUTSIDE: Final = {"KGZ": ((75.8, 41.5), (80.2, 40.7)), "TJK": ((72.8, 38.3), (76.2, 36.9))}
_BESIDE: Final = 0.3  # degrees from the end of a line to its name
_ROUND: Final = ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")
_CASPIAN: Final = (50.4, 41.2)
UNDER_WAY: Final = ("under-construction", "operating")


@dataclass(frozen=True, eq=False)
class MapRows:
    """The narrowed frames that a map draws."""

    funding: pd.DataFrame
    records: pd.DataFrame
    milestones: pd.DataFrame
    sites: pd.DataFrame

    @classmethod
    def of(cls, view: View) -> "MapRows":
        frames = view.rows
        return cls(
            *(view.narrow(f) for f in (frames.funding, frames.records, frames.milestones, frames.sites))
        )


@dataclass(frozen=True)
class Answer:
    """What is on record for one country: an exact value, or the words for why there is none."""

    value: Decimal | None
    said: str
    in_full: str


def country_map(view: View, rows: MapRows, *, measure: Measure = "signed", narrow: bool = False) -> go.Figure:
    """The five states in five classes of what is theirs alone; sites of projects; what is shared, in words.

    Clicking a country gives its ISO code, a site the id of its record. Countries that are not asked for stay
    blank: of them the narrowed rows say nothing.
    """
    answers = answers_by_country(view, rows, measure)
    limits = map_limits(answers, measure)
    names = [] if narrow else _names(view, answers)
    water = _areas(["CASPIAN"], WATER, {"width": 0})
    sites = _sites(view, rows.sites, narrow)
    figure = go.Figure([_first(), water, *_states(view, answers, limits), *names, *sites])
    if not narrow:
        figure.update_layout(annotations=[_shared_line(view, rows, measure)])
    return _on_map(figure, MAP_OF_CENTRAL_ASIA, NARROW_HEIGHT if narrow else _HEIGHT)


def country_map_alt(view: View, rows: MapRows, *, measure: Measure = "signed") -> str:
    """The text alternative of `country_map`: each country with its value, and what is shared."""
    t = view.t
    answers = answers_by_country(view, rows, measure)
    answers[SHARED] = _answer(view, rows, measure, SHARED)
    said = [
        t("{name}: {answer}", name=place_name(t, place), answer=answer.in_full)
        for place, answer in answers.items()
    ]
    whole = scope_text(view, rows.funding) if measure == "signed" else t(MEASURE_SENTENCES[measure])
    sites = t.plural("{n} site of projects.", "{n} sites of projects.", len(rows.sites))
    return " ".join([whole, t("Map of Central Asia. {places}.", places="; ".join(said)), sites])


def shared_money(view: View, rows: MapRows) -> tuple[Total, Total]:
    """The two lines that make the total: countries' own money, and shared money, which no map can show."""
    return own_and_shared(rows.funding, view.selection.counted_stages)


def map_limits(answers: Mapping[str, Answer], measure: Measure) -> tuple[Decimal, ...]:
    values = [answer.value for answer in answers.values() if answer.value is not None]
    return class_limits(values, whole=measure != "signed")


def answers_by_country(view: View, rows: MapRows, measure: Measure) -> dict[str, Answer]:
    """For each country asked for, in their fixed order, what is on record for it alone."""
    asked = [code for code in COUNTRIES if not view.selection.countries or code in view.selection.countries]
    return {code: _answer(view, rows, measure, code) for code in asked}


def class_limits(values: Iterable[Decimal], *, whole: bool) -> tuple[Decimal, ...]:
    """Four round limits, equally far apart, between five classes; none where there are no values.

    A value belongs to the class that its lower limit opens. `whole`: the values are counts.
    """
    largest = max(values, default=Decimal(0))
    if largest <= 0:
        return ()
    fifth = largest / 5
    size = Decimal(10) ** fifth.adjusted()
    steps = [size * Decimal(step) for step in _ROUND]
    step = next(step for step in steps if step >= fifth and not (whole and step % 1))
    first = 2 if whole and step == 1 else 1  # else the lowest class of a count would hold nothing
    return tuple(step * number for number in range(first, first + 4))


def _answer(view: View, rows: MapRows, measure: Measure, place: str) -> Answer:
    t = view.t
    if measure == "signed":
        own = rows.funding[rows.funding["place"] == place]
        summed = total(own, view.selection.counted_stages)
        if not summed.rows:
            without = without_amount(view, own)
            return Answer(None, without[0], ", ".join(without))
        records = t.plural("{n} record", "{n} records", summed.records)
        amount = t.money(summed.amount, view.lens.currency)
        in_full = t("{amount} in {records}", amount=amount, records=records)
        return Answer(summed.amount, bare_millions(t, summed.amount), in_full)
    frame = rows.records if measure == "records" else rows.milestones
    number = int(frame.loc[frame["place"] == place, "id"].nunique())
    if not number:
        return Answer(None, t("no record"), t("no record"))
    return Answer(Decimal(number), t.number(number), _counted(view, measure, number))


def _counted(view: View, measure: Measure, number: int) -> str:
    if measure == "milestones":
        return view.t.plural("{n} milestone", "{n} milestones", number)
    return view.t.plural("{n} record", "{n} records", number)


def _first() -> go.Scattergeo:
    """Nothing to see: with a Scattergeo in front, Plotly does not fetch its own world for the choropleths."""
    return go.Scattergeo(lon=[68], lat=[45], mode="markers", marker={"opacity": 0}, hoverinfo="skip")


def _areas(places: Iterable[str], colour: str, line: Mapping[str, Any], **more: Any) -> go.Choropleth:
    """Places of a shape file in one colour; not to be pointed at unless `more` says so."""
    found = list(places)
    return go.Choropleth({
        "geojson": SHAPES,
        "featureidkey": "id",
        "locations": found,
        "z": [0] * len(found),
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "marker": {"line": line},
        "hoverinfo": "skip",
        **more,
    })  # fmt: skip


def _states(view: View, answers: Mapping[str, Answer], limits: tuple[Decimal, ...]) -> list[go.Choropleth]:
    """The states by what is said of them: a class, nothing that counts, no record, or not asked for."""
    thin = {"color": HATCH, "width": 1}
    empty = [code for code, answer in answers.items() if answer.value is None]
    bare: list[str] = [
        code for code in COUNTRIES if code not in answers or answers[code].said == view.t("no record")
    ]
    groups: dict[str, list[str]] = {
        BACKGROUND: bare,
        LAND: [code for code in empty if code not in bare],
        **{
            colour: [
                c for c, a in answers.items() if a.value is not None and bisect_right(limits, a.value) == n
            ]
            for n, colour in enumerate(MAP_CLASSES)
        },
    }
    filled = {"color": COUNTRY_LINE, "width": 1.2}
    traces = [
        _areas(
            codes, colour, thin if colour in (BACKGROUND, LAND) else filled, **_pointed(view, answers, codes)
        )
        for colour, codes in groups.items()
        if codes
    ]
    hatched = [code for code in bare if code in answers]
    return [*traces, *([_areas(hatched, HATCH, {"width": 0}, geojson=HATCHES)] if hatched else [])]


def _pointed(view: View, answers: Mapping[str, Answer], codes: Iterable[str]) -> dict[str, Any]:
    """What a click and a pointer on countries get."""
    t = view.t
    said = {
        code: [f"<b>{t.country(code)}</b>", answers[code].in_full if code in answers else t("not selected")]
        for code in codes
    }
    return {
        "customdata": list(said),
        "hovertext": ["<br>".join(lines) for lines in said.values()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hoverinfo": None,
    }


def _names(view: View, answers: Mapping[str, Answer]) -> list[go.Scattergeo]:
    """Names with values under them: inside the large states, outside the small ones at the end of a line."""
    inside = {code: _name(view, answers, code, broken=False) for code in _INSIDE}
    outside = {code: _name(view, answers, code, broken=True) for code in _OUTSIDE}
    ends = [point for start, end in _OUTSIDE.values() for point in (start, end, (None, None))]
    lines = go.Scattergeo(
        lon=[lon for lon, _ in ends],
        lat=[lat for _, lat in ends],
        mode="lines",
        line={"color": INK, "width": 1},
        hoverinfo="skip",
    )
    outer = [(lon + _BESIDE, lat) for _, (lon, lat) in _OUTSIDE.values()]
    places = [*_INSIDE.values(), *outer, _CASPIAN]
    texts = go.Scattergeo(
        lon=[lon for lon, _ in places],
        lat=[lat for _, lat in places],
        text=[*inside.values(), *outside.values(), "<br>".join(view.t("Caspian Sea").split(" "))],
        mode="text",
        textposition=["middle center"] * len(inside) + ["middle right"] * len(outside) + ["middle center"],
        textfont={"size": [LABEL_SIZE] * 5 + [NOTE_SIZE], "color": [INK] * 5 + [MUTED]},
        hoverinfo="skip",
    )
    return [lines, texts]


def _name(view: View, answers: Mapping[str, Answer], code: str, *, broken: bool) -> str:
    name = view.t.country(code)
    lines = name.rsplit(" ", 1) if broken else [name]
    said = wrap_text(answers[code].said, 160 if broken else 100) if code in answers else []
    return "<br>".join([*(f"<b>{line}</b>" for line in lines), *said])


def _sites(view: View, sites: pd.DataFrame, narrow: bool) -> list[go.Scattergeo]:
    """Sites of projects: full where something is built or runs, open where it is planned or agreed."""
    size = 7 if narrow else 10
    full = {"size": size, "color": PROJECT, "line": {"color": BACKGROUND, "width": 1}}
    open_ = {"size": size - 1, "color": BACKGROUND, "line": {"color": PROJECT, "width": 2}}
    under_way = sites["phase"].isin(list(UNDER_WAY))
    groups = ((sites[~under_way], open_), (sites[under_way], full))
    return [_markers(view, group, look) for group, look in groups if len(group)]


def _markers(view: View, sites: pd.DataFrame, marker: Mapping[str, Any]) -> go.Scattergeo:
    t, places = view.t, view.catalogue.glossary.place
    return go.Scattergeo(
        lon=[float(lon) for lon in sites["lon"]],
        lat=[float(lat) for lat in sites["lat"]],
        mode="markers",
        marker=dict(marker),
        customdata=list(sites["id"]),
        hovertext=[
            f"<b>{view.title(record_id)}</b><br>{t(PHASE_WORDS[phase])} · {view.text(places(name))}"
            for record_id, phase, name in zip(sites["id"], sites["phase"], sites["name"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _shared_line(view: View, rows: MapRows, measure: Measure) -> dict[str, Any]:
    shared = _answer(view, rows, measure, SHARED)
    name = place_name(view.t, SHARED)
    if shared.value is None:
        said = view.t("<b>{name}</b><br>{answer}", name=name, answer=shared.said)
    else:
        said = view.t("<b>{name}</b><br>{value}, not attributable to one", name=name, value=shared.said)
    return text_annotation(
        said, x=0, xref="paper", y=0, yref="paper", yanchor="bottom", color=INK, size=LABEL_SIZE
    )


def partners_map(view: View) -> go.Figure:
    """Where the European Union, shown as one, and Central Asia are. Nothing on it can be clicked."""
    t = view.t
    names = go.Scattergeo(
        lon=[8, 67],
        lat=[31, 31],
        text=[t("European Union"), t("Central Asia")],
        mode="text",
        textfont={"size": NOTE_SIZE, "color": INK},
        hoverinfo="skip",
    )
    line = {"color": COUNTRY_LINE, "width": 0.5}
    union = _areas(["EU"], EU, {"width": 0}, geojson=PARTNERS)
    states = _areas(COUNTRIES, REGION, line, geojson=PARTNERS)
    with_room = {**MAP_OF_PARTNERS, "lataxis": {"range": [29.5, 70.5]}}  # for the names
    return _on_map(go.Figure([names, union, states]), with_room, PARTNERS_HEIGHT)


def partners_alt(view: View) -> str:
    return view.t(
        "The European Union with its 27 member states, shown as one, and the five states of Central Asia."
    )


def _on_map(figure: go.Figure, projection: Mapping[str, Any], height: int) -> go.Figure:
    figure.update_layout(geo=projection)
    return apply_layout(figure, height)
