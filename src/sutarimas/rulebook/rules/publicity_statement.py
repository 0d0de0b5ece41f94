"""Who pays is said on everything that is published, in the words the law gives."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.publicity import is_statement, known_share, phrase
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-PUB-001",
    Severity.ERROR,
    cite("cpr-2021", "Art. 47, 50, Annex IX"),
    cite("calls", "publicity guidance: co-funded, and funded only at 100%", Status.SEEN),
    also=("H1",),
    parameters=("eu_rate",),
)
def publication_says_who_pays(case: Case) -> Iterator[Hit]:
    """Every publication has the emblem and the statement that fits the funding rate."""
    for publication in case.strategy.publications:
        share = _share(case, publication.about)
        right = {lang: phrase(share, lang=lang) for lang in ("lt", "en")}
        if not publication.phrase.strip():
            yield hit(Kind.PUBLICATION, publication.code, "no_statement", **right)
        elif not is_statement(publication.phrase, share=share):
            printed = {"printed": publication.phrase}
            yield hit(Kind.PUBLICATION, publication.code, "other_statement", **printed, **right)
        if not publication.emblem:
            yield hit(Kind.PUBLICATION, publication.code, "no_emblem")


def _share(case: Case, about: str) -> Decimal:
    """The contract's own share, or the highest rate of the region while there is no contract."""
    known = known_share(case.strategy, about)
    if known is not None:
        return known
    return case.decimal("eu_rate", region=case.strategy.place.territory.region)
