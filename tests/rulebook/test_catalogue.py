"""The rule book hangs together: rules, messages, parameters, acts and packs know each other."""

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import sutarimas.rulebook as rulebook
from sutarimas.rulebook.book import rules
from sutarimas.rulebook.messages import LANGUAGES, family
from sutarimas.rulebook.params import Parameter, acts, pack, pack_codes
from sutarimas.rulebook.reading import folder, read
from sutarimas.rulebook.rule import Rule
from tests.rulebook.scenario import findings, scenarios

FAMILIES = (
    *("ACT", "ARE", "BUD", "CON", "DEC", "DOC", "EVD", "GOV", "IND", "MON", "NED", "OBJ"),
    *("PAR", "PRB", "PUB", "SUR", "SWT", "TRC"),
)
ALWAYS = ("title", "why", "remedy", "good", "bad")
READS = frozenset({"whole", "decimal", "euro", "day", "texts", "text"})
# Worded for packs to come.
UNSAID = {("VPS-DOC-001", "empty_summary")}
HOME = Path(rulebook.__file__).parent
every_rule = pytest.mark.parametrize("rule", rules(), ids=lambda x: x.id)
both_languages = pytest.mark.parametrize("lang", LANGUAGES)


def said(rule: Rule, lang: str) -> dict[str, str]:
    return dict(family(rule.family, lang)[rule.id])


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@cache
def parameters() -> tuple[Parameter, ...]:
    """Every version of every parameter of every pack."""
    found = (
        version
        for code in pack_codes()
        for versions in pack(code).parameters.values()
        for version in versions
    )
    return tuple(found)


def test_there_are_at_least_seventy_rules_of_every_family() -> None:
    assert len(rules()) >= 70
    assert {x.family for x in rules()} == set(FAMILIES)


@every_rule
def test_an_id_is_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"VPS-[A-Z]{3}-\d{3}", rule.id)
    assert all(re.fullmatch(r"[A-J]\d{1,2}", letter) for letter in rule.also)


def test_every_rule_function_is_found_under_its_own_id() -> None:
    declared = [
        item.rule.id
        for path in sorted((HOME / "rules").glob("[a-z]*.py"))
        for item in vars(import_module(f"sutarimas.rulebook.rules.{path.stem}")).values()
        if isinstance(getattr(item, "rule", None), Rule)
    ]
    assert sorted(declared) == [x.id for x in rules()]


@every_rule
def test_a_rule_cites_acts_that_are_registered(rule: Rule) -> None:
    assert rule.citations
    assert {x.act for x in rule.citations} <= set(acts())
    assert all(x.place for x in rule.citations)


@every_rule
@both_languages
def test_a_rule_has_all_its_words(rule: Rule, lang: str) -> None:
    texts = said(rule, lang)
    assert [key for key in ALWAYS if not texts.get(key, "").strip()] == []
    assert set(texts) - set(ALWAYS), "no problem is worded"
    assert not texts["title"].endswith(".")


@every_rule
def test_both_languages_say_the_same_with_the_same_slots(rule: Rule) -> None:
    lt, en = said(rule, "lt"), said(rule, "en")
    assert set(lt) == set(en)
    assert {k: slots(v) for k, v in lt.items()} == {k: slots(v) for k, v in en.items()}
    # An example may be a name and a number, the same everywhere.
    assert [k for k in lt if lt[k] == en[k] and k not in ("good", "bad")] == []


@both_languages
def test_no_words_are_left_of_a_rule_that_is_gone(lang: str) -> None:
    files = sorted(x.name.removesuffix(".yaml") for x in folder(f"messages/{lang}").iterdir())
    assert files == sorted(FAMILIES)
    told = {rule_id for name in files for rule_id in family(name, lang)}
    assert told == {x.id for x in rules()}


def test_every_message_is_said_in_some_scenario() -> None:
    heard = {(x.rule, found.key) for x in scenarios() for found in findings(x)}
    worded = {(rule.id, key) for rule in rules() for key in said(rule, "lt") if key not in ALWAYS}
    assert sorted(worded - heard - UNSAID) == []
    assert UNSAID & heard == set()


@every_rule
def test_a_parameter_of_a_rule_exists_in_every_pack_that_holds_it(rule: Rule) -> None:
    for code in pack_codes():
        if pack(code).includes(rule.id):
            assert set(rule.parameters) <= set(pack(code).parameters), code


def test_every_parameter_that_code_reads_is_declared_by_a_rule() -> None:
    declared = {name for rule in rules() for name in rule.parameters}
    read_names = {name for path in sorted(HOME.rglob("*.py")) for name in _read_in(path)}
    assert read_names
    assert sorted(read_names - declared) == []


def _read_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in READS
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "case"
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value)


def test_every_parameter_is_read_by_a_rule() -> None:
    declared = {name for rule in rules() for name in rule.parameters}
    assert sorted({x.name for x in parameters()} - declared) == []


def test_every_value_names_a_registered_act_and_the_place_in_it() -> None:
    assert sorted({x.act for x in parameters()} - set(acts())) == []
    assert [x.name for x in parameters() if not x.point.strip()] == []


def test_every_parameter_is_described_in_both_languages() -> None:
    files = [*folder("parameters").iterdir()]
    entries = {k: v for path in files for k, v in read(path).items()}
    for code in pack_codes():
        entries |= read(folder("packs") / f"{code}.yaml").get("parameters", {})
    assert len(entries) > 10
    bare = [
        k for k, v in entries.items() if not (v.get("description_lt") and v.get("description_en"))
    ]
    assert bare == []


def test_every_act_is_named_in_both_languages() -> None:
    assert [x.code for x in acts().values() if not (x.title_lt and x.title_en)] == []


@pytest.mark.parametrize("code", pack_codes())
def test_a_pack_names_rules_and_families_that_exist(code: str) -> None:
    known = {x.id for x in rules()} | set(FAMILIES)
    one = pack(code)
    assert set(one.rules) <= known
    assert set(one.excluded) <= known
    assert set(one.severities) <= known
    assert len(set(one.chapters)) == len(one.chapters) > 5


def test_the_packs_of_one_law_differ_by_their_ceilings() -> None:
    on = date(2024, 1, 1)
    before, after = pack("lt-1v-672@2022-10"), pack("lt-1v-672@2023-10")
    assert all(after.includes(x.id) for x in rules())
    for name in ("strategy_max_value", "erdf_max_share"):
        old, new = (x.parameter(name, on=on, keys={}) for x in (before, after))
        assert old is not None
        assert old.value is None
        assert new is not None
        assert new.value is not None


def test_a_pack_takes_back_what_its_base_leaves_out() -> None:
    assert not pack("eu-cpr-2021").includes("VPS-GOV-006")
    assert pack("lt-1v-672@2022-10").includes("VPS-GOV-006")
    assert pack("eu-cpr-2021").includes("VPS-BUD-001")
    assert not pack("practice").includes("VPS-BUD-001")


def test_the_period_before_puts_the_analysis_first() -> None:
    old = pack("eu-1303-2013@2014-20").chapters
    new = pack("eu-cpr-2021").chapters
    assert old.index("needs") < old.index("involvement")
    assert new.index("involvement") < new.index("needs")


def test_every_municipality_has_a_region_and_a_centre_that_is_a_town() -> None:
    lists = pack("lt-1v-672@2023-10").lists
    entries = lists["municipalities"]
    assert len(entries) == 60
    assert sum(x["region"] == "capital" for x in entries.values()) == 8
    assert {x["region"] for x in entries.values()} == {"capital", "central_western"}
    assert sorted({x["centre"] for x in entries.values()} - set(lists["towns"])) == []
