"""What the front page of an edition shows in figures, as plain data: sums, counts, days.

Sums are euros and cents as text („555330.00“), days „2026-06-30“, counts whole numbers.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sutarimas.document.build import funding
from sutarimas.document.scope import Scope
from sutarimas.domain.consultation import Consultation
from sutarimas.domain.finance import EU, FundSource
from sutarimas.domain.money import Euro
from sutarimas.domain.people import Sector
from sutarimas.domain.survey import Survey

Data = dict[str, Any]


def facts(scope: Scope) -> Data:
    """Everything of the front page that needs computing, in the language of the scope."""
    identity, territory = scope.strategy.identity, scope.strategy.place.territory
    return {
        "title": scope.title(identity),
        "lag": scope.title(identity, "lag"),
        "town": territory.name,
        "town_gen": territory.name_gen,
        "municipality": territory.municipality,
        "invented": identity.invented,
        "years": scope.l.years(identity.first_year, identity.last_year),
        "contact": {"email": identity.email, "phone": identity.phone, "url": identity.url},
        "funding": funding(scope),
        "counts": _counts(scope),
        "money": _money(scope),
        "goals": [{"code": x.code, "title": scope.title(x)} for x in scope.strategy.goals.goals],
        "objectives": [_objective(scope, x.code) for x in scope.strategy.goals.objectives],
        "windows": _windows(scope),
        "days": _days(scope),
        "papers": len(papers(scope)),
    }


def papers(scope: Scope) -> list[Data]:
    """Letters, minutes and scans that everybody may have, by the print of their bytes."""
    return [
        {
            "title": scope.title(x) if x.title else x.name,
            "number": x.number,
            "issued_on": _day(x.issued_on),
            "sha256": x.sha256,
        }
        for x in scope.strategy.files
        if x.sha256 and not x.restricted
    ]


def _counts(scope: Scope) -> Mapping[str, int]:
    """How much was gathered, said and answered by the day of the scope."""
    strategy, on = scope.strategy, scope.on
    residents = (x.answered or 0 for x in strategy.surveys if x.audience is Sector.RESIDENT)
    return {
        "evidence": len(strategy.evidence),
        "needs": len(strategy.needs.items),
        "objectives": len(strategy.goals.objectives),
        "actions": len(strategy.goals.actions),
        "answers": sum(x.answered or 0 for x in strategy.surveys),
        "resident_answers": sum(residents),
        "meetings": sum(1 for x in strategy.meetings if x.held_on and x.held_on <= on),
        "voices": len(strategy.voices),
        "proposals": len(strategy.proposals),
        "replies": sum(1 for x in strategy.proposals if x.disposition),
    }


def _money(scope: Scope) -> Data | None:
    """The plan by source and objective; None while there is none."""
    finance = scope.strategy.finance
    if not finance.lines:
        return None
    total, eu = finance.total(), finance.total(sources=EU)
    by_source = {str(x): finance.total(sources=(x,)) for x in FundSource}
    return {
        "total": total.plain,
        "eu": eu.plain,
        "other": (total - eu).plain,
        "by_source": {name: x.plain for name, x in by_source.items() if x},
    }


def _objective(scope: Scope, code: str) -> Data:
    objective = scope.strategy.objective(code)
    actions = scope.strategy.actions_of(code)
    total = Euro.total(scope.strategy.finance.total(action=x.code) for x in actions)
    return {
        "code": code,
        "title": scope.title(objective),
        "goal": objective.goal if objective else "",
        "total": total.plain,
        "actions": [{"code": x.code, "title": scope.title(x)} for x in actions],
    }


def _windows(scope: Scope) -> list[Data]:
    """Stretches of days in which people can answer or propose; both end days count."""
    asked: tuple[tuple[str, str, Consultation | Survey, str], ...] = (
        *(("consultation", "", x, x.email) for x in scope.strategy.consultations),
        *(("survey", scope.title(x), x, "") for x in scope.strategy.surveys),
    )
    return [
        {
            "key": key,
            "code": x.code,
            "title": title,
            "opens_on": _day(x.opens_on),
            "closes_on": _day(x.closes_on),
            "url": str(getattr(x, "url", "")),
            "email": email,
        }
        for key, title, x, email in asked
        if x.opens_on and x.closes_on
    ]


def _days(scope: Scope) -> Mapping[str, str]:
    """Days of the work that are recorded; what is not known is empty."""
    identity = scope.strategy.identity
    first: dict[str, date] = {}
    for edition in scope.strategy.editions:
        first.setdefault(f"{edition.stage}", edition.published_on)
    return {
        "prepared_from": _day(identity.prepared_from),
        "prepared_to": _day(identity.prepared_to),
        "submitted_on": _day(identity.submitted_on),
        **{stage: _day(day) for stage, day in first.items()},
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
