"""The published schemas: current, valid, and as strict as the reader."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from scripts.write_schemas import SAMPLE, write_all
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import MANIFEST, unpack, write_archive
from sutarimas.formats.bundle import read_bundle, write_bundle
from sutarimas.formats.folder import read_folder
from sutarimas.formats.folder_text import folder_files
from sutarimas.formats.layout import TABLES
from sutarimas.formats.schema import bundle_schema, folder_schema
from tests.formats.strategies import strategies
from tests.repository.tree import ROOT

FORMATS = ROOT / "docs" / "formats"
FOLDER = FORMATS / SAMPLE
BUNDLE = Draft202012Validator(bundle_schema())
SHEETS = Draft202012Validator(folder_schema())
MANIFESTS = Draft202012Validator(json.loads((FORMATS / "manifest.schema.json").read_text("utf8")))
#: Columns that no default stands in for when a cell is empty.
REQUIRED = {
    table.file: {f.name for f in fields(table.record) if f.default is MISSING} for table in TABLES
}

few = settings(max_examples=15, suppress_health_check=list(HealthCheck))


def tree_of(files: dict[str, str], load: Callable[[str], Any]) -> dict[str, Any]:
    """The files of a folder as the schema sees them."""
    tree: dict[str, Any] = {}
    for name, text in files.items():
        if name.endswith(".csv"):
            rows = csv.DictReader(io.StringIO(text, newline=""))
            tree[name] = [
                {k: x for k, x in row.items() if x or k in REQUIRED[name]} for row in rows
            ]
        elif name.endswith(".md"):
            tree[name] = load(text.split("\n---\n")[0].removeprefix("---\n"))
        else:
            tree[name] = load(text)
    return tree


def as_text(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506


def as_an_editor_reads(text: str) -> Any:
    """Numbers and booleans where YAML 1.2 sees them; days stay text."""
    return yaml.load(text, Loader=Editor)  # noqa: S506


class Editor(yaml.SafeLoader):
    yaml_implicit_resolvers = {  # noqa: RUF012 - as in the base class
        first: [x for x in found if x[0] != "tag:yaml.org,2002:timestamp"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def sample() -> dict[str, str]:
    paths = (x for x in sorted(FOLDER.rglob("*")) if x.is_file())
    return {x.relative_to(FOLDER).as_posix(): x.read_text("utf8") for x in paths}


def test_what_is_published_is_what_the_code_gives(tmp_path: Path) -> None:
    write_all(tmp_path, FOLDER)
    written = {x.relative_to(tmp_path): x.read_bytes() for x in tmp_path.rglob("*") if x.is_file()}
    assert len(written) > 10
    stale = [str(name) for name, data in written.items() if (FORMATS / name).read_bytes() != data]
    assert stale == [], "run: PYTHONPATH=src python scripts/write_schemas.py"


@pytest.mark.parametrize("schema", sorted(FORMATS.glob("*.schema.json")), ids=lambda x: x.name)
def test_every_schema_is_valid_and_has_a_sample(schema: Path) -> None:
    Draft202012Validator.check_schema(json.loads(schema.read_text("utf8")))
    stem = schema.name.removesuffix(".schema.json")
    assert list(FORMATS.glob(f"{stem}.sample*"))


def faults(schema: Draft202012Validator, tree: object) -> list[str]:
    """What a schema has against a tree."""
    return [error.message for error in schema.iter_errors(tree)]


def test_the_samples_are_valid() -> None:
    bundle = json.loads((FORMATS / "bundle.sample.json").read_text("utf8"))
    manifest = json.loads((FORMATS / "manifest.sample.json").read_text("utf8"))
    assert faults(BUNDLE, bundle) == []
    assert faults(MANIFESTS, manifest) == []
    assert faults(SHEETS, tree_of(sample(), as_text)) == []


def test_an_editor_that_sees_numbers_accepts_the_sample_too() -> None:
    tree = tree_of(sample(), as_an_editor_reads)
    assert tree["strategy.yaml"]["identity"]["first_year"] == 2024
    SHEETS.validate(tree)


def test_the_samples_are_one_strategy() -> None:
    bundle = (FORMATS / "bundle.sample.json").read_bytes()
    assert read_bundle("sample", bundle) == read_folder(FOLDER)


def test_the_manifest_of_an_archive_is_valid() -> None:
    archive = write_archive(read_folder(FOLDER))
    assert faults(MANIFESTS, json.loads(unpack("a.zip", archive)[MANIFEST])) == []


@few
@given(strategies())
def test_every_bundle_and_every_folder_is_valid(strategy: Strategy) -> None:
    assert faults(BUNDLE, json.loads(write_bundle(strategy))) == []
    assert faults(BUNDLE, json.loads(write_bundle(strategy, public=True))) == []
    whole = folder_files(strategy)
    sheets = {x: whole[x].decode() for x in whole if x.endswith((".yaml", ".csv"))}
    assert faults(SHEETS, tree_of(sheets, as_text)) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("strategy.yaml", "slug", "slgu"),
        ("strategy.yaml", "2024", "soon"),
        ("evidence.yaml", "statistic", "statistics"),
        ("evidence.yaml", "4998", "4998,5"),
        ("needs.yaml", "items:", "itmes:"),
        ("place.yaml", "  region: central_western\n", ""),
        ("people.yaml", "2023-03-01", "2023.03.01"),
        ("people.yaml", "competent: true", "competent: maybe"),
        ("finance.csv", "8490.77", "many"),
        ("goals.yaml", "[P-01", "[[P-01]"),
        ("prose/lt/010-gyventojai.md", "title:", "tilte:"),
    ],
)
def test_a_fault_of_the_folder_is_refused(file: str, old: str, new: str) -> None:
    files = sample()
    assert old in files[file]
    broken = files[file].replace(old, new, 1)
    if file == "goals.yaml":
        broken = broken.replace("Ona Onaitė]", "Ona Onaitė]]").replace("[[P-01]@", "[[P-01@")
    tree = tree_of({**files, file: broken}, as_text)
    assert not SHEETS.is_valid(tree)


@pytest.mark.parametrize(
    "change",
    [{"format": "x"}, {"content_hash": "x"}, {"private": "x"}, {"strategy": {}}, {"more": 1}],
)
def test_a_fault_of_the_bundle_is_refused(change: dict[str, Any]) -> None:
    content = json.loads((FORMATS / "bundle.sample.json").read_text("utf8"))
    assert BUNDLE.is_valid(content)
    assert not BUNDLE.is_valid({**content, **change})
