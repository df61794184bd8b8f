"""`cooperation schema`: the forms of the records as JSON Schema, for editors that complete and underline."""

import json
import re
from typing import Any

import typer
from pydantic.json_schema import GenerateJsonSchema

from cooperation.commands.folder import DataFolder, records_folder
from cooperation.records.kinds import KIND_BY_FOLDER


def schema(folder: DataFolder = None) -> None:
    """Write data/schema/<kind>.json from the forms of the records."""
    target = records_folder(folder) / "schema"
    target.mkdir(parents=True, exist_ok=True)
    written = schemas()
    for name, text in written.items():
        (target / name).write_text(text, encoding="utf-8")
    typer.echo(f"Written: {len(written)} schemas in {target}")


class _AsWritten(GenerateJsonSchema):
    """Texts, dates and amounts as they stand in YAML: an editor reads `2025` as a number and `true` as a word
    of YAML."""

    def str_schema(self, schema: Any) -> dict[str, Any]:
        text = super().str_schema(schema)
        if re.fullmatch(text.get("pattern", ".*"), "2025"):
            return {"anyOf": [text, {"type": "number"}]}
        return text

    def decimal_schema(self, schema: Any) -> dict[str, Any]:  # noqa: ARG002  # as the base class calls it
        return {"type": "number"}


def schemas() -> dict[str, str]:
    """The schema of each kind by the name of its file, as JSON text that ends in a line break."""
    found: dict[str, str] = {}
    for kind in KIND_BY_FOLDER.values():
        form = kind.model_json_schema(schema_generator=_AsWritten)
        form["$schema"] = GenerateJsonSchema.schema_dialect
        form["properties"].pop("id")  # the name of the file
        form["required"].remove("id")
        found[f"{kind.noun}.json"] = json.dumps(form, ensure_ascii=False, indent=2) + "\n"
    return found
