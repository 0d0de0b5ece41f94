"""The two languages are twins."""

import doctest
import inspect
from types import ModuleType

import pytest

from sutarimas.document import en, lt
from sutarimas.document.language import CODES, Language, language


def test_both_offer_what_the_protocol_names_and_nothing_else() -> None:
    named = {name for name in vars(Language) if not name.startswith("_")}
    assert named == set(lt.__all__) == set(en.__all__)


@pytest.mark.parametrize("name", lt.__all__)
def test_the_twins_take_the_same_arguments(name: str) -> None:
    ours, theirs = getattr(lt, name), getattr(en, name)
    if callable(ours):
        assert inspect.signature(ours) == inspect.signature(theirs)


@pytest.mark.parametrize("module", [lt, en], ids=["lt", "en"])
def test_every_function_is_specified_by_an_example(module: ModuleType) -> None:
    functions = [getattr(module, name) for name in module.__all__]
    finder = doctest.DocTestFinder(recurse=False)
    bare = [f.__name__ for f in functions if callable(f) and not finder.find(f)[0].examples]
    assert bare == []


def test_a_language_is_picked_by_its_code() -> None:
    assert [language(code).code for code in CODES] == ["lt", "en"]
    with pytest.raises(KeyError, match="there are: lt, en"):
        language("de")
