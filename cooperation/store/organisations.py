"""What stands for an organisation whose file is broken, so that no money falls out of a total."""

import re
from collections.abc import Sequence
from typing import Any, get_args

from cooperation.reading.yaml_text import YamlText
from cooperation.records.organisation import CountsAs, Organisation, OrganisationType
from cooperation.records.record import LocalizedText


def stand_in(text: YamlText, organisation_id: str) -> Organisation | None:
    """Its id stands for its name, and its line `counts_as` decides; None where that cannot be read either."""
    counts_as = _word(text, "counts_as", get_args(CountsAs))
    if counts_as is None:
        return None
    values: dict[str, Any] = {
        "id": organisation_id,
        "name": LocalizedText(en=organisation_id),
        "short": None,
        "type": _word(text, "type", get_args(OrganisationType)) or "other",
        "country": None,
        "counts_as": counts_as,
        "sources": (),
        "formerly": (),
        "draft": None,
    }
    return Organisation.model_construct(**values)


def _word(text: YamlText, key: str, allowed: Sequence[str]) -> str | None:
    """The word that a line of a broken file gives, if it is one of those allowed."""
    words = "|".join(allowed)
    line = re.search(rf"^{key}:[ ]*[\"']?({words})[\"']?[ ]*(#.*)?\r?$", text.source, re.MULTILINE)
    return line[1] if line else None
