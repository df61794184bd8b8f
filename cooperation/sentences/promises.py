"""What a promise clock and a comparison of roadmaps say, in the reader's language."""

from decimal import Decimal

from cooperation.findings.promises import ONLY_PROMISED, Envelope, PromiseClock
from cooperation.findings.roadmap_comparison import Comparison
from cooperation.language.translator import with_capital
from cooperation.language.wording import ROADMAP_STATE_WORDS, verb_in_words
from cooperation.records.funding import SIGNED_OR_LATER, Funding
from cooperation.records.roadmap import Roadmap
from cooperation.store.history import days_left, has_happened, roadmap_state
from cooperation.view import View


def clock_in_words(view: View, clock: PromiseClock, *, followed: bool = False, age: bool = True) -> str:
    """How old a promise is (`age`), what is last on record, and for how long nothing has been.

    `followed`: records are linked to it, so that none of them has a date where nothing is last.
    """
    t = view.t
    undated = followed and clock.last_on_record is None
    silence = t("What followed has no date on record.") if undated else silence_in_words(view, clock)
    return t("{age} {silence}", age=age_in_words(view, clock), silence=silence) if age else silence


def age_in_words(view: View, clock: PromiseClock) -> str:
    t, months = view.t, clock.age_in_months
    if not months:
        return t("Agreed less than a month ago.")
    return t.plural("Agreed {n} month ago.", "Agreed {n} months ago.", months)


def silence_in_words(view: View, clock: PromiseClock) -> str:
    """What is last on record, and for how long nothing has been."""
    t, months = view.t, clock.silent_months
    if clock.silent_until < view.lens.as_of:
        return _silence_to_end_of_coverage(view, clock)
    if clock.last_on_record is None:
        return (
            t.plural("Nothing on record for {n} month.", "Nothing on record for {n} months.", months)
            if months
            else t("Nothing on record yet.")
        )
    day = t.day(clock.last_on_record[0])
    if months == 0:
        return t("Last on record: {day}, less than a month ago.", day=day)
    return t.plural(
        "Last on record: {day}; nothing on record for {n} month.",
        "Last on record: {day}; nothing on record for {n} months.",
        months,
        day=day,
    )


def _silence_to_end_of_coverage(view: View, clock: PromiseClock) -> str:
    """As `silence_in_words`, where nobody has looked for what came in the last months."""
    t, months = view.t, clock.silent_months
    end = t.day(view.scope.coverage_end)
    if clock.last_on_record is None:
        return (
            t.plural(
                "Nothing on record for {n} month, up to the end of coverage ({end}).",
                "Nothing on record for {n} months, up to the end of coverage ({end}).",
                months,
                end=end,
            )
            if months
            else t("Nothing on record up to the end of coverage ({end}).", end=end)
        )
    day = t.day(clock.last_on_record[0])
    if months == 0:
        return t("Last on record: {day}. Coverage ends: {end}.", day=day, end=end)
    return t.plural(
        "Last on record: {day}; nothing for {n} month after it, up to the end of coverage ({end}).",
        "Last on record: {day}; nothing for {n} months after it, up to the end of coverage ({end}).",
        months,
        day=day,
        end=end,
    )


def announced_in_words(view: View, envelope: Funding, clock: PromiseClock) -> str:
    """When an envelope was first spoken of, and how long ago that is."""
    t, months = view.t, clock.age_in_months
    day = t.day(envelope.history[0].date)
    verbs = {
        "announced": t.plural(
            "Announced {day}, {n} month ago", "Announced {day}, {n} months ago", months, day=day
        ),
        "committed": t.plural(
            "Committed {day}, {n} month ago", "Committed {day}, {n} months ago", months, day=day
        ),
    }
    other = t.plural("On record since {day}, {n} month", "On record since {day}, {n} months", months, day=day)
    return verbs.get(envelope.history[0].stage, other)


def coverage_in_words(view: View) -> str:
    """Why silence is not yet an answer."""
    return view.t(
        "Coverage ends: {month}. Silence after it means “not known”, not “not done”.",
        month=view.t.day(view.scope.coverage_end),
    )


def name_in_words(view: View, comparison: Comparison, roadmap: Roadmap) -> str:
    """`2025–2026` where the years tell two roadmaps of the same countries apart, else the short title."""
    one, other = _years(comparison.left), _years(comparison.right)
    tell_apart = comparison.left.countries == comparison.right.countries and one != other
    return (_years(roadmap) if tell_apart and one and other else "") or view.short(roadmap.id)


def _years(roadmap: Roadmap) -> str:
    period = roadmap.period
    if not period or not period.start or not period.end:
        return ""
    first, last = period.start.year, period.end.year
    return str(first) if first == last else f"{first}–{last}"


def endorsement_in_words(view: View, roadmap: Roadmap) -> str:
    """When and where both sides agreed, with the verb of the source."""
    t = view.t
    event = next((event for event in roadmap.events if has_happened(event, view.lens.as_of)), None)
    if event is None:
        return t("No event on record")
    verb, day = with_capital(verb_in_words(t, event.verb)), t.day(event.date)
    if event.place:
        place = view.text(view.catalogue.glossary.place(event.place))
        return t("{verb} {day}, {place}", verb=verb, day=day, place=place)
    return t("{verb} {day}", verb=verb, day=day)


def running_roadmaps_in_words(view: View, roadmap: Roadmap) -> str:
    """Days left, when the period ended, or the state where there is neither."""
    t, as_of = view.t, view.lens.as_of
    state = roadmap_state(roadmap, as_of)
    left = days_left(roadmap, as_of)
    if state == "running" and left is not None:
        return t.plural("{n} day left", "{n} days left", left)
    if state == "period-ended" and roadmap.period and roadmap.period.end:
        return t("Period ended {day}", day=t.day(roadmap.period.end.last))
    return t(ROADMAP_STATE_WORDS[state])


def areas_in_words(view: View, roadmap: Roadmap) -> str:
    if not roadmap.areas:
        return view.t("no areas named by the sources")
    return view.t.plural("{n} area", "{n} areas", len(roadmap.areas))


def comparison_in_words(view: View, comparison: Comparison) -> str:
    """What both name and what one only, in counts: the finding above the figure."""
    t = view.t
    both = (
        t.plural(
            "{n} area is named by the sources of both",
            "{n} areas are named by the sources of both",
            len(comparison.both),
        )
        if comparison.both
        else t("No area is named by the sources of both")
    )
    left = _one_only(view, comparison.left, len(comparison.only_left), comparison)
    right = _one_only(view, comparison.right, len(comparison.only_right), comparison)
    return t("{both}, {left}, {right}.", both=both, left=left, right=right)


def _one_only(view: View, roadmap: Roadmap, areas: int, comparison: Comparison) -> str:
    t, name = view.t, name_in_words(view, comparison, roadmap)
    if comparison.names_first(roadmap):
        return t.plural("{n} is first named in {name}", "{n} are first named in {name}", areas, name=name)
    return t.plural("{n} by those of {name} only", "{n} by those of {name} only", areas, name=name)


def share_in_words(view: View, share: Decimal | None) -> str:
    """A share of a promise; what would round to nothing says so."""
    if share is None:
        return view.t("no record")
    if 0 < share < Decimal("0.005"):
        return view.t("less than {share}", share=view.t.percent(Decimal("0.01")))
    return view.t.percent(share)


def traced_in_words(view: View, envelope: Envelope) -> str:
    """How much of an envelope can be traced: to offers, and to signatures; never the two together."""
    t = view.t
    if envelope.pieces.empty:
        return t("No piece of it is on record for this selection")
    offered, signed = envelope.share(ONLY_PROMISED), envelope.share(SIGNED_OR_LATER)
    holes = {"offered": share_in_words(view, offered), "signed": share_in_words(view, signed)}
    if offered is None and signed is None:
        return t("Pieces are on record, none with an amount that counts")
    if offered is None:
        return t("{signed} traced to signed pieces, none to offers", **holes)
    if signed is None:
        return t("{offered} traced to offers, no signature that a source links to it", **holes)
    return t("{offered} traced to offers, {signed} to signed pieces", **holes)


def unanswered_in_words(view: View, comparison: Comparison, roadmap: Roadmap) -> str:
    """Which areas of a roadmap have no record that followed: the finding above the list of areas."""
    t = view.t
    silent = [view.area(area.area) for area in roadmap.areas if not area.since]
    name = name_in_words(view, comparison, roadmap)
    if not roadmap.areas:
        return ""
    if not silent:
        return t("{name}: something is on record for every area.", name=name)
    return t.plural(
        "{name}: nothing is on record for {n} of {all} areas ({areas}).",
        "{name}: nothing is on record for {n} of {all} areas ({areas}).",
        len(silent),
        name=name,
        all=t.number(len(roadmap.areas)),
        areas=", ".join(silent),
    )


def narrowing_in_words(view: View) -> str:
    """What the selection does to promises: it narrows their pieces, never the promise."""
    t = view.t
    if view.selection.narrows:
        return t(
            "Your selection narrows the pieces; the promises are shown whole, and shares are of the whole."
        )
    return t("A promise is an envelope: it is never counted itself, its pieces are, once.")
