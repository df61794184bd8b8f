"""What a check says about a record that has the right form: where in it, what is wrong, what would be
right."""

from dataclasses import dataclass

from cooperation.reading.problem import Problem
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

    def at(self, text: YamlText) -> Problem:
        """The problem in the file whose text this is."""
        return text.problem(
            self.path, self.message, self.hint, warning=self.warning, withholds=self.withholds
        )
