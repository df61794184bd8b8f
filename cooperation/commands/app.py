"""The commands by name; each stands in a module of its own."""

import typer

from cooperation.commands.check import check
from cooperation.commands.figure import figure_command
from cooperation.commands.ids import ids
from cooperation.commands.new import new
from cooperation.commands.rates import rates
from cooperation.commands.schema import schema

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="The records of EU - Central Asia cooperation."
)
for command in (check, new, ids, schema, rates):
    app.command()(command)
app.command("figure")(figure_command)


def main() -> None:
    app()
