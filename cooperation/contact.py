"""Where a reader can report a wrong fact: COOPERATION_CONTACT, a mail address or a page, where one is set."""

import os
import re
from urllib.parse import quote

_MAIL = re.compile(r"[^@\s<>()\[\]?&]+@[^@\s<>()\[\]?&]+\.[^@\s<>()\[\]?&]+")
_PAGE = re.compile(r"https://[^\s<>()\[\]]+")


def contact() -> str | None:
    """The address as it is shown; None where what is set is neither a mail address nor a page."""
    said = os.environ.get("COOPERATION_CONTACT", "").strip()
    return said if _MAIL.fullmatch(said) or _PAGE.fullmatch(said) else None


def contact_link(subject: str) -> str | None:
    """The address to open: a mail with its subject filled in, or the page."""
    address = contact()
    if address is None or _PAGE.fullmatch(address):
        return address
    return f"mailto:{address}?subject={quote(subject)}"
