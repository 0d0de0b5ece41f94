"""A strategy folder: what is read, where each fault is, and that all are told at once."""

from decimal import Decimal
from pathlib import Path

import pytest

from sutarimas.domain.prose import Section
from sutarimas.formats.folder import read_folder
from sutarimas.formats.folder_text import folder_files, write_folder
from sutarimas.formats.problems import LANGUAGES, Unusable
from tests.formats.hamlet import (
    EVIDENCE,
    FILES,
    NEEDS,
    OBSERVATIONS,
    PLACE,
    SECTION,
    STRATEGY,
    hamlet,
    only_problem,
    problems,
    write,
)


def test_all_kinds_of_files_become_one_value(tmp_path: Path) -> None:
    strategy = read_folder(hamlet(tmp_path))
    assert strategy.identity.years == range(2024, 2030)
    assert strategy.place.observations[0].value == Decimal(4998)
    assert strategy.needs.items[0].evidence[0].to == "E-01"
    assert strategy.prose == (
        Section(
            code="gyventojai",
            chapter="territory",
            title="Gyventojai",
            body="Mieste gyvena [[fact:E-01|4 998]] gyventojai.",
        ),
    )


def test_files_that_are_missing_are_empty(tmp_path: Path) -> None:
    write(tmp_path, {"strategy.yaml": STRATEGY, "place.yaml": PLACE})
    assert read_folder(tmp_path).needs.items == ()


def test_other_files_beside_are_left_alone(tmp_path: Path) -> None:
    hamlet(tmp_path)
    write(tmp_path, {"README.md": "x", "files/minutes.pdf": b"%PDF", ".git/config.yaml": "x"})
    assert read_folder(tmp_path).identity.slug == "kaimelis"


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(tmp_path: Path) -> None:
    changed = {
        "needs_yaml": b"\xef\xbb\xbf" + NEEDS.replace("\n", "\r\n").encode(),
        "observations_csv": b"\xef\xbb\xbf" + OBSERVATIONS.replace("\n", "\r\n").encode(),
        "prose_lt_010-gyventojai_md": b"\xef\xbb\xbf" + SECTION.replace("\n", "\r\n").encode(),
    }
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    plain, windows = hamlet(tmp_path / "a"), hamlet(tmp_path / "b", **changed)
    assert read_folder(windows) == read_folder(plain)


def test_letters_in_pieces_are_joined(tmp_path: Path) -> None:
    apart = NEEDS.replace("ž", "z\u030c")
    assert apart != NEEDS
    whole = read_folder(hamlet(tmp_path / "a"))
    assert read_folder(hamlet(tmp_path / "b", needs_yaml=apart)) == whole


def test_prose_is_in_the_order_of_file_names(tmp_path: Path) -> None:
    hamlet(tmp_path)
    write(tmp_path, {f"prose/{x}.md": SECTION for x in ("en/010-a", "lt/1000-z", "lt/020-b")})
    found = [(x.lang, x.code) for x in read_folder(tmp_path).prose]
    assert found == [("lt", "gyventojai"), ("en", "a"), ("lt", "b"), ("lt", "z")]


def test_an_empty_row_of_a_spreadsheet_is_no_record(tmp_path: Path) -> None:
    strategy = read_folder(hamlet(tmp_path, observations_csv=OBSERVATIONS + ",,,\n\n"))
    assert len(strategy.place.observations) == 1


def test_written_files_are_the_canonical_ones(tmp_path: Path) -> None:
    strategy = read_folder(hamlet(tmp_path / "a"))
    write_folder(strategy, tmp_path / "b")
    assert read_folder(tmp_path / "b") == strategy
    names = {x.relative_to(tmp_path / "b").as_posix() for x in (tmp_path / "b").rglob("*.*")}
    assert names == set(folder_files(strategy)) == set(FILES)
    assert (tmp_path / "b/evidence.yaml").read_text("utf8") == EVIDENCE


def test_a_folder_in_use_is_not_written_into(tmp_path: Path) -> None:
    strategy = read_folder(hamlet(tmp_path))
    with pytest.raises(Unusable) as refusal:
        write_folder(strategy, tmp_path)
    assert refusal.value.problems[0].kind == "folder_in_use"


def test_long_text_is_folded_and_short_lists_stay_on_a_line(tmp_path: Path) -> None:
    statement = "Kas trečias gyventojas senesnis nei 65 metų, o jaunimas išvyksta. " * 3
    needs = NEEDS.replace("Per dešimtmetį gyventojų sumažėjo.", statement.strip())
    text = folder_files(read_folder(hamlet(tmp_path, needs_yaml=needs)))["needs.yaml"].decode()
    assert "    statement: >-\n      Kas trečias" in text
    assert "    evidence: [E-01]\n" in text
    assert max(len(line) for line in text.splitlines()) <= 100


def test_every_fault_of_several_files_is_told_with_its_line(tmp_path: Path) -> None:
    folder = hamlet(
        tmp_path,
        strategy_yaml=STRATEGY.replace("first_year: 2024", "first_yaer: 2024"),
        needs_yaml=NEEDS.replace("problem", "problm"),
        observations_csv=OBSERVATIONS.replace("4998", "4 998,0"),
    )
    found = {(x.kind, x.where()) for x in problems(folder)}
    assert found == {
        ("unknown_key", "strategy.yaml:5:3 identity.first_yaer"),
        ("missing_key", "strategy.yaml:2:3 identity"),
        ("not_one_of", "needs.yaml:4:11 needs.items[0].kind"),
        # A comma without quotes makes one cell too many: told before its value is.
        ("csv_ragged", "observations.csv:2"),
    }


def test_what_a_broken_file_would_have_held_is_not_missed(tmp_path: Path) -> None:
    problem = only_problem(hamlet(tmp_path, place_yaml="territory: [\n"))
    assert problem.where().startswith("place.yaml:2")


YAML_FAULTS = {
    "duplicate_key": ("items: []\nitems: []\n", 2),
    "key_elsewhere": ("items: []\nevidence: []\n", 2),
    "unknown_key": ("itmes: []\n", 1),
    "not_record": ("- a\n", 1),
    "yaml_alias": ("items: &a []\nswot: *a\n", 2),
    "yaml_documents": ("items: []\n---\nswot: []\n", 2),
    "yaml_colon": ("items:\n  - code: a: b\n", 2),
    "yaml_no_colon": ("items: []\nswot\ngroups: []\n", 3),
    "yaml_open_quote": ('items:\n  - code: "P\n', 2),
    "yaml_escape": ('items: "\\q"\n', 1),
    "yaml_bracket": ("items: [a\nswot: []\n", 1),
    "yaml_dash": ("items: - a\n", 1),
    "yaml_tab": ("items:\n\t- code: a\n", 2),
    "yaml_sign": ("items:\n  - code: @a\n", 2),
    "yaml_odd_key": ("? [a]\n: b\n", 1),
    "yaml_broken": ("items: 'it's'\n", 1),
    "yaml_deep": ("items: " + "[" * 3000, 1),
}


@pytest.mark.parametrize("kind", YAML_FAULTS)
def test_a_fault_of_yaml_is_named_with_its_line(kind: str, tmp_path: Path) -> None:
    text, line = YAML_FAULTS[kind]
    problem = only_problem(hamlet(tmp_path, needs_yaml=text))
    assert (problem.kind, problem.place.file, problem.place.line) == (kind, "needs.yaml", line)
    assert all(problem.text(lang) for lang in LANGUAGES)


def test_a_control_character_in_yaml_is_named(tmp_path: Path) -> None:
    assert only_problem(hamlet(tmp_path, needs_yaml="items: \x01\n")).kind == "yaml_control"


@pytest.mark.parametrize("bomb", ["[" * 200_000, "- " * 300_000 + "a", "{a: " * 100_000])
def test_nesting_without_end_is_refused_and_harms_nothing(bomb: str, tmp_path: Path) -> None:
    assert only_problem(hamlet(tmp_path, needs_yaml=bomb)).kind == "yaml_deep"


def test_a_bomb_of_aliases_is_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x]"] + [
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)
    ]
    found = problems(hamlet(tmp_path, needs_yaml="\n".join(lines)))
    assert {x.kind for x in found} == {"yaml_alias"}


CSV_FAULTS = {
    "csv_semicolons": ("series;area;period;value\npopulation;kaimelis;2023;4998,5\n", 1),
    "csv_tabs": ("series\tarea\nx\ty\n", 1),
    "csv_ragged": ("series,area,period,value\npopulation,kaimelis,2023,4998,5\n", 2),
    "csv_quotes": ('series,area,period,value\n"population,kaimelis,2023,4998\n', 2),
    "unknown_column": ("serie,area,period,value\n", 1),
    "duplicate_column": ("series,area,area,period,value\n", 1),
}


@pytest.mark.parametrize("kind", CSV_FAULTS)
def test_a_fault_of_csv_is_named_with_its_line(kind: str, tmp_path: Path) -> None:
    text, line = CSV_FAULTS[kind]
    problem = only_problem(hamlet(tmp_path, observations_csv=text))
    assert (problem.kind, problem.place.line) == (kind, line)
    assert problem.place.file == "observations.csv"
    assert all(problem.text(lang) for lang in LANGUAGES)


def test_a_wrong_cell_is_named_by_row_and_column(tmp_path: Path) -> None:
    table = 'series,area,period,source,value\npopulation,kaimelis,2023,"a\nb",1\n'
    table += 'population,kaimelis,2024,,"4998,5"\n'
    problem = only_problem(hamlet(tmp_path, observations_csv=table))
    assert problem.where() == "observations.csv:4:5 place.observations[1].value"
    assert "Write 4998.5." in problem.text("en")


def test_a_missing_column_is_named_for_each_row(tmp_path: Path) -> None:
    table = "series,area,period\npopulation,kaimelis,2023\n"
    problem = only_problem(hamlet(tmp_path, observations_csv=table))
    assert problem.kind == "missing_key"
    assert problem.place.line == 2


PROSE_FAULTS = {
    "front_matter_missing": ("Tekstas\n", 1),
    "front_matter_open": ("---\nchapter: needs\n", 1),
    "unknown_key": (SECTION.replace("title", "tile"), 3),
    "missing_key": (SECTION.replace("title: Gyventojai\n", ""), 2),
    "duplicate_key": (SECTION.replace("title:", "chapter:"), 3),
    "control_character": (SECTION + "\x08", 6),
}


@pytest.mark.parametrize("kind", PROSE_FAULTS)
def test_a_fault_of_prose_is_named_with_its_line(kind: str, tmp_path: Path) -> None:
    text, line = PROSE_FAULTS[kind]
    hamlet(tmp_path)
    problem = only_problem(write(tmp_path, {"prose/lt/010-gyventojai.md": text}))
    assert (problem.kind, problem.place.line) == (kind, line)
    assert problem.place.file == "prose/lt/010-gyventojai.md"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("prose/010-a.md", "prose_without_language"), ("prose/lt/a.md", "prose_name")],
)
def test_a_text_in_the_wrong_place_is_named(name: str, kind: str, tmp_path: Path) -> None:
    hamlet(tmp_path)
    assert only_problem(write(tmp_path, {name: SECTION})).kind == kind


def test_a_file_with_nearly_the_right_name_is_not_lost_silently(tmp_path: Path) -> None:
    hamlet(tmp_path)
    problem = only_problem(write(tmp_path, {"need.yaml": "items: []"}))
    assert problem.kind == "unknown_file"
    assert "“needs.yaml”" in problem.remedy("en")


FAULTS = {
    "fault_twice": ("evidence_yaml", EVIDENCE + EVIDENCE.removeprefix("evidence:\n"),
                    "evidence.yaml:6"),
    "fault_dangling": ("needs_yaml", NEEDS.replace("[E-01]", "[E-10]"), "needs.yaml:7"),
    "fault_cycle": ("needs_yaml", NEEDS + "    causes: [P-01]\n", "needs.yaml:8"),
    "fault_period": ("strategy_yaml", STRATEGY.replace("2029", "2023"), "strategy.yaml:6"),
    "fault_share": ("evidence_yaml", EVIDENCE + "    unit: proc.\n    n: 300\n",
                    "evidence.yaml:5"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_of_the_whole_is_named_with_its_line(kind: str, tmp_path: Path) -> None:
    file, text, where = FAULTS[kind]
    problem = only_problem(hamlet(tmp_path, **{file: text}))
    assert problem.kind == kind
    assert problem.where().startswith(where)
    assert all(problem.text(lang) for lang in LANGUAGES)


def test_a_year_outside_the_period_is_named_by_its_cell(tmp_path: Path) -> None:
    hamlet(tmp_path)
    table = "action,year,source,amount\nADM,2031,esf,100.00\n"
    problem = only_problem(write(tmp_path, {"finance.csv": table}))
    assert problem.where() == "finance.csv:2:2 finance.lines[0].year"


def test_a_dangling_reference_offers_the_nearest(tmp_path: Path) -> None:
    problem = only_problem(hamlet(tmp_path, needs_yaml=NEEDS.replace("[E-01]", "[E-10]")))
    assert problem.remedy("en") == "Did you mean “E-01”?"
