"""What a check says about a record that has the right form: where in it, what is wrong, what would be
right."""

from dataclasses import dataclass

from cooperation.reading.problem import Problem, Severity
from cooperation.reading.yaml_text import FieldPath, YamlText


@dataclass(frozen=True)
class Violation:
    """Becomes a Problem once its line in the file is known. `withholds` is False where only a link is
    broken."""

    path: FieldPath
    message: str
    hint: str = ""
    warning: bool = False
    withholds: bool = True
    note: bool = False

    def at(self, text: YamlText) -> Problem:
        """The problem in the file whose text this is."""
        severity: Severity = "note" if self.note else "warning" if self.warning else "error"
        return text.problem(self.path, self.message, self.hint, severity=severity, withholds=self.withholds)
