"""What one download holds, before a writer spells it: what was asked, of which version, the tables."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cooperation.counting.payments import total_paid
from cooperation.counting.totals import ladder, total
from cooperation.exports.citation import (
    DASHBOARD,
    LICENCE,
    LICENCE_ADDRESS,
    Subject,
    citation,
    cited_period_in_words,
    cited_places_in_words,
    themes_in_words,
)
from cooperation.exports.columns import FRAMES, PAYMENTS
from cooperation.exports.tables import (
    ExportTable,
    answer,
    export_table,
    paid_receipt_table,
    places_table,
    receipt_table,
    sources_table,
)
from cooperation.figures.money.amounts import paid_without_amount
from cooperation.language.wording import COUNT_DEFINITIONS, COUNT_WORDS, STAGE_WORDS, stage_in_words
from cooperation.records.record import Record
from cooperation.view import View


@dataclass(frozen=True)
class Metadata:
    """One line about the file: a name that stays the same, its label, and what it says."""

    name: str
    label: str
    value: str


@dataclass(frozen=True)
class Contents:
    """`tables` hold records, `summaries` what the page says of them; rows may be missing, columns never."""

    view: View
    subject: Subject
    about: tuple[Metadata, ...]
    tables: tuple[ExportTable, ...]
    summaries: tuple[ExportTable, ...]
    sources: ExportTable
    method: tuple[str, ...]


def view_contents(view: View, subject: Subject, frames: tuple[str, ...]) -> Contents:
    """The rows of these frames that the selection keeps."""
    return _contents(view, subject, {name: view.narrow(getattr(view.rows, name)) for name in frames})


def record_contents(view: View, record: Record, origin: str) -> Contents:
    """The rows of one record, whatever the selection keeps."""
    paid = (PAYMENTS.name,) if getattr(record, "payments", ()) else ()
    rows = {name: _of(getattr(view.rows, name), record.id) for name in (record.folder, *paid)}
    return _contents(view, Subject.of_record(view, record, origin), rows)


def _of(rows: pd.DataFrame, record_id: str) -> pd.DataFrame:
    return rows[rows["id"] == record_id]


def _contents(view: View, subject: Subject, rows: Mapping[str, pd.DataFrame]) -> Contents:
    funding = rows.get("funding")
    payments = rows.get(PAYMENTS.name)
    summaries = (
        *((places_table(view, funding), receipt_table(view, funding)) if funding is not None else ()),
        *((paid_receipt_table(payments),) if payments is not None else ()),
    )
    return Contents(
        view,
        subject,
        (
            *_asked(view, subject),
            *(_totals(view, funding) if funding is not None else ()),
            *(_paid(view, payments) if payments is not None else ()),
            *_provenance(view, subject),
        ),
        tuple(export_table(view, FRAMES[name], frame) for name, frame in rows.items()),
        () if subject.record_id else summaries,
        sources_table(view, [record_id for frame in rows.values() for record_id in frame["id"]]),
        method_in_words(view),
    )


def _asked(view: View, subject: Subject) -> tuple[Metadata, ...]:
    t = view.t
    selection = (
        Metadata("places", t("Countries"), cited_places_in_words(view)),
        Metadata("themes", t("Themes"), themes_in_words(view)),
        Metadata("period", t("Period"), cited_period_in_words(view)),
    )
    return (
        Metadata("title", t("Title"), subject.title),
        *((Metadata("record", t("Record id"), subject.record_id),) if subject.record_id else selection),
        Metadata("stages", t("Stages in the total"), stage_in_words(t, view.selection.stage)),
        Metadata("count", t("Whose money counts"), t(COUNT_WORDS[view.lens.count])),
        Metadata("count_definition", t("Definition of the count"), t(COUNT_DEFINITIONS[view.lens.count])),
        Metadata("ceilings", t("Ceilings and ranges"), t("counted") if view.lens.ceilings else t("left out")),
        Metadata("currency", t("Currency"), view.lens.currency),
        Metadata("as_of", t("As of"), view.lens.as_of.isoformat()),
    )


def _totals(view: View, funding: pd.DataFrame) -> tuple[Metadata, ...]:
    """The total that the page shows, and each stage by itself; exact, or words where there is no number."""
    t, currency = view.t, view.lens.currency
    whole = total(funding, view.selection.counted_stages)
    steps = tuple(
        Metadata(
            f"stage_{stage}",
            t(STAGE_WORDS[stage]),
            f"{currency} {amount:f}" if amount is not None else answer_at(view, funding, stage),
        )
        for stage, amount, _ in ladder(funding).itertuples(index=False)
    )
    return (
        Metadata(
            "total", t("Total shown"), f"{currency} {whole.amount:f}" if whole.rows else answer(view, funding)
        ),
        Metadata("total_records", t("Records in the total"), str(whole.records)),
        *steps,
    )


def _paid(view: View, payments: pd.DataFrame) -> tuple[Metadata, ...]:
    """What is on record as paid: no stage, and added to none."""
    whole = total_paid(payments)
    words = ", ".join(paid_without_amount(view, payments))
    amount = f"{view.lens.currency} {whole.amount:f}" if whole.rows else words
    return (Metadata("paid", view.t("Paid, by payments on record"), amount),)


def answer_at(view: View, funding: pd.DataFrame, stage: str) -> str:
    """Why there is no amount at a stage."""
    at_stage = view.with_selection(stage=stage)
    return answer(at_stage, funding[funding["stage"] == stage])


def _provenance(view: View, subject: Subject) -> tuple[Metadata, ...]:
    t = view.t
    incomplete = t.plural(
        "{n} record cannot be read and is left out: totals are incomplete",
        "{n} records cannot be read and are left out: totals are incomplete",
        view.loaded.incomplete_by,
    )
    return (
        Metadata("dashboard", t("Dashboard"), DASHBOARD),
        Metadata("data_version", t("Data version"), view.catalogue.version),
        Metadata("coverage_ends", t("Coverage ends"), view.scope.coverage_end.edtf()),
        *((Metadata("incomplete", t("Incomplete"), incomplete),) if view.is_incomplete else ()),
        Metadata("address", t("Address"), subject.lasting_link(view)),
        Metadata("licence", t("Licence"), f"{LICENCE}, {LICENCE_ADDRESS}"),
        Metadata("citation", t("How to cite"), citation(view, subject)),
    )


def method_in_words(view: View) -> tuple[str, ...]:
    """What somebody must know who has only the file."""
    t = view.t
    return (
        t(
            "One real-world thing is one record. Envelopes and packages never count, their parts do; "
            "the headline envelopes overlap."
        ),
        t(
            "A record stands at one stage. Announced, committed and signed money is never added up; "
            "“signed or later” is signed, being paid out, completed and repaid."
        ),
        t(
            "Money for several countries is a line of its own: never split, never dropped. All "
            "countries and this line are the total."
        ),
        t(
            "No record is not zero: “no record” means that no source was found or entered, “nothing "
            "that counts” comes with its reason, and 0 means that the amount is 0."
        ),
        t(
            "The original amount and its currency are the fact. Amounts in another currency are at "
            "the reference rate of the European Central Bank of the day or period of the event, or as"
            " quoted by a source."
        ),
        t(
            "“Up to” and ranges are left out of totals unless asked for. Amounts are nominal, and "
            "nothing is spread over years."
        ),
        t(
            "Dates are EDTF (ISO 8601-2), as exact as known: 2025-04 is a month, 2025-34 the second "
            "quarter, 2025~ about, ../2025 before or in, 2025/.. in or after."
        ),
        t("As of a past day: today's records, cut at the dates of their events."),
        t(
            "Not exhaustive. Coverage ends: {month}; silence after it means “not known”.",
            month=t.day(view.scope.coverage_end),
        ),
        t("Not an official site of the European Union."),
    )
