"""The smallest strategy folder that can be read, and ways to spoil it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from sutarimas.formats.folder import read_folder
from sutarimas.formats.problems import Problem, Unusable

STRATEGY = """\
identity:
  slug: kaimelis
  title: Kaimelio vietos plėtros strategija
  lag: Kaimelio VVG
  first_year: 2024
  last_year: 2029
  pack: practice
"""
PLACE = """\
territory:
  kind: town
  name: Kaimelis
  name_gen: Kaimelio
  municipality: Kaimelio r. sav.
  county_gen: Utenos
  region: central_western
  area: kaimelis
  municipality_area: savivaldybe
areas:
  - code: kaimelis
    level: town
    name: Kaimelis
  - code: savivaldybe
    level: municipality
    name: Kaimelio r. sav.
series:
  - code: population
    title: Gyventojų skaičius
    unit: asm.
    publisher: Statistikos agentūra
"""
OBSERVATIONS = """\
series,area,period,value
population,kaimelis,2023,4998
"""
NEEDS = """\
# Poreikiai
items:
  - code: P-01
    kind: problem
    title: Mažėja gyventojų
    statement: Per dešimtmetį gyventojų sumažėjo.
    evidence: [E-01]
"""
EVIDENCE = """\
evidence:
  - code: E-01
    kind: statistic
    statement: Mieste gyvena 4 998 gyventojai.
    value: 4998
"""
SECTION = """\
---
chapter: territory
title: Gyventojai
---

Mieste gyvena [[fact:E-01|4 998]] gyventojai.
"""
FILES = {
    "strategy.yaml": STRATEGY,
    "place.yaml": PLACE,
    "observations.csv": OBSERVATIONS,
    "needs.yaml": NEEDS,
    "evidence.yaml": EVIDENCE,
    "prose/lt/010-gyventojai.md": SECTION,
}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files by name."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def hamlet(folder: Path, **changed: str | bytes) -> Path:
    """The folder with some files changed; `needs_yaml="…"` stands for needs.yaml."""
    known = {name.replace(".", "_").replace("/", "_"): name for name in FILES}
    return write(folder, {**FILES, **{known[key]: text for key, text in changed.items()}})


def problems(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a folder."""
    with pytest.raises(Unusable) as refusal:
        read_folder(folder)
    return refusal.value.problems


def only_problem(folder: Path) -> Problem:
    """The one thing that is wrong with a folder."""
    (found,) = problems(folder)
    return found
