"""Ceilings: the strategy, the ERDF, administration, cross-financing and preparation."""

import re
from collections.abc import Iterator

from sutarimas.domain.finance import ADMINISTRATION, EU, SUPPORT, FundSource
from sutarimas.domain.money import share_down
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.known import as_far_as_known
from sutarimas.rulebook.plan_money import PUBLIC, of_projects, project_support
from sutarimas.rulebook.rule import cite, rule

_PREPARES = re.compile(r"preparation|pareng|rengim", re.IGNORECASE)


@rule(
    "VPS-BUD-003",
    Severity.ERROR,
    cite("lt-1v-635", "ceilings on the value and on the ERDF share", Status.SEEN),
    also=("F3", "F4"),
    parameters=("strategy_max_value", "erdf_max_share"),
)
def plan_within_ceilings(case: Case) -> Iterator[Hit]:
    """EU and state money for projects, and the ERDF part of EU money, keep to their limits."""
    yield from as_far_as_known(
        (
            lambda: _above_allocation(case),
            lambda: _above_value(case),
            lambda: _above_erdf(case),
        )
    )


def _above_allocation(case: Case) -> Iterator[Hit]:
    finance = case.strategy.finance
    amount = project_support(finance)
    if finance.allocation is not None and amount > finance.allocation:
        yield hit(Kind.STRATEGY, "finance", "allocation", amount=amount, limit=finance.allocation)


def _above_value(case: Case) -> Iterator[Hit]:
    amount = project_support(case.strategy.finance)
    limit = case.euro("strategy_max_value")
    if amount > limit:
        yield hit(Kind.STRATEGY, "finance", "value", amount=amount, limit=limit)


def _above_erdf(case: Case) -> Iterator[Hit]:
    finance = case.strategy.finance
    amount = of_projects(finance, [FundSource.ERDF])
    limit = share_down(of_projects(finance, EU), case.decimal("erdf_max_share"))
    if amount > limit:
        yield hit(Kind.STRATEGY, "finance", "erdf", amount=amount, limit=limit)


@rule(
    "VPS-BUD-004",
    Severity.ERROR,
    cite("cpr-2021", "Art. 34(2)"),
    cite("calls", "11-006-T: at most 200,000 a group", Status.SEEN),
    also=("F5",),
    parameters=(
        "administration_max_public_share",
        "administration_max_project_share",
        "administration_max",
    ),
)
def administration_within_caps(case: Case) -> Iterator[Hit]:
    """Administration and animation keep to all three caps."""
    yield from as_far_as_known(
        (
            lambda: _above_public_share(case),
            lambda: _above_project_share(case),
            lambda: _above_amount(case),
        )
    )


def _above_public_share(case: Case) -> Iterator[Hit]:
    finance = case.strategy.finance
    amount = finance.total(action=ADMINISTRATION, sources=PUBLIC)
    share = case.decimal("administration_max_public_share")
    limit = share_down(finance.total(sources=PUBLIC), share)
    if amount > limit:
        yield hit(Kind.STRATEGY, "finance", "of_public", amount=amount, limit=limit)


def _above_project_share(case: Case) -> Iterator[Hit]:
    finance = case.strategy.finance
    amount = finance.total(action=ADMINISTRATION, sources=SUPPORT)
    share = case.decimal("administration_max_project_share")
    limit = share_down(project_support(finance), share)
    if amount > limit:
        yield hit(Kind.STRATEGY, "finance", "of_projects", amount=amount, limit=limit)


def _above_amount(case: Case) -> Iterator[Hit]:
    amount = case.strategy.finance.total(action=ADMINISTRATION, sources=SUPPORT)
    limit = case.euro("administration_max")
    if amount > limit:
        yield hit(Kind.STRATEGY, "finance", "amount", amount=amount, limit=limit)


@rule(
    "VPS-BUD-006",
    Severity.ERROR,
    cite("calls", "Biržai: cross-financing up to 15%", Status.SEEN),
    also=("F9",),
    parameters=("cross_financing_max_share",),
)
def cross_financing_within_limit(case: Case) -> Iterator[Hit]:
    """Planned cross-financing is a limited share of EU and state money for projects."""
    finance = case.strategy.finance
    if finance.cross_financing is None:
        return
    share = case.decimal("cross_financing_max_share")
    limit = share_down(project_support(finance), share)
    if finance.cross_financing > limit:
        amount = finance.cross_financing
        yield hit(Kind.STRATEGY, "finance", amount=amount, limit=limit)


@rule(
    "VPS-BUD-011",
    Severity.ERROR,
    cite("calls", "11-001-T: every project 9,530–10,000", Status.SEEN),
    also=("F8",),
    parameters=("preparation_max",),
)
def preparation_within_limit(case: Case) -> Iterator[Hit]:
    """A contract to prepare the strategy is not above the limit."""
    for contract in case.strategy.finance.contracts:
        if not _PREPARES.search(f"{contract.purpose} {contract.title}"):
            continue
        limit = case.euro("preparation_max")
        if contract.total > limit:
            yield hit(Kind.CONTRACT, contract.code, amount=contract.total, limit=limit)
