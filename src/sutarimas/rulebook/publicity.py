"""The funding statement that a publication must carry, chosen from the funding rate.

Source: Regulation (EU) 2021/1060, Article 47 and Annex IX.

>>> phrase(Decimal("0.85"), lang="lt")
'Bendrai finansuoja Europos Sąjunga'
>>> phrase(Decimal(1), lang="en")
'Funded by the European Union'
"""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.domain.finance import Contract
from sutarimas.domain.strategy import Strategy

_CO_FUNDED = {
    "lt": "Bendrai finansuoja Europos Sąjunga",
    "en": "Co-funded by the European Union",
}
_FUNDED = {"lt": "Finansuoja Europos Sąjunga", "en": "Funded by the European Union"}


def phrase(share: Decimal, *, lang: str) -> str:
    """The statement for an EU share from 0 to 1, in „lt“ or „en“.

    Only what the European Union pays for whole is called funded by it.
    """
    return (_FUNDED if share >= 1 else _CO_FUNDED)[lang]


def is_statement(text: str, *, share: Decimal) -> bool:
    """Whether a printed text is the right statement, in either language.

    >>> is_statement("„Bendrai finansuoja Europos Sąjunga“.", share=Decimal("0.85"))
    True
    """
    return _bare(text) in {_bare(phrase(share, lang=lang)) for lang in _FUNDED}


def _bare(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").strip(" „“”\".'").casefold().split())


def known_share(strategy: Strategy, about: str = "") -> Decimal | None:
    """The EU share of the contract a publication is about, or of the one that paid for preparing.

    None when no contract says how much the European Union pays.
    """
    contracts = list(_with_eu(strategy))
    named = [x for x in contracts if about == f"contract:{x.code}"]
    for contract in (*named, *contracts):
        if contract.eu is not None:
            return strategy.finance.share(contract.eu, contract.total)
    return None


def _with_eu(strategy: Strategy) -> Iterator[Contract]:
    return (x for x in strategy.finance.contracts if x.eu is not None and x.total)
