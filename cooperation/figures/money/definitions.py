"""Figures of money by their public names: stages, breakdown, years, flow."""

from functools import partial
from typing import Final, Literal

from cooperation.counting.totals import ROLES, Role, at_stages
from cooperation.figures.definition import Definition, Values, choice
from cooperation.figures.figure import NARROW, Click, Figure
from cooperation.figures.money.amounts import scope_text
from cooperation.figures.money.bars import breakdown_alt, breakdown_bars, stage_ladder, stage_ladder_alt
from cooperation.figures.money.flows import flow_alt, funding_flow
from cooperation.figures.money.names import role_named
from cooperation.figures.money.running_total import running_total, running_total_alt
from cooperation.figures.money.tables import breakdown_table, flow_table, running_table, stage_table
from cooperation.language.translator import mark
from cooperation.language.wording import ROLE_TITLES, STAGE_WORDS
from cooperation.sentences.findings import funding_unit
from cooperation.view import View, cached_per_view

Years = Literal["each", "added"]

BREAKDOWN_TITLES: Final[dict[Role, str]] = {
    "country": mark("Public money, by country"),
    "funder": mark("Public money, by funder"),
    "implementer": mark("Public money, by implementer"),
    "theme": mark("Public money, by theme"),
    "instrument": mark("Public money, by instrument"),
    "year": mark("Public money, by year"),
}
YEARS_WORDS: Final[dict[Years, str]] = {"each": mark("In each year"), "added": mark("Added up")}


def stages(view: View, _: Values) -> Figure:
    """How far the money has come; the figure is the same on a phone."""
    t, funding = view.t, view.narrow(view.rows.funding)
    unit = t(
        "{currency} million by the stage reached. Stages are never added up", currency=view.lens.currency
    )
    return Figure(
        slug="stage_ladder",
        title=t("How far the money has come"),
        finding=unit,
        describe=partial(stage_ladder_alt, view, funding),
        drawing=lambda _narrow: stage_ladder(view, funding),
        table=partial(stage_table, view, funding),
    )


def breakdown(view: View, values: Values) -> Figure:
    """Money by one role; a bar opens the records behind it."""
    role, funding = role_named(values["by"]), view.narrow(view.rows.funding)
    return Figure(
        slug=f"breakdown_bars_{role}",
        title=view.t(BREAKDOWN_TITLES[role]),
        page_says_title=True,
        finding=funding_unit(view),
        describe=partial(breakdown_alt, view, funding, role=role),
        drawing=lambda narrow: breakdown_bars(view, funding, role=role, narrow=narrow),
        narrow_below=NARROW,
        table=partial(breakdown_table, view, funding, role=role),
        opens=Click("funding", "only", f"{role}:", {"by": role}),
    )


def years(view: View, values: Values) -> Figure:
    """What was signed in each year, or that added up year by year."""
    return _added_up(view) if values["years"] == "added" else _each_year(view)


def _each_year(view: View) -> Figure:
    t, funding, stage = view.t, view.narrow(view.rows.funding), view.selection.stage
    title = t("{stage}: in each year", stage=t(STAGE_WORDS[stage])) if stage else t("Signed in each year")
    return Figure(
        slug="breakdown_bars_year",
        title=title,
        finding=_yearly_unit(view),
        describe=partial(breakdown_alt, view, funding, role="year"),
        drawing=lambda narrow: breakdown_bars(view, funding, role="year", narrow=narrow),
        narrow_below=NARROW,
        table=partial(breakdown_table, view, funding, role="year"),
        opens=Click("funding", "only", "year:"),
    )


def _added_up(view: View) -> Figure:
    t, funding, stage = view.t, view.narrow(view.rows.funding), view.selection.stage
    title = (
        t("{stage}: added up year by year", stage=t(STAGE_WORDS[stage]))
        if stage
        else t("Signed, added up year by year")
    )
    return Figure(
        slug="running_total",
        title=title,
        finding=_yearly_unit(view),
        describe=partial(running_total_alt, view, funding),
        drawing=lambda _narrow: running_total(view, funding),
        table=partial(running_table, view, funding),
    )


def _yearly_unit(view: View) -> str:
    return view.t("{unit}; nominal, a commitment counts in the year of its event", unit=funding_unit(view))


def flow(view: View, _: Values) -> Figure:
    """From who pays through who carries it out to where; a node opens the records behind it."""
    funding = view.narrow(view.rows.funding)
    finding = view.t(
        "{unit}. Blue: EU money. Grey: the EBRD's own account. Each record goes to its first implementer",
        unit=funding_unit(view),
    )
    return Figure(
        slug="funding_flow",
        title=view.t("From funder through implementer to country"),
        finding=finding,
        describe=partial(flow_alt, view, funding),
        drawing=lambda narrow: funding_flow(view, funding, narrow=narrow),
        narrow_below=NARROW,
        table=partial(flow_table, view, funding),
        opens=Click("funding", "only"),
    )


@cached_per_view
def _on_record(view: View) -> frozenset[str]:
    return frozenset(view.narrow(view.rows.funding)["id"])


@cached_per_view
def _counted(view: View) -> frozenset[str]:
    funding = view.narrow(view.rows.funding)
    return frozenset(at_stages(funding[funding["counts"]], view.selection.counted_stages)["id"])


def _why_none_counts(view: View, _: Values) -> str:
    return scope_text(view, view.narrow(view.rows.funding))


STAGES: Final = Definition(
    "stages", mark("How far the money has come"), "", stages, lambda view, _: _on_record(view)
)
BREAKDOWN: Final = Definition(
    "breakdown",
    mark("Public money, broken down"),
    "funding",
    breakdown,
    lambda view, _: _counted(view),
    (choice("by", mark("Break down by"), {role: ROLE_TITLES[role] for role in ROLES}),),
    why_empty=_why_none_counts,
)
YEARS: Final = Definition(
    "years",
    mark("Signed in each year"),
    "funding",
    years,
    lambda view, _: _counted(view),
    (choice("years", mark("Years"), YEARS_WORDS),),
    why_empty=_why_none_counts,
)
FLOW: Final = Definition(
    "flow",
    mark("From funder through implementer to country"),
    "funding",
    flow,
    lambda view, _: _counted(view),
    why_empty=_why_none_counts,
)
