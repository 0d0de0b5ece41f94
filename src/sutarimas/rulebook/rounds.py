"""Rounds of consultation as rules ask about them: their windows, order, proposals, adoption."""

from datetime import date

from sutarimas.domain.consultation import Author, Consultation, Disposition, Proposal
from sutarimas.domain.decision import Decision
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.partnership import adoptions

TAKEN_UP = frozenset({Disposition.ACCEPTED, Disposition.PARTLY})


def has_begun(consultation: Consultation, on: date) -> bool:
    """Whether the window has opened; one without a first day is taken to have."""
    return consultation.opens_on is None or consultation.opens_on <= on


def has_closed(consultation: Consultation, on: date) -> bool:
    """Whether the last day, itself included, has passed."""
    return consultation.closes_on is not None and consultation.closes_on < on


def proposals_of(strategy: Strategy, consultation: Consultation) -> tuple[Proposal, ...]:
    """Proposals made in a consultation."""
    return tuple(x for x in strategy.proposals if x.consultation == consultation.code)


def open_windows(strategy: Strategy, on: date) -> frozenset[str]:
    """Codes of consultations whose window is still open: nothing has to be answered yet."""
    return frozenset(
        x.code for x in strategy.consultations if x.closes_on is not None and on <= x.closes_on
    )


def proposals(strategy: Strategy) -> tuple[Proposal, ...]:
    """Proposals of everybody but the ministry, whose remarks have a rule of their own."""
    return tuple(x for x in strategy.proposals if x.author is not Author.MINISTRY)


def remarks(strategy: Strategy) -> tuple[Proposal, ...]:
    """Remarks of the ministry."""
    return tuple(x for x in strategy.proposals if x.author is Author.MINISTRY)


def starts(consultation: Consultation) -> date | None:
    """The first day, or the last one where the first is not known."""
    return consultation.opens_on or consultation.closes_on


def later(strategy: Strategy, consultation: Consultation) -> tuple[Consultation, ...]:
    """Rounds that opened after the window closed."""
    closed = consultation.closes_on
    return tuple(
        x
        for x in strategy.consultations
        if closed is not None and x.opens_on is not None and x.opens_on > closed
    )


def earlier(strategy: Strategy, consultation: Consultation) -> tuple[Consultation, ...]:
    """Rounds that began before."""
    own = starts(consultation)
    days = ((x, starts(x)) for x in strategy.consultations if x.code != consultation.code)
    return tuple(x for x, day in days if own is not None and day is not None and day < own)


def adoption_after(strategy: Strategy, consultation: Consultation) -> tuple[date, Decision] | None:
    """The first adoption on or after the day the window opened, with its day."""
    start = starts(consultation)
    made = (x for x in adoptions(strategy) if start is None or x[0] >= start)
    return next(made, None)
