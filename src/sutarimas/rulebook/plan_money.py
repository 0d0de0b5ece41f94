"""Sums of the financial plan that ceilings and shares are measured by.

*Support* is EU and state money; *public* money is support and the municipality's; what
applicants bring beside the support is their *own part*.
"""

from collections.abc import Iterable

from sutarimas.domain.finance import ADMINISTRATION, SUPPORT, Finance, FundSource
from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Strategy

PUBLIC = SUPPORT | {FundSource.MUNICIPAL}
OWN_PART = frozenset(FundSource) - SUPPORT


def of_projects(finance: Finance, sources: Iterable[FundSource]) -> Euro:
    """Money of some sources for everything but administration."""
    wanted = frozenset(sources)
    return finance.total(sources=wanted) - finance.total(action=ADMINISTRATION, sources=wanted)


def project_support(finance: Finance) -> Euro:
    """EU and state money for projects: what the value of a strategy is measured by."""
    return of_projects(finance, SUPPORT)


def codes(finance: Finance) -> tuple[str, ...]:
    """Every action code that has a line, administration included, in the plan's order."""
    return tuple(dict.fromkeys(line.action for line in finance.lines))


def of_need(strategy: Strategy, need: str) -> Euro:
    """Money of every action whose objective answers a need."""
    answering = {
        objective.code
        for objective in strategy.goals.objectives
        if any(link.to == need for link in objective.needs)
    }
    return Euro.total(
        strategy.finance.total(action=action.code)
        for action in strategy.goals.actions
        if action.objective in answering
    )
