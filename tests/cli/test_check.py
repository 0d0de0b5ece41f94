"""`check`: what it ends with, and what it says to people and to machines."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from jsonschema import Draft202012Validator

from sutarimas.rulebook.book import rules
from sutarimas.rulebook.messages import LANGUAGES
from tests.cli.running import EXAMPLES, ROOT, Terminal, Told
from tests.formats.hamlet import hamlet

FORMATS = ROOT / "docs" / "formats"
FINDINGS = Draft202012Validator(json.loads((FORMATS / "findings.schema.json").read_text("utf-8")))
TOWNS = ("ezeryne", "ignalina", "elektrenai")

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"minLength": 1}}}
LEVEL = {"enum": ["error", "warning", "note", "none"]}
#: What code hosts read of SARIF 2.1.0.
SARIF = Draft202012Validator(
    {
        "type": "object",
        "required": ["version", "runs", "$schema"],
        "properties": {
            "version": {"const": "2.1.0"},
            "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/run"}},
        },
        "$defs": {
            "run": {
                "required": ["tool", "results"],
                "properties": {
                    "language": {"enum": ["lt", "en"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {"driver": {"$ref": "#/$defs/driver"}},
                    },
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
            },
            "driver": {
                "required": ["name", "version", "rules"],
                "properties": {"rules": {"items": {"$ref": "#/$defs/rule"}}},
            },
            "rule": {
                "required": ["id", "shortDescription", "fullDescription"],
                "properties": {
                    "shortDescription": TEXT,
                    "fullDescription": TEXT,
                    "defaultConfiguration": {"properties": {"level": LEVEL}},
                },
            },
            "result": {
                "required": ["ruleId", "level", "message", "locations", "partialFingerprints"],
                "properties": {
                    "level": LEVEL,
                    "message": TEXT,
                    "locations": {"minItems": 1},
                    "suppressions": {
                        "items": {"properties": {"kind": {"enum": ["external", "inSource"]}}}
                    },
                },
            },
        },
    }
)


def checked(terminal: Terminal, *words: str | Path) -> Told:
    return terminal.run("check", *words, "--on", "2026-11-24")


def findings(terminal: Terminal, *words: str | Path) -> dict[str, Any]:
    told = checked(terminal, *words, "--format", "json")
    data: dict[str, Any] = json.loads(told.out)
    FINDINGS.validate(data)
    assert told.status == (1 if data["counts"]["errors"] else 0)
    return data


@pytest.mark.parametrize(("town", "status"), [("ezeryne", 0), ("ignalina", 1), ("elektrenai", 1)])
def test_only_errors_make_it_end_with_1(town: str, status: int, terminal: Terminal) -> None:
    words = ("--on", "2023-12-06") if town == "ezeryne" else ()
    assert terminal.run("check", EXAMPLES / town, *words).status == status


@pytest.mark.parametrize("town", TOWNS)
def test_findings_are_data_that_keep_to_their_schema(town: str, terminal: Terminal) -> None:
    data = findings(terminal, EXAMPLES / town)
    assert data["findings"]
    counted = [x["severity"] for x in data["findings"] if x["waiver"] is None]
    assert data["counts"]["errors"] == counted.count("error")
    assert data["counts"]["warnings"] == counted.count("warning")
    assert data["counts"]["waived"] == len(data["findings"]) - len(counted)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("town", TOWNS)
def test_sarif_has_the_shape_that_code_hosts_read(town: str, lang: str, terminal: Terminal) -> None:
    told = checked(terminal, EXAMPLES / town, "--format", "sarif", "--lang", lang)
    data = json.loads(told.out)
    SARIF.validate(data)
    (run,) = data["runs"]
    described = [x["id"] for x in run["tool"]["driver"]["rules"]]
    assert len(described) == len(set(described))
    assert {x["ruleId"] for x in run["results"]} == set(described)
    whole = findings(terminal, EXAMPLES / town)["findings"]
    assert len(run["results"]) == len(whole)
    assert sum("suppressions" in x for x in run["results"]) == sum(bool(x["waiver"]) for x in whole)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("town", TOWNS)
def test_junit_has_a_case_for_every_rule_and_fails_those_with_errors(
    town: str, lang: str, terminal: Terminal
) -> None:
    told = checked(terminal, EXAMPLES / town, "--format", "junit", "--lang", lang)
    suite = Xml.fromstring(told.out)  # noqa: S314 - our own output
    cases = {str(x.get("name")): x for x in suite.iter("testcase")}
    data = findings(terminal, EXAMPLES / town)
    errors = {
        x["rule"] for x in data["findings"] if x["severity"] == "error" and x["waiver"] is None
    }
    assert {name for name, case in cases.items() if case.find("failure") is not None} == errors
    assert suite.get("failures") == str(len(errors))
    assert suite.get("tests") == str(len(cases)) == str(data["rules_checked"])
    skipped = {name for name, case in cases.items() if case.find("skipped") is not None}
    assert skipped == {x["rule"] for x in data["unchecked"]}
    assert set(cases) <= {x.id for x in rules()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_people_are_told_what_why_and_what_next(lang: str, terminal: Terminal) -> None:
    data = findings(terminal, EXAMPLES / "elektrenai")
    told = checked(terminal, EXAMPLES / "elektrenai", "--lang", lang).out
    for finding in data["findings"]:
        said = finding["texts"][lang]
        assert finding["rule"] in told
        assert all(part in told for part in said.values())
        for citation in finding["citations"]:
            assert citation[f"title_{lang}"] in told


def test_the_day_decides(tmp_path: Path, terminal: Terminal) -> None:
    days = ("2023-12-06", "2026-11-24")
    data = [
        json.loads(terminal.run("check", EXAMPLES / "ezeryne", "--format", "json", "--on", day).out)
        for day in days
    ]
    assert tuple(x["on"] for x in data) == days
    today = terminal.run("check", hamlet(tmp_path), "--format", "json", "--on", "today").out
    assert json.loads(today)["on"] == json.loads(
        terminal.run("check", tmp_path, "--format", "json").out
    )["on"]  # fmt: skip


def test_another_pack_can_be_asked_for(terminal: Terminal) -> None:
    own = findings(terminal, EXAMPLES / "ignalina")
    other = findings(terminal, EXAMPLES / "ignalina", "--pack", "eu-cpr-2021")
    assert (own["pack"], other["pack"]) == ("lt-1v-672@2022-10", "eu-cpr-2021")
    assert own["content_hash"] == other["content_hash"]
    assert own["findings"] != other["findings"]


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("lt", "Kas pasikeistų pagal taisykles practice:"), ("en", "What would change under")],
)
def test_against_another_pack_says_what_would_change(
    lang: str, heading: str, terminal: Terminal
) -> None:
    words = (EXAMPLES / "ignalina", "--against", "practice", "--lang", lang)
    alone = checked(terminal, EXAMPLES / "ignalina", "--lang", lang)
    told = checked(terminal, *words)
    assert told.status == alone.status == 1
    assert told.out.startswith(alone.out)
    change = told.out.removeprefix(alone.out)
    assert change.strip().startswith(heading)
    assert "VPS-" in change


def test_against_its_own_pack_nothing_changes(terminal: Terminal) -> None:
    words = (EXAMPLES / "ignalina", "--against", "lt-1v-672@2022-10")
    assert checked(terminal, *words).out.rstrip().endswith("Niekas nepasikeistų.")


def test_a_comparison_stays_out_of_the_answer_for_machines(terminal: Terminal) -> None:
    words = (EXAMPLES / "ignalina", "--against", "practice", "--format", "json")
    told = checked(terminal, *words)
    FINDINGS.validate(json.loads(told.out))
    assert "Kas pasikeistų" in told.err


def test_a_check_changes_no_file(tmp_path: Path, terminal: Terminal) -> None:
    town = hamlet(tmp_path / "town")
    before = {x: x.read_bytes() for x in sorted(tmp_path.rglob("*")) if x.is_file()}
    checked(terminal, town)
    assert {x: x.read_bytes() for x in sorted(tmp_path.rglob("*")) if x.is_file()} == before


@pytest.mark.parametrize(
    "spoiled",
    [
        {"counts": {}},
        {"content_hash": "x"},
        {"findings": [{}]},
        {"format": "sutarimas-findings/0"},
        {"more": 1},
    ],
)
def test_the_schema_of_findings_refuses_what_is_not_one(spoiled: dict[str, object]) -> None:
    sample = json.loads((FORMATS / "findings.sample.json").read_text("utf-8"))
    FINDINGS.validate(sample)
    assert not FINDINGS.is_valid(sample | spoiled)


def test_values_are_told_in_the_words_of_the_language(terminal: Terminal) -> None:
    told = checked(terminal, EXAMPLES / "elektrenai", "--lang", "lt").out
    assert "biudžeto lėšų: 0,50 (" in told
    assert "Kam svarstomos alternatyvos: tikslas (" in told
