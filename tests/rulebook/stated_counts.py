"""A tree of one goal, two objectives and three actions (two and one), to measure counts against."""

from sutarimas.rulebook.count_words import claims
from sutarimas.rulebook.rules.document_wording import fits
from tests.rulebook.base import strategy

_TREE = strategy(
    {
        "goals": {
            "goals": [{"code": "1", "title": "Savarankiškesni žmonės"}],
            "objectives": [
                {"code": "1.1", "title": "Didinti savarankiškumą", "goal": "1"},
                {"code": "1.2", "title": "Mažinti atskirtį", "goal": "1"},
            ],
            "actions": [
                {"code": "1.1.1", "title": "Teikti pagalbą namuose", "objective": "1.1"},
                {"code": "1.1.2", "title": "Mokyti", "objective": "1.1"},
                {"code": "1.2.1", "title": "Kurti socialinį verslą", "objective": "1.2"},
            ],
        }
    }
)


def miscounts(sentence: str) -> bool:
    """Whether a sentence states a count that is not the tree's."""
    return any(not fits(claim, _TREE) for claim in claims(sentence))
