"""JSON Schema of the content format, for editors: generated from the models and nothing else."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from game.library.authoring.field_docs import field_docs
from game.library.errors import AuthorError
from game.library.gates.writing import why_unwritten, write_file
from game.library.models.base import Model
from game.library.models.case import Case
from game.library.models.debrief import Debrief
from game.library.models.role import Role
from game.library.models.shared import Concepts, Curriculum, SharedSources

PARTS: dict[str, type[Model]] = {
    "case": Case,
    "role": Role,
    "debrief": Debrief,
    "sources": SharedSources,
    "concepts": Concepts,
    "curriculum": Curriculum,
}
"""By kind of file: the model that it makes. Both roles are of one kind."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The dialect that every YAML language server understands."""

NOT_BLANK = r"\S"
"""A text of spaces alone is empty to the reader, which strips it."""


def schema(part: str) -> dict[str, Any]:
    """Return the schema of one kind of file: a key of `PARTS`."""
    found = PARTS[part].model_json_schema(schema_generator=_ForAuthors)
    return {"$schema": DRAFT, **found}


def schema_text(part: str) -> str:
    """Return the schema of one kind of file as it is written to disk."""
    return json.dumps(schema(part), indent=1, ensure_ascii=False) + "\n"


def write_schemas(folder: Path, parts: Iterable[str]) -> list[Path]:
    """Write the schemas of `parts` into a folder, over what is there; the files.

    Raises:
        AuthorError: one cannot be written.
    """
    written: list[Path] = []
    for part in parts:
        path = folder / f"{part}.json"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_file(path, schema_text(part).encode())
        except OSError as error:
            raise AuthorError(f"{path} cannot be written: {why_unwritten(error)}.") from None
        written.append(path)
    return written


class _ForAuthors(GenerateJsonSchema):
    """Pydantic's schema, with our docstrings, and no more in it than the reader asks for."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Describe each field by its docstring, and leave out what only code needs."""
        found = super().model_schema(schema)
        said = field_docs(schema["cls"])
        for key, field in found.get("properties", {}).items():
            if not field.get("default") or isinstance(field["default"], dict):
                # An editor would write it into the file: `needs: null`, `secret: false`.
                field.pop("default", None)
            if key in said:
                field["description"] = said[key]
        return found

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Let a key be its own title."""
        return False

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Ask for a letter where the reader strips a text that must not be empty."""
        found = super().str_schema(schema)
        if schema.get("strip_whitespace") and schema.get("min_length"):
            found["pattern"] = NOT_BLANK
        return _explained(found)

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Hold every key to the pattern of ids; pydantic's own form lets the others pass."""
        found = super().dict_schema(schema)
        patterns = found.pop("patternProperties", {})
        for pattern, values in patterns.items():
            found["additionalProperties"] = values
            names = {**found.get("propertyNames", {}), "pattern": pattern}
            found["propertyNames"] = _explained(names)
        return found


def _explained(found: JsonSchemaValue) -> JsonSchemaValue:
    """Let the language server say what a pattern asks for; other readers pass over it."""
    if "pattern" in found:
        blank = found["pattern"] == NOT_BLANK
        found["patternErrorMessage"] = (
            "Expected a text." if blank else "Expected lower-case words joined by hyphens."
        )
    return found
