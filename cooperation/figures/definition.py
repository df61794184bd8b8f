"""What a definition of a figure holds: its public name, its parameters with their values, and what makes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from cooperation.figures.figure import Figure, Nothing
from cooperation.findings.nearest import KEPT, Found, nearest_places, nearest_selections
from cooperation.selection import AddressProblem
from cooperation.sentences.selection import nothing_text
from cooperation.view import View

Values = Mapping[str, str]  # of all parameters of a figure, by name
Word = TypeVar("Word", bound=str)


class FigureError(ValueError):
    """A name, parameter or value that no figure has; the message says what is allowed."""

    def __init__(self, message: str, problem: AddressProblem) -> None:
        super().__init__(message)
        self.problem = problem


@dataclass(frozen=True)
class Parameter:
    """A parameter of a figure. `values` and `default` can depend on what is on record; `word` is what a reader calls a
    value. `always_named`: addresses name it also at its default.
    """

    name: str
    label: str
    values: Callable[[View], Sequence[str]]
    default: Callable[[View], str]
    word: Callable[[View, str], str]
    always_named: bool = False

    def check(self, view: View, figure_name: str, value: str) -> str:
        """The value. Raises FigureError where it is none of those allowed."""
        allowed = self.values(view)
        if value in allowed:
            return value
        listed = ", ".join(allowed)
        raise FigureError(
            f"The figure {figure_name} has no {self.name}={value}; allowed are: {listed}",
            AddressProblem(self.name, value, listed),
        )


def choice(name: str, label: str, words: Mapping[Word, str], *, always_named: bool = False) -> Parameter:
    """A parameter with a closed list of values and their messages; the first is the default."""
    values = tuple(words)
    messages: dict[str, str] = {str(value): message for value, message in words.items()}
    return Parameter(
        name,
        label,
        lambda _: values,
        lambda _: values[0],
        lambda view, value: view.t(messages[value]),
        always_named,
    )


def record_choice(
    name: str,
    label: str,
    ids: Callable[[View], Sequence[str]],
    default: Callable[[View], str] | None = None,
) -> Parameter:
    """A parameter whose values are ids of records; the first is the default unless told otherwise."""
    return Parameter(
        name,
        label,
        ids,
        default or (lambda view: ids(view)[0]),
        lambda view, value: view.title(value),
        always_named=True,
    )


@dataclass(frozen=True)
class Definition:
    """A figure under its public name, which embed codes of other sites hold.

    `title` names it in a list, a message for the translator; `page` is the address it belongs to. `shows` gives the ids
    of the records behind it: where there are none, there is nothing to draw. `of_one_place`: it shows one country, or
    what several share. `drawn_empty`: without records it is still drawn, with the answer in words.
    """

    name: str
    title: str
    page: str
    make: Callable[[View, Values], Figure]
    shows: Callable[[View, Values], frozenset[str]]
    parameters: tuple[Parameter, ...] = ()
    of_one_place: bool = False
    drawn_empty: bool = True
    why_empty: Callable[[View, Values], str] = lambda view, _: nothing_text(view)

    def figure(self, view: View, given: Values) -> Figure | Nothing:
        """The figure with the given parameters, the others at their default. Raises FigureError."""
        self._check_names(given)
        if self.of_one_place and len(view.selection.countries) != 1:
            words = view.t("This figure shows one country, or what several share. Choose one.")
            return Nothing(
                self.name,
                view.t(self.title),
                self.page,
                words,
                lambda: nearest_places(view, self._found({})),
                given,
                needs_place=True,
            )
        if not self.is_possible(view):
            return self._nothing(view, {}, given)
        values = {
            parameter.name: parameter.check(view, self.name, given[parameter.name])
            if parameter.name in given
            else parameter.default(view)
            for parameter in self.parameters
        }
        if self.shows(view, values):
            return self._made(view, values)
        return self._nothing(view, values, given)

    def is_possible(self, view: View) -> bool:
        """Whether each parameter has a value; those that are records can have none."""
        return all(parameter.values(view) for parameter in self.parameters)

    def _check_names(self, given: Values) -> None:
        names = [parameter.name for parameter in self.parameters]
        for name, value in given.items():
            if name not in names:
                listed = ", ".join(names)
                allowed = f"allowed are: {listed}" if names else "it has none"
                raise FigureError(
                    f"The figure {self.name} has no parameter {name}; {allowed}",
                    AddressProblem(name, value, listed),
                )

    def _made(self, view: View, values: Values) -> Figure:
        made = self.make(view, values)
        values = {**values, **made.parameters}  # what the selection decides
        named = {parameter.name for parameter in self.parameters if parameter.always_named}
        differing = {
            parameter.name
            for parameter in self.parameters
            if parameter.name in named or values[parameter.name] != parameter.default(view)
        }
        return replace(
            made,
            name=self.name,
            page=self.page,
            parameters=values,
            distinguishing={name: value for name, value in values.items() if name in named},
            address_parameters={
                "name": self.name,
                **{name: value for name, value in values.items() if name in differing},
            },
        )

    def _nothing(self, view: View, values: Values, given: Values) -> Nothing:
        in_place = self._made(view, values) if self.drawn_empty and self.is_possible(view) else None
        return Nothing(
            self.name,
            view.t(self.title),
            self.page,
            self.why_empty(view, values),
            lambda: nearest_selections(view, self._found(values), KEPT.get(self.page, ())),
            given,
            in_place,
        )

    def _found(self, values: Values) -> Found:
        """What the figure shows of another view, with the same parameters as far as they are allowed there."""

        def found(view: View) -> frozenset[str]:
            if not self.is_possible(view):
                return frozenset()
            there = {
                parameter.name: values[parameter.name]
                if values.get(parameter.name) in parameter.values(view)
                else parameter.default(view)
                for parameter in self.parameters
            }
            return self.shows(view, there)

        return found
