"""The window of a consultation: long enough, clearly dated, on a text that stays the same."""

import re
from collections.abc import Iterator

from sutarimas.domain.consultation import Consultation
from sutarimas.domain.prose import Edition
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.whole import whole
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+")


@rule(
    "VPS-CON-001",
    Severity.ERROR,
    cite("eu-240-2014", "timely consultation, sufficient time", Status.SEEN),
    cite("gunning", "adequate time", Status.SEEN),
    cite("practice", "windows of 5–7 days in 2023; an end without a year", Status.SEEN),
    also=("D4",),
    parameters=("consultation_min_days",),
)
def window_is_long_enough(case: Case) -> Iterator[Hit]:
    """A window has both its days in the right order, is long enough, and prints its year."""
    limit = case.whole("consultation_min_days")
    for consultation in case.strategy.consultations:
        yield from _ends(consultation, limit)
        yield from _as_written(consultation)


def _ends(consultation: Consultation, limit: int) -> Iterator[Hit]:
    code, first, last = consultation.code, consultation.opens_on, consultation.closes_on
    if first is None:
        yield hit(Kind.CONSULTATION, code, "no_start")
    if last is None:
        yield hit(Kind.CONSULTATION, code, "no_end")
    if first is None or last is None:
        return
    # As terms are reckoned in law, the day of publication itself does not count.
    days = (last - first).days
    if days < 0:
        yield hit(Kind.CONSULTATION, code, "reversed", opens_on=first, closes_on=last)
    elif days < limit:
        # No act that was seen sets a length, so a short window is warned of, not refused.
        yield hit(Kind.CONSULTATION, code, "short:warning", days=days, limit=limit)


def _as_written(consultation: Consultation) -> Iterator[Hit]:
    """The deadline as it was printed names its year, and the same day as the record."""
    written, last = consultation.deadline_as_written, consultation.closes_on
    if not written:
        return
    if not _YEAR.search(written):
        yield hit(Kind.CONSULTATION, consultation.code, "no_year", written=written)
        return
    numbers = {whole(x) for x in _NUMBER.findall(written)}
    if last is not None and not {last.year, last.day} <= numbers:
        yield hit(
            Kind.CONSULTATION, consultation.code, "other_day", written=written, closes_on=last
        )


@rule(
    "VPS-CON-002",
    Severity.ERROR,
    cite("gunning", "proposals are still formative", Status.SEEN),
    cite("practice", "texts that changed again after publication", Status.SEEN),
)
def text_stays_the_same(case: Case) -> Iterator[Hit]:
    """The text is the published edition and does not change while the window is open."""
    for consultation in case.strategy.consultations:
        first, last = consultation.hash_open, consultation.hash_close
        if first and last and first != last:
            yield hit(Kind.CONSULTATION, consultation.code, "changed")
        edition = _edition(case.strategy, consultation)
        if edition is not None and first and edition.hash and first != edition.hash:
            yield hit(Kind.CONSULTATION, consultation.code, "other_text", edition=edition.code)


def _edition(strategy: Strategy, consultation: Consultation) -> Edition | None:
    found: Edition | None = strategy.find(Kind.EDITION, consultation.edition)
    return found


@rule(
    "VPS-CON-006",
    Severity.WARNING,
    cite("practice", "a proposal after the deadline is marked as late", Status.INFERRED),
)
def late_proposals_are_marked(case: Case) -> Iterator[Hit]:
    """A proposal received outside the window is marked; one received in time is not."""
    for proposal in case.strategy.proposals:
        consultation = case.strategy.find(Kind.CONSULTATION, proposal.consultation)
        if consultation is None:
            continue
        day, first, last = proposal.received_on, consultation.opens_on, consultation.closes_on
        if first is not None and day < first:
            yield hit(Kind.PROPOSAL, proposal.code, "early", received_on=day, opens_on=first)
        elif last is not None and (day > last) != proposal.late:
            key = "marked_wrongly" if proposal.late else "unmarked"
            yield hit(Kind.PROPOSAL, proposal.code, key, received_on=day, closes_on=last)
