"""Lithuanian spelling, checked with hunspell and the project's own word list."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from sutarimas.document import spans

WORDS = Path(__file__).parents[1] / "words_lt.txt"

# Abbreviations in capitals have no endings to get wrong; „e“ alone is no word.
_WORD = re.compile(r"(?<![\w@/])[A-ZĄČĘĖĮŠŲŪŽ]?[a-ząčęėįšųūž]{2,}(?![\w/]|\.\w)")


def misspelt(text: str, *, also_right: Iterable[str] | None = None) -> frozenset[str]:
    """The words of a text that neither the dictionary nor ``also_right`` (the word list) knows.

    Addresses, code and values to come are passed over. Skips the test, and says so, where
    hunspell or its Lithuanian dictionary is not installed.
    """
    words = sorted(set(_WORD.findall(spans.masked(text, figures=True))))
    with tempfile.NamedTemporaryFile("w", suffix=".dic", encoding="utf8") as own:
        own.write("\n".join(known_words() if also_right is None else also_right))
        own.flush()
        return frozenset(_unknown("\n".join(words), own=own.name))


@cache
def known_words() -> tuple[str, ...]:
    """The word list without its comments."""
    lines = WORDS.read_text("utf8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _unknown(words: str, *, own: str) -> list[str]:
    program = shutil.which("hunspell")
    if program is None:
        pytest.skip("Spelling goes unchecked: install hunspell and hunspell-lt.")
    answer = subprocess.run(
        [program, "-i", "utf-8", "-d", "lt_LT", "-p", own, "-l"],
        input=words,
        capture_output=True,
        encoding="utf8",
        check=False,
    )
    if answer.returncode != 0:
        pytest.skip(f"Spelling goes unchecked: install hunspell-lt ({answer.stderr.strip()}).")
    return answer.stdout.split()
