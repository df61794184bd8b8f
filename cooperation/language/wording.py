"""The words of the closed lists as readers see them. Each message is said by a Translator: `t(THEMES["energy"])`."""

from cooperation.language.translator import Translator, mark, with_small_letter

KIND_WORDS = {
    "agreement": mark("Agreement"),
    "roadmap": mark("Roadmap"),
    "funding": mark("Funding"),
    "project": mark("Project"),
    "milestone": mark("Milestone"),
    "indicator": mark("Indicator"),
}

KIND_PLURAL_WORDS = {
    "agreement": mark("Agreements"),
    "roadmap": mark("Roadmaps and programmes"),
    "funding": mark("Funding"),
    "project": mark("Projects"),
    "milestone": mark("Milestones"),
    "indicator": mark("Indicators"),
}

THEME_WORDS = {
    "critical-raw-materials": mark("Critical raw materials"),
    "energy": mark("Energy"),
    "transport": mark("Transport"),
    "digital": mark("Digital"),
    "water-climate": mark("Water and climate"),
    "trade-investment": mark("Trade and investment"),
    "education-research": mark("Education and research"),
    "governance-rule-of-law": mark("Governance and rule of law"),
    "security-borders": mark("Security and borders"),
    "human-development": mark("Human development"),
    "political-dialogue": mark("Political dialogue"),
}

STAGE_WORDS = {
    "announced": mark("Announced"),
    "committed": mark("Committed"),
    "signed": mark("Signed"),
    "disbursing": mark("Being paid out"),
    "completed": mark("Completed"),
    "repaid": mark("Repaid"),
    "cancelled": mark("Cancelled"),
}

INSTRUMENT_WORDS = {
    "grant": mark("Grant"),
    "loan": mark("Loan"),
    "guarantee": mark("Guarantee"),
    "equity": mark("Equity"),
    "technical-assistance": mark("Technical assistance"),
    "budget-support": mark("Budget support"),
    "blended": mark("Blended, split not known"),
    "package": mark("Package"),
    "unknown": mark("Instrument not known"),
}

CERTAINTY_WORDS = {
    "exact": mark("exact"),
    "about": mark("about"),
    "up-to": mark("up to"),
    "range": mark("upper end of a range"),
    "unknown": mark("not known"),
}

PAYER_GROUP_WORDS = {
    "eu-budget": mark("EU budget"),
    "eib": mark("EIB"),
    "member-states": mark("Member states and their banks"),
    "ebrd": mark("EBRD, own account"),
    "team-europe": mark("Team Europe, payer not named"),
    "several": mark("Several payers, split not known"),
    "others": mark("Others"),
    "not-known": mark("Payer not known"),
}

COUNT_WORDS = {"team-europe": mark("Team Europe"), "eu": mark("EU money")}
COUNT_DEFINITIONS = {
    "team-europe": mark(
        "Team Europe: EU budget, EIB and member states with their banks, plus the EBRD's own account"
    ),
    "eu": mark("EU money: EU budget, EIB and member states with their banks; without the EBRD's own account"),
}

REASON_WORDS = {
    "announced": mark("Announced only"),
    "committed": mark("Committed, not signed"),
    "other-stage": mark("At another stage than asked for"),
    "planned": mark("Payments announced, not on record as paid"),
    "cancelled": mark("Cancelled"),
    "guarantee": mark("Guarantees, which are not a flow of money"),
    "umbrella": mark("Envelopes and packages, counted through their parts"),
    "ceiling": mark("Ceilings (“up to”) and ranges"),
    "amount-not-known": mark("Amount not known"),
    "not-convertible": mark("No exchange rate on record"),
    "other-payer": mark("Paid by others"),
    "split-not-known": mark("Several payers, split not known"),
    "payer-not-known": mark("Payer of this part not known"),
    "counted-elsewhere": mark("Same money, counted in another record"),
}

AGREEMENT_KIND_WORDS = {
    "treaty": mark("Treaty"),
    "memorandum": mark("Memorandum"),
    "declaration": mark("Declaration"),
    "strategy": mark("Strategy"),
    "letter-of-intent": mark("Letter of intent"),
    "trade-preference": mark("Trade preference"),
    "regulation": mark("EU regulation"),
    "framework": mark("Framework agreement"),
}

AGREEMENT_STATE_WORDS = {
    "in-force": mark("In force"),
    "provisionally-applied": mark("Provisionally applied"),
    "signed": mark("Signed"),
    "endorsed": mark("Endorsed"),
    "adopted": mark("Adopted"),
    "initialled": mark("Initialled, not signed"),
    "in-negotiation": mark("In negotiation"),
    "ended": mark("Ended"),
    "on-record": mark("No event on record"),
}

ROADMAP_STATE_WORDS = {
    "running": mark("Running"),
    "period-ended": mark("Period ended"),
    "to-begin": mark("Still to begin"),
    "agreed": mark("Agreed, no period on record"),
    "to-be-drawn-up": mark("To be drawn up"),
}

ROADMAP_KIND_WORDS = {"roadmap": mark("Roadmap"), "programme": mark("Programme")}

VERB_WORDS = {
    "negotiations-opened": mark("negotiations opened"),
    "initialled": mark("initialled"),
    "signed": mark("signed"),
    "endorsed": mark("endorsed"),
    "approved": mark("approved"),
    "ratified": mark("ratified"),
    "adopted": mark("adopted"),
    "provisionally-applied": mark("provisionally applied"),
    "entered-into-force": mark("entered into force"),
    "ended": mark("ended"),
}

MILESTONE_KIND_WORDS = {
    "summit": mark("Summit"),
    "ministerial": mark("Ministerial meeting"),
    "cooperation-council": mark("Cooperation council or committee"),
    "dialogue": mark("Dialogue"),
    "forum": mark("Forum"),
    "visit": mark("Visit"),
    "decision": mark("Decision"),
    "appointment": mark("Appointment"),
    "result": mark("Result"),
    "sanction": mark("Sanction"),
    "deadline": mark("Deadline"),
    "other": mark("Other event"),
}

PROJECT_KIND_WORDS = {
    "mine": mark("Mine"),
    "plant": mark("Plant"),
    "energy": mark("Energy"),
    "transport": mark("Transport"),
    "digital": mark("Digital"),
    "other": mark("Other project"),
}

PHASE_WORDS = {
    "planned": mark("Planned"),
    "agreed": mark("Agreed"),
    "under-construction": mark("Under construction"),
    "operating": mark("Operating"),
}

SOURCE_KIND_WORDS = {
    "official": mark("Official"),
    "press-agency": mark("Agency"),
    "press": mark("Press"),
    "mirror": mark("Copy"),
    "analysis": mark("Analysis"),
}

CONFIDENCE_WORDS = {"high": mark("High"), "medium": mark("Medium"), "low": mark("Low")}

ROLE_TITLES = {
    "country": mark("Country"),
    "funder": mark("Funder"),
    "implementer": mark("Implementer"),
    "theme": mark("Theme"),
    "instrument": mark("Instrument"),
    "year": mark("Year"),
}

# (out of this record, into it): what a link says to a reader
LINK_WORDS = {
    "follows": (mark("Follows"), mark("Followed by")),
    "part_of": (mark("Part of"), mark("Parts on record")),
    "supports": (mark("Supports"), mark("Supported by")),
    "implements": (mark("Carries out"), mark("Carried out by")),
    "delivers": (mark("A piece of the promise"), mark("Pieces of this promise on record")),
    "counted_in": (mark("Same money, counted in"), mark("Same money, counted here")),
    "overlaps_with": (mark("Partly the same promise as"), mark("Partly the same promise as")),
    "of": (mark("Belongs to"), mark("Milestones")),
    "since": (mark("What followed"), mark("Followed from an area of")),
}

SHARED_MONEY = mark("Regional or several countries")


def place_name(t: Translator, place: str) -> str:
    """A country's name, or the words for what is shared; empty for EU-wide context."""
    if place == "shared":
        return t(SHARED_MONEY)
    return t.country(place) if place else t("European Union")


def short_place_name(t: Translator, place: str) -> str:
    """The same where there is room for one word."""
    return t("Regional") if place == "shared" else place_name(t, place)


def stage_in_words(t: Translator, stage: str | None) -> str:
    """The stage that a total is taken over; None is signed or later."""
    return with_small_letter(t(STAGE_WORDS[stage])) if stage else t("signed or later")


def verb_in_words(t: Translator, verb: str) -> str:
    return t(VERB_WORDS[verb])
