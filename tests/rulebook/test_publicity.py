"""The funding statement follows from the share that the European Union pays."""

from decimal import Decimal

import pytest

from sutarimas.rulebook.publicity import is_statement, known_share, phrase
from tests.rulebook.base import strategy

CO_FUNDED = "Bendrai finansuoja Europos Sąjunga"
FUNDED = "Finansuoja Europos Sąjunga"


@pytest.mark.parametrize(
    ("share", "right"), [("0.5", CO_FUNDED), ("0.9999", CO_FUNDED), ("1", FUNDED)]
)
def test_only_the_whole_is_funded(share: str, right: str) -> None:
    assert phrase(Decimal(share), lang="lt") == right


def test_marks_around_a_statement_make_no_other() -> None:
    assert is_statement(f" „{CO_FUNDED}“. ", share=Decimal("0.85"))
    assert not is_statement(f"Projektą {CO_FUNDED}", share=Decimal("0.85"))
    assert not is_statement(FUNDED, share=Decimal("0.85"))


def test_the_contract_a_publication_is_about_comes_first() -> None:
    value = strategy(
        {
            "finance": {
                "contracts": [
                    {"code": "K-0", "title": "Be dalių", "total": "5.00"},
                    {"code": "K-1", "title": "Parengimas", "total": "100.00", "eu": "85.00"},
                    {"code": "K-2", "title": "Renginys", "total": "10.00", "eu": "10.00"},
                ]
            }
        }
    )
    assert known_share(value) == Decimal("0.85")
    assert known_share(value, "contract:K-2") == 1
    assert known_share(value, "contract:K-0") == Decimal("0.85")
    assert known_share(strategy({})) is None
