"""JSON Schemas (2020-12) of folder, bundle and record, from the same type hints as the reader.

In a bundle every value is text. In a folder an editor may show `4998` as a number and `no` as a
boolean; both are text to us, so the folder's schema lets them pass.
"""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from sutarimas.domain.event import KIND
from sutarimas.domain.money import Euro
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import Link
from sutarimas.domain.strategy import Strategy
from sutarimas.formats import bundle
from sutarimas.formats.bundle import FORMAT, KEYS
from sutarimas.formats.front_matter import KEYS as FRONT_KEYS
from sutarimas.formats.layout import SHEETS, TABLES, Sheet
from sutarimas.formats.record import RECEIPT_FORMAT, RECORD_FORMAT, Receipt, Record

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PROSE_NAME = "^prose/[a-z]{2,3}/[0-9]+-.+\\.md$"
_HASH = "^[0-9a-f]{64}$"
_SCALARS: dict[Any, Schema] = {
    str: {},
    int: {"pattern": "^-?[0-9]{1,18}$"},
    Decimal: {"pattern": "^-?[0-9]{1,18}(\\.[0-9]{1,18})?$"},
    Euro: {"pattern": "^-?[0-9]{1,12}\\.[0-9]{2}$"},
    date: {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"},
}
_YES_NO: list[Any] = ["true", "false"]
#: An amount in a folder may be written as people write it.
_FREE_AMOUNT = {"pattern": "^[-\u2212]?[0-9][0-9 .,\u00a0]*( ?(Eur|EUR|€))?$"}


def bundle_schema() -> Schema:
    """The form of a bundle."""
    writer = _Writer(strict=True)
    return {
        "$schema": _DIALECT,
        "title": "A strategy as one file",
        "description": " ".join((bundle.__doc__ or "").split()),
        "type": "object",
        "additionalProperties": False,
        "required": list(KEYS),
        "properties": {
            "format": {"const": FORMAT},
            "content_hash": {
                "description": "SHA-256 of the canonical JSON of what an approval is about.",
                "type": "string",
                "pattern": _HASH,
            },
            "private": {
                "description": "Keys of `strategy` that must not leave the house.",
                "type": "array",
                "items": {"type": "string"},
            },
            "strategy": writer.of(Strategy),
        },
        "$defs": writer.defs(),
    }


def folder_schema() -> Schema:
    """The form of a strategy folder: its files by name, a CSV file as a list of rows.

    An editor finds the schema of one file under `properties` and the name of that file.
    """
    writer = _Writer(strict=False)
    properties = {sheet.file: _sheet(writer, sheet) for sheet in SHEETS}
    for table in TABLES:
        properties[table.file] = {"type": "array", "items": writer.of(table.record)}
    return {
        "$schema": _DIALECT,
        "title": "A strategy as a folder of files",
        "description": "YAML files as their content, CSV files as lists of rows, the front matter "
        "of prose; text is text, whatever it looks like.",
        "type": "object",
        "additionalProperties": False,
        "required": ["strategy.yaml", "place.yaml"],
        "properties": properties,
        "patternProperties": {_PROSE_NAME: _front_matter(writer)},
        "$defs": writer.defs(),
    }


def record_schema() -> Schema:
    """The form of a published record."""
    return _proof_schema(Record, RECORD_FORMAT, title="What a group did, sealed")


def receipt_schema() -> Schema:
    """The form of a receipt."""
    return _proof_schema(Receipt, RECEIPT_FORMAT, title="A receipt for one event")


def _proof_schema(kind: type, form: str, *, title: str) -> Schema:
    writer = _Writer(strict=True)
    whole = writer.record(kind)
    schema = {
        "$schema": _DIALECT,
        **whole,
        "title": title,
        "required": ["format", *whole["required"]],
        "properties": {"format": {"const": form}, **whole["properties"]},
        "$defs": writer.defs(),
    }
    _only_digests(schema)
    return schema


def _only_digests(schema: Schema) -> None:
    """Texts that must be digests, and kinds that must be words of ours, get their pattern."""
    defs, properties = schema["$defs"], schema["properties"]
    event = defs["Event"]["properties"]
    event["kind"]["pattern"] = f"^{KIND}$"
    event["subject"]["pattern"] = event["digest"]["pattern"] = _HASH
    defs["Seal"]["properties"]["root"]["pattern"] = _HASH
    if "SealedEdition" in defs:
        defs["SealedEdition"]["properties"]["content_hash"]["pattern"] = _HASH
    if "proof" in properties:
        properties["proof"]["items"]["pattern"] = _HASH


class _Writer:
    """Schemas of types, each dataclass once."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self._defs: dict[str, Schema] = {}

    def defs(self) -> dict[str, Schema]:
        """Every dataclass met so far, by name."""
        return dict(sorted(self._defs.items()))

    def of(self, hint: Any) -> Schema:
        """The schema of a type hint."""
        if isinstance(hint, UnionType):
            (inner,) = (x for x in get_args(hint) if x is not type(None))
            return self.of(inner)
        if get_origin(hint) is tuple:
            return {"type": "array", "items": self.of(get_args(hint)[0])}
        if hint is Link and not self.strict:
            return {"anyOf": [{"type": "string", "minLength": 1}, self._reference(Link)]}
        if is_dataclass(hint) and hint is not Euro:
            return self._reference(hint)
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return {"description": _first(hint), "enum": [member.value for member in hint]}
        return self._scalar(hint)

    def _scalar(self, hint: Any) -> Schema:
        if hint is bool:
            return {"enum": _YES_NO if self.strict else [*_YES_NO, True, False]}
        if self.strict:
            return {"type": "string", **_SCALARS[hint]}
        rule = _FREE_AMOUNT if hint is Euro else _SCALARS[hint]
        kinds = ["string", "number", "boolean"] if hint is str else ["string", "number"]
        return {"type": "string" if hint is date else kinds, **rule}

    def _reference(self, kind: Any) -> Schema:
        name = kind.__name__
        if name not in self._defs:
            self._defs[name] = {}
            self._defs[name] = self.record(kind)
        return {"$ref": f"#/$defs/{name}"}

    def record(self, kind: Any) -> Schema:
        """The schema of a dataclass, its fields one by one."""
        hints = get_type_hints(kind)
        # A folder keeps bytes as files beside the others.
        shown = [f for f in fields(kind) if self.strict or not f.metadata.get("beside")]
        return {
            "description": " ".join((kind.__doc__ or "").split()),
            "type": "object",
            "additionalProperties": False,
            "required": [f.name for f in shown if f.default is MISSING],
            "properties": {f.name: self.of(hints[f.name]) for f in shown},
        }


def _sheet(writer: _Writer, sheet: Sheet) -> Schema:
    """The schema of one YAML file; only what has no default must be there."""
    kind: Any = Strategy
    for step in sheet.path:
        kind = get_type_hints(kind)[str(step)]
    whole = writer.record(kind)
    return {
        "description": _first(kind) if sheet.path else "Whose strategy it is, and its registers.",
        "type": "object",
        "additionalProperties": False,
        "required": [key for key in whole["required"] if key in sheet.keys],
        "properties": {key: whole["properties"][key] for key in sheet.keys},
    }


def _front_matter(writer: _Writer) -> Schema:
    whole = writer.record(Section)
    required = [key for key in whole["required"] if key in FRONT_KEYS and key != "code"]
    return {
        "description": "The front matter of a piece of prose; the code is that of the file name.",
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": {key: whole["properties"][key] for key in FRONT_KEYS},
    }


def published() -> Iterator[tuple[str, Schema]]:
    """Every schema made here, by the name of its file."""
    yield "bundle.schema.json", bundle_schema()
    yield "strategy-folder.schema.json", folder_schema()
    yield "record.schema.json", record_schema()
    yield "receipt.schema.json", receipt_schema()


def _first(kind: type) -> str:
    return (kind.__doc__ or "").strip().split("\n")[0]
