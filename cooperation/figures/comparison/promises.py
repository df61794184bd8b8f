"""Envelopes of money and how far their pieces have come: hatched promises, then each stage, on one scale."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from cooperation.counting.payments import total_paid
from cooperation.counting.totals import ladder
from cooperation.figures.layout.lettering import text_annotation
from cooperation.figures.layout.packing import text_width
from cooperation.figures.layout.theme import DISBURSING, INK, LABEL_SIZE, NOTE_SIZE, apply_layout
from cooperation.figures.money.amounts import paid_without_amount, without_amount
from cooperation.figures.money.stages import Bar, stage_traces
from cooperation.findings.promises import Envelope, pieces_of
from cooperation.language.wording import STAGE_WORDS
from cooperation.records.funding import Funding
from cooperation.sentences.promises import traced_in_words
from cooperation.view import View

STEP: Final = 29  # pixels; a stage takes two, the promise three, for the names of its parts
BAR: Final = 22
_VALUE_ROOM: Final = 124
ROOM: Final = 204  # pixels that bars have at least, on a phone
WHOLE: Final = "whole"
PAID: Final = "paid"


def promise_ladder(view: View, envelopes: Sequence[Envelope], *, promise: str) -> go.Figure:
    """The envelope, its pieces by the stage they stand at, and what is on record as paid to them; all `envelopes`
    on the scale of the largest. Nothing here is a sum of two envelopes, nor of two stages.
    """
    envelope = _chosen(envelopes, promise)
    bars = promise_bars(view, envelopes, promise)
    at = [0, *range(3, 3 + 2 * len(bars[1:]), 2)]
    figure = go.Figure(stage_traces(view, bars, at, orientation="h", width=BAR / STEP))
    longest = max((envelope.amount or Decimal(0) for envelope in envelopes), default=Decimal(0))
    names, rules = _divisions(view, envelope, float(longest) / 1e6)
    figure.update_layout(
        annotations=[
            *(_name(view, bar, y) for y, bar in zip(at, bars, strict=True)),
            *(_value(view, bar, y, envelope) for y, bar in zip(at, bars, strict=True)),
            *names,
        ],
        shapes=rules,
        barmode="stack",
    )
    drawn = apply_layout(figure, STEP * (at[-1] + 2) + 8)
    drawn.update_layout(margin={"r": _VALUE_ROOM, "t": 8}, barmode="stack")
    drawn.update_xaxes(visible=False, range=[0, float(longest or 1) / 1e6 * 1.004])
    drawn.update_yaxes(visible=False, range=[at[-1] + 0.9, -1.1])
    return drawn


def promise_ladder_alt(view: View, envelopes: Sequence[Envelope], *, promise: str) -> str:
    """The text alternative: the envelope, what can be traced, and each stage with its own amount."""
    t, currency = view.t, view.lens.currency
    envelope = _chosen(envelopes, promise)
    steps = [
        t("{name}: {answer}", name=bar.name, answer=", ".join(bar.without))
        if bar.amount is None
        else t(
            "{name}: {amount} in {records}",
            name=bar.name,
            amount=t.money(bar.amount, currency),
            records=t.plural("{n} record", "{n} records", bar.records),
        )
        for bar in promise_bars(view, envelopes, promise)[1:]
    ]
    return t(
        "{title}: {amount}. {traced}. By the stage reached, never added up: {steps}.",
        title=view.title(promise),
        amount=t.money(envelope.amount, currency) if envelope.amount is not None else t("amount not known"),
        traced=traced_in_words(view, envelope),
        steps="; ".join(steps),
    )


def _chosen(envelopes: Sequence[Envelope], promise: str) -> Envelope:
    return next(envelope for envelope in envelopes if envelope.id == promise)


def promise_bars(view: View, envelopes: Sequence[Envelope], promise: str) -> list[Bar]:
    """The whole, hatched, and one bar per stage: what has an amount, or the words for why it has none."""
    t, envelope = view.t, _chosen(envelopes, promise)
    whole = Bar(
        WHOLE,
        t("Promised"),
        envelope.amount,
        1,
        {"announced": envelope.amount} if envelope.amount is not None else {},
        () if envelope.amount is not None else (t("amount not known"),),
    )
    steps = (_stage_bar(view, envelope, *step) for step in _steps(envelope))
    return [whole, *steps, _paid_bar(view, envelope)]


def payments_to(view: View, envelope: Envelope) -> pd.DataFrame:
    """The payments on record to pieces of the envelope that the selection keeps: by the day they are paid."""
    payments = view.narrow(view.rows.payments)
    return payments[payments["id"].isin(list(pieces_of(envelope.id, view.catalogue.of_kind(Funding))))]


def _paid_bar(view: View, envelope: Envelope) -> Bar:
    """What is paid is no stage, and is drawn as strong as what is paid and closed."""
    payments = payments_to(view, envelope)
    paid = total_paid(payments)
    name = view.t("Paid, by payments on record")
    if paid.rows:
        return Bar(PAID, name, paid.amount, paid.records, {"completed": paid.amount})
    return Bar(PAID, name, None, payments["id"].nunique(), without=paid_without_amount(view, payments))


def _steps(envelope: Envelope) -> list[tuple[str, Decimal | None, int]]:
    return list(ladder(envelope.pieces).itertuples(index=False, name=None))


def _stage_bar(view: View, envelope: Envelope, stage: str, amount: Decimal | None, records: int) -> Bar:
    t = view.t
    name = t("Pieces announced only") if stage == "announced" else t(STAGE_WORDS[stage])
    if amount is not None:
        return Bar(stage, name, amount, records, {stage: amount})
    at_stage = envelope.pieces[envelope.pieces["stage"] == stage]
    asked = view.with_selection(stage=stage)
    return Bar(stage, name, None, at_stage["id"].nunique(), without=without_amount(asked, at_stage))


def _name(view: View, bar: Bar, at: int) -> dict[str, Any]:
    t = view.t
    words = f"<b>{bar.name}</b>"
    if bar.key != WHOLE and bar.records:
        words = t.plural("{name} · {n} record", "{name} · {n} records", bar.records, name=words)
    return text_annotation(
        words, x=0, xref="paper", y=at, yshift=BAR / 2 + 1, yanchor="bottom", color=INK, size=LABEL_SIZE
    )


def _value(view: View, bar: Bar, at: int, envelope: Envelope) -> dict[str, Any]:
    if bar.amount is None:
        return text_annotation(" · ".join(bar.without), x=0, y=at)
    words = view.t.money(bar.amount, view.lens.currency)
    if bar.key == WHOLE:
        words = f"<b>{words}</b>"
    elif inferred := _linked_by_us(envelope, bar.key):
        words = view.t.plural(
            "{amount}, {n} linked by us", "{amount}, {n} linked by us", inferred, amount=words
        )
    return text_annotation(words, x=float(bar.amount) / 1e6, y=at, xshift=7, color=INK, size=LABEL_SIZE)


def _linked_by_us(envelope: Envelope, stage: str) -> int:
    """How many of the counted records at a stage no source links to the envelope."""
    rows = envelope.pieces
    counted = rows[rows["counts"] & (rows["stage"] == stage)]
    return len(envelope.inferred.intersection(counted["id"]))


def _divisions(
    view: View, envelope: Envelope, longest: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Lines across the whole where its published parts end, and how many billions each is, where they fit."""
    if not envelope.is_split_by_parts or not longest:
        return [], []
    names, rules = [], []
    start, whole = Decimal(0), envelope.amount or Decimal(0)
    for _, amount in envelope.parts:
        end = min(start + (amount or Decimal(0)), whole)
        words = view.t.number(round((amount or Decimal(0)) / 1_000_000_000, 1).normalize())
        if text_width(words, NOTE_SIZE) < float(end - start) / 1e6 / longest * ROOM - 8:
            place: dict[str, Any] = {
                "x": float(start) / 1e6,
                "y": 0,
                "xshift": 3,
                "yanchor": "top",
                "yshift": -BAR // 2 - 1,
            }
            names.append(text_annotation(words, **place))
        rules.append(_division(float(end) / 1e6))
        start = end
    return names, rules


def _division(x: float) -> dict[str, Any]:
    half = BAR / STEP / 2
    return {
        "type": "line", "x0": x, "x1": x, "y0": -half, "y1": half + 0.65,
        "line": {"color": DISBURSING, "width": 1},
    }  # fmt: skip
