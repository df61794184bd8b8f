"""What readers call the values of a role: on bars, in tables and in files the same."""

from cooperation.counting.totals import NOT_RECORDED, ROLES, Role
from cooperation.language.wording import INSTRUMENT_WORDS, PAYER_GROUP_WORDS, THEME_WORDS, place_name
from cooperation.view import View


def role_named(word: str) -> Role:
    """The role of that name; StopIteration where there is none."""
    return next(role for role in ROLES if role == word)


def key_text(view: View, role: Role, key: str) -> str:
    """What a reader calls the value of a role."""
    t = view.t
    match role:
        case "country":
            return place_name(t, key)
        case "funder":
            return t(PAYER_GROUP_WORDS[key])
        case "implementer":
            return t("Implementer not recorded") if key == NOT_RECORDED else _implementer(view, key)
        case "theme":
            return t(THEME_WORDS[key])
        case "instrument":
            return t(INSTRUMENT_WORDS[key])
        case "year":
            return str(key)  # frames hold years as numbers


def _implementer(view: View, organisation_id: str) -> str:
    """The short name, but a government in full: its short name is that of the country."""
    organisation = view.catalogue.organisations.get(organisation_id)
    short = view.organisation_short(organisation_id)
    if organisation and organisation.country and short == view.t.country(organisation.country):
        return view.organisation(organisation_id)
    return short
