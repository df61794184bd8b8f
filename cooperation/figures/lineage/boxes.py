"""What stands in a box of a lineage: kind, short title, amount, date and state; and whether it is done."""

from dataclasses import dataclass
from typing import Any, Final

from cooperation.counting.marking import stage_reached
from cooperation.figures.layout.packing import ELLIPSIS, text_width
from cooperation.figures.layout.theme import (
    AGREEMENT,
    BACKGROUND,
    INK,
    LABEL_SIZE,
    MUTED,
    NOTE_SIZE,
    PROJECT,
    ROADMAP,
)
from cooperation.figures.layout.word_breaks import broken_word
from cooperation.figures.money.stages import STAGE_MARKERS
from cooperation.findings.lineage import Lineage, Link
from cooperation.language.translator import with_capital, with_small_letter
from cooperation.language.wording import KIND_WORDS, LINK_WORDS
from cooperation.records.agreement import Agreement
from cooperation.records.funding import SIGNED_OR_LATER, Funding
from cooperation.records.milestone import Milestone
from cooperation.records.project import Project
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.sentences import records as in_words
from cooperation.store.history import agreement_state, is_planned, roadmap_state, succeeded_on
from cooperation.view import View

LINE: Final = 18  # pixels from one line of words to the next
PADDING: Final = 9  # above the first line and below the last
MOST_LINES: Final = 4  # of a title
_COLOURS: Final = {Agreement: AGREEMENT, Roadmap: ROADMAP, Project: PROJECT, Milestone: INK}
_NOT_YET: Final = {
    "initialled",
    "in-negotiation",
    "on-record",
    "to-begin",
    "to-be-drawn-up",
    "planned",
    "agreed",
}


@dataclass(frozen=True)
class Box:
    """A box ready to be placed; `record_id` is what a click opens. Pixels."""

    record_id: str
    words: str  # the lines as HTML
    height: int
    hover: str
    band: (
        dict[str, Any] | None
    )  # how the kind's colour at the left edge is filled; None: no record of its own
    is_done: bool
    is_asked_for: bool = False


def record_box(view: View, lineage: Lineage, record_id: str, room: float, size: int = LABEL_SIZE) -> Box:
    """The box of a record whose words have `room` pixels."""
    record = view.catalogue.listed[record_id]
    title = wrapped(view.short(record_id), room, size, MOST_LINES, bold=True)
    facts = [line for fact in box_facts(view, record) for line in wrapped(fact, room, NOTE_SIZE, 3)]
    kind = wrapped(kind_of(view, record), room, NOTE_SIZE, 2)
    lines = [
        *(_small(line) for line in kind),
        *(f"<b>{line}</b>" for line in title),
        *(_small(line) for line in facts),
    ]
    done = is_done(view, record)
    return Box(
        record_id,
        "<br>".join(lines),
        LINE * len(lines) + 2 * PADDING,
        _hover(view, lineage, record),
        _band(view, record, done),
        done,
        record_id == lineage.record_id,
    )


def more_box(view: View, parent: str, hidden: int) -> Box:
    """The box that stands for records too many to draw; it opens the one they hang on, which lists them."""
    words = view.t.plural("and {n} more", "and {n} more", hidden)
    where = view.t("All are in the table below, and on the page of: {title}", title=view.title(parent))
    return Box(parent, _small(words), LINE + 2 * PADDING, "<br>".join(_broken(where)), None, False)


def kind_of(view: View, record: Record) -> str:
    """What it is in one word or two."""
    if isinstance(record, Funding) and record.umbrella:
        return view.t("Envelope or package")
    if isinstance(record, Funding) and record.instrument == "unknown":
        return view.t(KIND_WORDS[record.noun])
    return in_words.kind_in_words(view, record)


def box_facts(view: View, record: Record) -> list[str]:
    """Amount where there is one, date, and where it stands if the date does not say so."""
    state = in_words.state_in_words(view, record)
    if isinstance(record, Project):
        return [state]
    day = with_capital(in_words.main_date_in_words(view, record))
    if isinstance(record, Milestone):
        return [day, state] if is_planned(record, view.today) else [day]
    found = [day] if with_small_letter(state) in with_small_letter(day) else [day, state]
    if isinstance(record, Funding) and record.amount is not None:
        found.insert(0, in_words.amount_in_words(view, record.amount))
    return found


def is_done(view: View, record: Record) -> bool:
    """Solid or outlined: signed or later, agreed or running, being built or built, happened."""
    as_of = view.lens.as_of
    match record:
        case Funding():
            step = stage_reached(record, view.lens)
            return step is not None and step.stage in SIGNED_OR_LATER
        case Agreement():
            successor = succeeded_on(record, view.catalogue.of_kind(Agreement).values())
            return agreement_state(record, as_of, successor) not in _NOT_YET
        case Roadmap():
            return roadmap_state(record, as_of) in ("running", "period-ended", "agreed")
        case Project():
            return record.phase not in _NOT_YET
        case Milestone():
            return not is_planned(record, view.today)
    return True


def links_text(view: View, links: tuple[Link, ...], below: str) -> list[str]:
    """What a record is to each of those above it: `Supports: CRM roadmap 2025–2026`."""
    t = view.t
    return [
        t("{link}: {title}", link=link_text(view, link, below), title=view.title(link.above))
        for link in links
    ]


def link_text(view: View, link: Link, below: str) -> str:
    """The link as the record below it says it."""
    words = view.t(LINK_WORDS[link.name][0 if link.source == below else 1])
    return view.t("{link} (linked by us)", link=words) if link.inferred else words


def wrapped(text: str, room: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in at most so many lines that `room` pixels hold; what is left out is an ellipsis."""

    def fits(words: str) -> bool:
        return text_width(words, size, bold=bold) <= room

    lines: list[str] = []
    for word in text.split():
        first, *rest = broken_word(word, fits)
        longer = f"{lines[-1]} {first}" if lines else first
        lines = [*lines[:-1], longer] if lines and fits(longer) else [*lines, first]
        lines += rest
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while " " in last and not fits(last + ELLIPSIS):
        last = last.rsplit(" ", 1)[0]
    return [*lines[: most - 1], last.rstrip(" ,;:–-(") + ELLIPSIS]


def _band(view: View, record: Record, done: bool) -> dict[str, Any]:
    if isinstance(record, Funding):
        step = stage_reached(record, view.lens)
        marker = STAGE_MARKERS.get(
            step.stage if step else "", {"color": BACKGROUND, "line": {"color": MUTED}}
        )
        return {"color": marker["color"] if done else BACKGROUND, "line": marker.get("line", marker)["color"]}
    colour = _COLOURS.get(type(record), MUTED)
    return {"color": colour if done else BACKGROUND, "line": colour}


def _hover(view: View, lineage: Lineage, record: Record) -> str:
    words = [kind_of(view, record), *box_facts(view, record)]
    linked = links_text(view, lineage.above(record.id), record.id)
    said = [line for words in (" · ".join(words), *linked) for line in _broken(words)]
    return "<br>".join([*(f"<b>{line}</b>" for line in _broken(view.title(record.id))), *said])


def _broken(text: str) -> list[str]:
    return wrapped(text, 320, LABEL_SIZE, 4)


def _small(words: str) -> str:
    return f'<span style="font-size:{NOTE_SIZE}px;color:{MUTED}">{words}</span>'
