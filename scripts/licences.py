"""The licences of the installed Python packages that the application needs, one line each, from their metadata."""

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
_NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def main() -> None:
    unknown = []
    for name in sorted(_NAME.findall(LOCK.read_text(encoding="utf-8")), key=str.lower):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # locked for another system
        licence = licence_of(found)
        unknown += [] if licence else [name]
        print(f"{name} {found.version}: {licence or 'NOT STATED'}")
    if unknown:
        sys.exit(f"These packages state no licence: {', '.join(unknown)}")


def licence_of(package: Distribution) -> str:
    """The SPDX expression, else the classifiers, else the first line of the licence field; empty without any."""
    expression = package.metadata.json.get("license_expression")
    if expression:
        return str(expression)
    classifiers = package.metadata.get_all("Classifier") or []
    named = [
        name.rsplit(" :: ", 1)[1]
        for name in classifiers
        if name.startswith("License :: ") and name.count(" :: ") > 1
    ]
    if named:
        return "; ".join(named)
    return str(package.metadata.json.get("license") or "").strip().partition("\n")[0]


if __name__ == "__main__":
    main()
