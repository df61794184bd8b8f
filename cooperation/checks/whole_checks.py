"""The third pass: checks between records."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from cooperation.checks.glossary import ruled_out_words
from cooperation.checks.violation import Violation
from cooperation.reading.problem import nearest_word, nearest_words
from cooperation.reading.yaml_text import FieldPath
from cooperation.records.agreement import Agreement
from cooperation.records.dates import PartialDate
from cooperation.records.funding import SIGNED_OR_LATER, Funding
from cooperation.records.glossary import Glossary
from cooperation.records.organisation import Organisation
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap

ValueIn = Callable[[Decimal, str, PartialDate, str], Decimal | None]  # value, currency, when, wanted currency
CLOSE = Decimal("0.15")  # banks print equivalents at the rate of another day; beyond this, a figure is wrong


def _no_rates(value: Decimal, currency: str, _when: PartialDate, wanted: str) -> Decimal | None:
    return value if currency == wanted else None


@dataclass(frozen=True)
class Whole:
    """All records and organisations that have the right form, and what they are compared with.

    `broken` are the ids of files that have not, `drafts` those not published yet, `published` all that ever were.
    `value_in` converts at ECB rates, to None where there is no rate.
    """

    records: Mapping[str, Record]
    organisations: Mapping[str, Organisation]
    broken: frozenset[str]
    value_in: ValueIn = _no_rates
    glossary: Glossary = field(default_factory=Glossary)
    drafts: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()

    def funding(self) -> Iterator[Funding]:
        """The funding that is not withdrawn."""
        for record in self.records.values():
            if isinstance(record, Funding) and not record.withdrawn:
                yield record


WholeCheck = Callable[[Whole], Iterator[tuple[str, Violation]]]


def links_resolve(whole: Whole) -> Iterator[tuple[str, Violation]]:
    """Money that is counted in a record which is not there is withheld: nobody can say whether it counts."""
    mentions: list[Mention] = []
    for record in whole.records.values():
        for path, target in _links(record):
            found = whole.records.get(target)
            counts_there = path == ("counted_in",)
            if found is None:
                mentions.append(Mention(record.id, path, target, decides_count=counts_there))
            elif found.withdrawn and not record.withdrawn:
                hint = "name what took its place, or remove the link"
                message = f"{target} is withdrawn"
                yield record.id, Violation(path, message, hint, warning=not counts_there)
    yield from _unresolved(mentions, whole, whole.records)


def organisations_resolve(whole: Whole) -> Iterator[tuple[str, Violation]]:
    """A payer that nobody knows takes its record away: whether the money counts cannot be said, and the page
    says so."""
    mentions = [
        Mention(record.id, (role, number), target, decides_count=role == "funders")
        for record in whole.records.values()
        for role in record.role_fields
        for number, target in enumerate(getattr(record, role))
        if target not in whole.organisations
    ]
    yield from _unresolved(mentions, whole, whole.organisations)


def links_point_at_the_right_kind(whole: Whole) -> Iterator[tuple[str, Violation]]:
    """Money is part of, delivers or is counted in money: the first two of an umbrella, the last of a leaf."""
    for record in whole.funding():
        for name in ("part_of", "delivers", "counted_in"):
            target = whole.records.get(getattr(record, name) or "")
            if target and not isinstance(target, Funding):
                yield (
                    record.id,
                    Violation((name,), f"{target.id} is not funding", "name a record of data/funding"),
                )
            elif isinstance(target, Funding):
                found = _wrong_target(record, name, target)
                if found:
                    yield record.id, found
    for follower in whole.records.values():
        follows = whole.records.get(getattr(follower, "follows", None) or "")
        if follows and type(follows) is not type(follower):
            message = f"{follows.id} stands in {follows.folder}, this in {follower.folder}"
            yield follower.id, Violation(("follows",), message, "a record follows one of its own kind")


def nothing_is_part_of_itself(whole: Whole) -> Iterator[tuple[str, Violation]]:
    for record in whole.records.values():
        for name in ("part_of", "follows", "counted_in"):
            seen, here = [record.id], record
            while (following := getattr(here, name, None)) and following in whole.records:
                if following in seen:
                    circle = " → ".join([*seen, following])
                    yield (
                        record.id,
                        Violation((name,), f"goes round in a circle: {circle}", "cut it where it is wrong"),
                    )
                    break
                seen.append(following)
                here = whole.records[following]


def parts_fit_into_their_whole(whole: Whole) -> Iterator[tuple[str, Violation]]:
    parts: dict[str, list[Funding]] = defaultdict(list)
    for record in whole.funding():
        if record.part_of and not record.counted_in and record.history[-1].stage != "cancelled":
            parts[record.part_of].append(record)
    for parent in whole.funding():
        if parent.amount is None or parent.id not in parts:
            continue
        currency = parent.amount.currency
        amounts = (part.amount for part in parts[parent.id])
        total = sum((a.value for a in amounts if a and a.value and a.currency == currency), Decimal(0))
        if total > parent.amount.ceiling:
            message = f"the parts on record are {total:,} {currency}, more than the whole"
            yield parent.id, Violation(("amount",), message, "see which is wrong", warning=True)


def nothing_stands_twice(whole: Whole) -> Iterator[tuple[str, Violation]]:
    """Same payers, implementers, countries, amount and first date: probably one thing; the second one is
    named.

    Other references tell two things apart: a replenishment looks like the first money and is new.
    """
    seen: dict[tuple[object, ...], str] = {}
    for record in whole.funding():
        if record.amount and not record.counted_in and not record.umbrella:
            parties = (frozenset(record.funders), frozenset(record.implementers), frozenset(record.countries))
            references = frozenset(record.references.items())
            key = (*parties, references, record.amount, str(record.history[0].date))
            if key in seen:
                message = f"same payers, countries, amount and date as {seen[key]}"
                hint = "if it is the same money, add `counted_in`; if not, add `references`"
                yield record.id, Violation(("amount",), message, hint, warning=True)
            seen.setdefault(key, record.id)


def equivalents_are_near_the_rate(whole: Whole) -> Iterator[tuple[str, Violation]]:
    """A quoted equivalent lies within 15 % of the ECB rate of the event that fixes the rate of the amount."""
    for record in whole.funding():
        if record.amount is None or record.quoted is None:
            continue
        decisive = next(
            (step for step in record.history if step.stage in SIGNED_OR_LATER), record.history[-1]
        )
        amount, quoted = record.amount, record.quoted
        at_rate = whole.value_in(amount.ceiling, amount.currency, decisive.date, quoted.currency)
        if at_rate and abs(quoted.ceiling - at_rate) > at_rate * CLOSE:
            rate = f"at the ECB rate of {decisive.date} it would be {at_rate:,.0f}"
            message = f"{quoted.ceiling:,} {quoted.currency}; {rate}"
            yield record.id, Violation(("quoted",), message, "read the source again", warning=True)


def texts_keep_to_the_glossary(whole: Whole) -> Iterator[tuple[str, Violation]]:
    for record in whole.records.values():
        for found in ruled_out_words(record, whole.glossary.terms):
            yield record.id, found


def places_have_their_names(whole: Whole) -> Iterator[tuple[str, Violation]]:
    """Where the glossary lists places: each place of a record is one of them, or it stays English for all."""
    listed = whole.glossary.places
    for record in whole.records.values() if listed else ():
        for path, name in _places(record):
            if name not in listed:
                near = nearest_word(name, list(listed))
                add = "add it under `places` in reference/glossary.yaml"
                hint = f"did you mean {near}? Else {add}" if near else add
                yield record.id, Violation(path, f"the glossary has no place {name}", hint, withholds=False)


def _places(record: Record) -> Iterator[tuple[FieldPath, str]]:
    yield from ((("locations", n, "name"), place.name) for n, place in enumerate(record.locations))
    for name in ("events", "history"):
        happened = enumerate(getattr(record, name, ()))
        yield from (((name, n, "place"), event.place) for n, event in happened if event.place)


def _links(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """Each link with its place, so that the line shown is that of the id."""
    for name in record.link_fields:
        value = getattr(record, name)
        if isinstance(value, str):
            yield (name,), value
        else:
            yield from (((name, n), target) for n, target in enumerate(value or ()))
    if isinstance(record, Agreement | Roadmap):
        for n, area in enumerate(record.areas):
            yield from ((("areas", n, "since", m), target) for m, target in enumerate(area.since))


def _wrong_target(record: Funding, name: str, target: Funding) -> Violation | None:
    if name == "counted_in" and target.umbrella:
        return Violation(
            (name,), f"{target.id} is an umbrella and never counts", "name the piece that counts"
        )
    if name == "delivers" and not target.umbrella:
        message = f"{target.id} is not an umbrella"
        return Violation((name,), message, "a promise that is delivered in pieces is one")
    if name == "part_of" and not target.umbrella and not record.counted_in:
        message = f"{target.id} counts itself, so this money would count twice"
        return Violation((name,), message, "mark the whole `umbrella: true`, or this one `counted_in`")
    return None


@dataclass(frozen=True)
class Mention:
    """A place in a record that names an id; `decides_count` where it says which count money belongs to."""

    record_id: str
    path: FieldPath
    target: str
    decides_count: bool


def _unresolved(
    mentions: Iterable[Mention], whole: Whole, known: Mapping[str, object]
) -> Iterator[tuple[str, Violation]]:
    """One error for each id that is not there, however many name it; only the single slip withholds its record.

    An id that was published and is gone has an error of its own, where its file should be.
    """
    unknown: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        target, later = mention.target, "the link is left blank until it"
        if target in whole.broken:
            message = f"{target} cannot be read at the moment"
            yield mention.record_id, Violation(mention.path, message, f"{later} can", warning=True)
        elif target in whole.drafts:
            message = f"{target} is a draft"
            yield mention.record_id, Violation(mention.path, message, f"{later} is published", warning=True)
        elif target not in whole.published or target in known:
            unknown[target].append(mention)
    for target, found in unknown.items():
        yield _not_there(target, found, known)


def _not_there(target: str, mentions: list[Mention], known: Mapping[str, object]) -> tuple[str, Violation]:
    deciding = [mention for mention in mentions if mention.decides_count]
    first = (deciding or mentions)[0]
    others = sorted({mention.record_id for mention in mentions} - {first.record_id})
    more = f"; {len(others)} more name it: {', '.join(others[:3])}" if others else ""
    withholds = len({mention.record_id for mention in deciding}) == 1
    hint = nearest_words(target, known)
    return first.record_id, Violation(first.path, f"there is no {target}{more}", hint, withholds=withholds)


WHOLE_CHECKS: tuple[WholeCheck, ...] = (
    links_resolve,
    organisations_resolve,
    links_point_at_the_right_kind,
    nothing_is_part_of_itself,
    parts_fit_into_their_whole,
    nothing_stands_twice,
    equivalents_are_near_the_rate,
    texts_keep_to_the_glossary,
    places_have_their_names,
)
