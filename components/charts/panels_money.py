"""Figures of money as panels, drawn the same wherever they stand."""

from components.charts.panel import DisplayMode, PanelInfo, PanelWords, Single, figure_panel
from components.shell.current_view import page_params
from cooperation.counting.totals import Role
from cooperation.figures.money.bars import breakdown_bars, breakdown_in_words, ladder_in_words, stage_ladder
from cooperation.figures.money.flows import flow_in_words, funding_flow
from cooperation.figures.money.running_total import running_in_words, running_total
from cooperation.figures.money.tables import breakdown_table, flow_table, running_table, stage_table
from cooperation.language.translator import mark
from cooperation.language.wording import STAGE_WORDS
from cooperation.sentences.findings import funding_unit
from cooperation.view import View

BREAKDOWNS: dict[Role, str] = {
    "country": mark("Public money, by country"),
    "funder": mark("Public money, by funder"),
    "implementer": mark("Public money, by implementer"),
    "theme": mark("Public money, by theme"),
    "instrument": mark("Public money, by instrument"),
    "year": mark("Public money, by year"),
}


def stages_panel(view: View, shown: DisplayMode = "page") -> PanelInfo:
    """How far the money has come; the figure is the same on a phone."""
    t = view.t
    unit = t(
        "{currency} million by the stage reached. Stages are never added up", currency=view.lens.currency
    )
    return figure_panel(
        view,
        stage_ladder,
        view.narrow(view.rows.funding),
        in_words=ladder_in_words,
        words=PanelWords(t("How far the money has come"), unit),
        single=Single({"name": "stages"}, stage_table, shown),
    )


def breakdown_panel(view: View, role: Role, shown: DisplayMode = "page") -> PanelInfo:
    """Money by one role; a bar opens the records behind it."""
    return figure_panel(
        view,
        breakdown_bars,
        view.narrow(view.rows.funding),
        in_words=breakdown_in_words,
        words=PanelWords(view.t(BREAKDOWNS[role]), funding_unit(view), untitled=True),
        narrow=True,
        opens_records=_behind(view, f"{role}:", by=role),
        single=Single(
            {"name": "breakdown"} | ({} if role == "country" else {"by": role}), breakdown_table, shown
        ),
        role=role,
    )


def _behind(view: View, part: str, **chosen: str) -> str:
    """Where the records behind a part stand, its key to be put behind; what the page was asked to show stays."""
    own = {name: value for name, value in page_params().items() if name in ("by", "years")}
    return view.address("funding", **{**own, **chosen}, only=part)


def bars_for_a_phone(view: View) -> None:
    """Below 640 px the map has no labels: the same values as bars."""
    figure_panel(
        view,
        breakdown_bars,
        view.narrow(view.rows.funding),
        in_words=breakdown_in_words,
        words=PanelWords("", funding_unit(view)),
        narrow="only",
        role="country",
    )


def years_panel(view: View, *, added: bool = False, shown: DisplayMode = "page") -> PanelInfo:
    """What was signed in each year, or that added up year by year."""
    t, funding, stage = view.t, view.narrow(view.rows.funding), view.selection.stage
    finding = t("{unit}; nominal, a commitment counts in the year of its event", unit=funding_unit(view))
    names = {"stage": t(STAGE_WORDS[stage])} if stage else {}
    if added:
        return figure_panel(
            view,
            running_total,
            funding,
            in_words=running_in_words,
            words=PanelWords(
                t("{stage}: added up year by year", **names) if stage else t("Signed, added up year by year"),
                finding,
            ),
            single=Single({"name": "years", "years": "added"}, running_table, shown),
        )
    return figure_panel(
        view,
        breakdown_bars,
        funding,
        in_words=breakdown_in_words,
        words=PanelWords(t("{stage}: in each year", **names) if stage else t("Signed in each year"), finding),
        narrow=True,
        opens_records=_behind(view, "year:"),
        single=Single({"name": "years"}, breakdown_table, shown),
        role="year",
    )


def flow_panel(view: View, shown: DisplayMode = "page") -> PanelInfo:
    """From who pays through who carries it out to where; a node opens the records behind it."""
    t = view.t
    finding = t(
        "{unit}. Blue: EU money. Grey: the EBRD's own account. Each record goes to its first implementer",
        unit=funding_unit(view),
    )
    return figure_panel(
        view,
        funding_flow,
        view.narrow(view.rows.funding),
        in_words=flow_in_words,
        words=PanelWords(t("From funder through implementer to country"), finding),
        narrow=True,
        opens_records=_behind(view, ""),
        single=Single({"name": "flow"}, flow_table, shown),
    )
