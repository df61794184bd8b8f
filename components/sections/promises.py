"""The parts of the page on promises: an envelope with its clock, its pieces, and the smaller envelopes."""

import pandas as pd
import streamlit as st

from components.blocks.markup import heading
from components.blocks.payments import paid_receipt_card
from components.blocks.tables import table
from components.blocks.text import escaped, link, quiet
from components.charts.panel import figure_panel
from cooperation.counting.totals import exact_sum
from cooperation.figures.comparison.promises import payments_to
from cooperation.figures.definitions import figure
from cooperation.findings.promises import ONLY_PROMISED, Envelope, envelope_clock, pieces_of
from cooperation.language.wording import REASON_WORDS, STAGE_WORDS
from cooperation.records.funding import LADDER, Funding
from cooperation.rows.iteration import iter_rows
from cooperation.sentences import records as in_words
from cooperation.sentences.promises import announced_in_words, share_in_words, silence_in_words
from cooperation.view import View


def envelope_panels(view: View, envelopes: tuple[Envelope, ...]) -> None:
    """The envelopes side by side, on one scale; nothing here adds one to another."""
    for column, envelope in zip(st.columns(len(envelopes), gap="large"), envelopes, strict=True):
        with column:
            _envelope(view, envelope)


def _envelope(view: View, envelope: Envelope) -> None:
    clock = envelope_clock(
        _funding(view, envelope.id),
        view.catalogue.of_kind(Funding),
        view.lens.as_of,
        view.scope.coverage_end.last,
    )
    figure_panel(view, figure(view, "promise", {"promise": envelope.id}))
    _last(view, clock.last_on_record[1] if clock.last_on_record else "", silence_in_words(view, clock))
    with st.expander(view.t("The receipt of what is paid"), icon=":material/receipt_long:"):
        paid_receipt_card(view, payments_to(view, envelope), f"paid_{envelope.id}")
    _parts(view, envelope)


def envelope_clock_line(view: View, record: Funding) -> None:
    """For the page of an envelope: what was last on record of its pieces, and where all of them are shown."""
    funding = view.catalogue.of_kind(Funding)
    if not record.umbrella or not pieces_of(record.id, funding):
        return
    t, clock = view.t, envelope_clock(record, funding, view.lens.as_of, view.scope.coverage_end.last)
    st.html(heading(2, t("What followed")))
    st.markdown(escaped(f"{announced_in_words(view, record, clock)}."))
    _last(view, clock.last_on_record[1] if clock.last_on_record else "", silence_in_words(view, clock))
    st.markdown(quiet(link(t("Promised and delivered"), view.address("promised"))))


def _last(view: View, record_id: str, words: str) -> None:
    """The hand of the clock: what was last on record, and the record that says so."""
    where = f"  \n{_linked(view, record_id)}" if record_id else ""
    st.markdown(f":material/schedule: {escaped(words)}{where}")


def _parts(view: View, envelope: Envelope) -> None:
    t = view.t
    if not envelope.parts:
        st.markdown(quiet(escaped(t("Parts are not published as amounts."))))
        return
    amounts = {
        part: in_words.amount_in_words(view, _funding(view, part).amount) for part, _ in envelope.parts
    }
    lines = [f"- {_linked(view, part)} {quiet(escaped(amount))}" for part, amount in amounts.items()]
    words = (
        t("Parts as published")
        if envelope.is_split_by_parts
        else t("Parts as published; they do not make up the whole and may overlap")
    )
    st.markdown(f"{quiet(escaped(words))}\n\n" + "\n".join(lines))


def pieces_table(view: View, envelopes: tuple[Envelope, ...]) -> None:
    """All records that can be traced, by the stage reached: counted in, or why not."""
    t = view.t
    heads = [t("Record"), t("Promise"), t("Stage reached"), t("Amount"), t("Counted"), t("Linked")]
    rows = [row for envelope in envelopes for row in _piece_rows(view, envelope)]
    if not rows:
        st.markdown(escaped(t("No piece of these promises is on record for this selection.")))
        return
    table(pd.DataFrame(rows, columns=heads))


def _piece_rows(view: View, envelope: Envelope) -> list[list[str]]:
    t = view.t
    order = {stage: n for n, stage in enumerate(("cancelled", *LADDER, "repaid"))}
    pieces = envelope.pieces.drop_duplicates("id").sort_values("id")
    pieces = pieces.sort_values("stage", key=lambda stages: -stages.map(order), kind="stable")
    return [
        [
            _linked(view, row.id),
            escaped(_promise_name(view, envelope)),
            escaped(
                t("{stage}, {day}", stage=t(STAGE_WORDS[row.stage]), day=t.day(row.stage_date, short=True))
            ),
            escaped(in_words.amount_in_words(view, _funding(view, row.id).amount)),
            escaped(_counted(view, envelope, row.id)),
            escaped(t("by us") if row.id in envelope.inferred else t("by a source")),
        ]
        for row in iter_rows(pieces)
    ]


def _counted(view: View, envelope: Envelope, record_id: str) -> str:
    """In, with the amount in the lens's currency, or outside and why."""
    t = view.t
    rows = envelope.pieces[envelope.pieces["id"] == record_id]
    counted = rows[rows["counts"]]
    if len(counted):
        return t(
            "In, with {amount}", amount=t.money(exact_sum(counted["amount"]), view.lens.currency, short=True)
        )
    reasons = dict.fromkeys(t(REASON_WORDS[reason]) for reason in rows["exclusion_reason"])
    return t("Outside. {reasons}", reasons="; ".join(reasons))


def other_envelopes(view: View, envelopes: tuple[Envelope, ...]) -> None:
    """The smaller envelopes of which pieces are on record, one row each."""
    t = view.t
    heads = [
        t("Promise"),
        t("Amount"),
        t("Announced"),
        t("Pieces announced or committed"),
        t("Pieces signed or later"),
        t("Clock"),
    ]
    rows = []
    for envelope in envelopes:
        record = _funding(view, envelope.id)
        clock = envelope_clock(
            record, view.catalogue.of_kind(Funding), view.lens.as_of, view.scope.coverage_end.last
        )
        rows.append(
            [
                _linked(view, envelope.id),
                escaped(in_words.amount_in_words(view, record.amount)),
                escaped(t.day(record.history[0].date, short=True)),
                escaped(share_in_words(view, envelope.share(ONLY_PROMISED))),
                escaped(share_in_words(view, envelope.share())),
                escaped(silence_in_words(view, clock)),
            ]
        )
    table(pd.DataFrame(rows, columns=heads))


def _promise_name(view: View, envelope: Envelope) -> str:
    """By its amount, as it is known in public."""
    record = _funding(view, envelope.id)
    return (
        view.t.money(record.amount.ceiling, record.amount.currency, short=True)
        if record.amount
        else view.short(envelope.id)
    )


def _funding(view: View, record_id: str) -> Funding:
    return view.catalogue.of_kind(Funding)[record_id]


def _linked(view: View, record_id: str) -> str:
    return link(view.title(record_id), view.address("record", id=record_id))
