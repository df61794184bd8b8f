"""Files that editors, operating systems and sync tools leave beside the records. Nobody means them as records."""

import re

from watchfiles import DefaultFilter

_PATTERNS = (
    *DefaultFilter.ignore_entity_patterns,  # .x.swp, x~, .#x, .DS_Store, ...
    r"^\.",  # hidden: locks of Emacs (.#x), copies of macOS (._x), temporary files of sync tools
    r"^~\$",  # locks of office programs
    r"^#.*#$",  # Emacs, unsaved
    r"^(Thumbs\.db|desktop\.ini|4913)$",  # Windows; vim tries with 4913 whether it may write
    r"\.(swp|swo|swx|tmp|bak|part|crdownload)$",
)
_EDITORS_FILE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)


def is_editors_file(name: str) -> bool:
    """Whether a file of this name is passed over, and not even looked into."""
    return _EDITORS_FILE.search(name) is not None
