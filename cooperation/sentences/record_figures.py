"""The key figures of a record: what it is about, where it stands, where it belongs, how sure it is."""

from cooperation.records.funding import Funding
from cooperation.records.project import Project
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.sentences import records as in_words
from cooperation.sentences.key_figures import KeyFigure
from cooperation.view import View


def record_figures(view: View, record: Record) -> tuple[KeyFigure, ...]:
    t = view.t
    first = _money(view, record) or KeyFigure(
        t("Kind"), in_words.kind_in_words(view, record), in_words.main_date_in_words(view, record)
    )
    where = (
        t("shared, never split")
        if len(record.countries) > 1
        else t("counts for this country")
        if record.countries
        else t("context")
    )
    return (
        first,
        KeyFigure(t("Where it stands"), in_words.state_in_words(view, record), _since_when(view, record)),
        KeyFigure(t("Where"), _place(view, record), where),
        KeyFigure(
            t("Confidence"),
            in_words.confidence_in_words(view, record),
            t.plural("{n} source", "{n} sources", len(record.sources)),
        ),
    )


def _money(view: View, record: Record) -> KeyFigure | None:
    t = view.t
    if isinstance(record, Funding):
        amount, label = record.amount, t("Amount")
        quoted = (
            t("Quoted by a source as {amount}", amount=in_words.amount_in_words(view, record.quoted))
            if record.quoted
            else in_words.kind_in_words(view, record)
        )
        scope = t("An envelope or package: never counted itself") if record.umbrella else quoted
    elif isinstance(record, Project):
        amount, label, scope = record.cost, t("Cost"), t("not EU money, added to nothing")
    else:
        return None
    return KeyFigure(label, in_words.amount_in_words(view, amount), scope)


def _since_when(view: View, record: Record) -> str:
    """A roadmap runs for its period; everything else stands where it does since the date that counts."""
    if isinstance(record, Roadmap) and record.period:
        return in_words.record_period_in_words(view, record.period)
    return in_words.main_date_in_words(view, record)


def _place(view: View, record: Record) -> str:
    if len(record.countries) > 1:
        return (
            view.t("Region")
            if len(record.countries) == 5
            else view.t.plural("{n} country", "{n} countries", len(record.countries))
        )
    return in_words.record_places_in_words(view, record)
