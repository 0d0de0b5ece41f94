"""From the last day of a consultation to the adoption, and from one round to the next."""

from collections.abc import Iterator
from datetime import date

from sutarimas.domain.consultation import Consultation
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook import rounds
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Slot, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-CON-007",
    Severity.ERROR,
    cite("gunning", "conscientious consideration", Status.SEEN),
    cite("oecd-2022", "publish how inputs were used", Status.SEEN),
    also=("D5",),
)
def adopted_after_the_report(case: Case) -> Iterator[Hit]:
    """A text is adopted when the window has closed and the report on proposals is public."""
    for consultation in case.strategy.consultations:
        made = rounds.adoption_after(case.strategy, consultation)
        if made is not None:
            yield from _too_early(consultation, made[0], made[1].code)


def _too_early(consultation: Consultation, day: date, decision: str) -> Iterator[Hit]:
    last, report = consultation.closes_on, consultation.report_on
    slots: dict[str, Slot] = {"decision": decision, "decided_on": day}
    if last is not None and day <= last:
        yield hit(Kind.CONSULTATION, consultation.code, "open", closes_on=last, **slots)
    elif report is None:
        yield hit(Kind.CONSULTATION, consultation.code, "no_report", **slots)
    elif report > day:
        yield hit(Kind.CONSULTATION, consultation.code, "late_report", report_on=report, **slots)


@rule(
    "VPS-CON-010",
    Severity.WARNING,
    cite("practice", "closed on 29 November 2023, adopted on the 30th", Status.SEEN),
    cite("gunning", "conscientious consideration", Status.SEEN),
    also=("D5",),
    parameters=("adoption_after_close_min_days",),
)
def time_to_consider(case: Case) -> Iterator[Hit]:
    """Between the last day for proposals and the adoption there is time to weigh them."""
    limit = case.whole("adoption_after_close_min_days")
    for consultation in case.strategy.consultations:
        made, last = rounds.adoption_after(case.strategy, consultation), consultation.closes_on
        if made is None or last is None or made[0] <= last:
            continue
        days = (made[0] - last).days
        if days < limit:
            yield hit(
                Kind.CONSULTATION,
                consultation.code,
                days=days,
                limit=limit,
                closes_on=last,
                decided_on=made[0],
            )


@rule(
    "VPS-CON-012",
    Severity.WARNING,
    cite("practice", "second consultations of November 2023", Status.SEEN),
    cite("gunning", "proposals are still formative", Status.SEEN),
    also=("D8",),
)
def change_after_the_last_round(case: Case) -> Iterator[Hit]:
    """A text that changed after the last round goes out again, or the reason is on record."""
    for consultation in case.strategy.consultations:
        if consultation.change_reason.strip() or rounds.later(case.strategy, consultation):
            continue
        if consultation.material_change_after:
            yield hit(Kind.CONSULTATION, consultation.code, "material")
        elif _changed_unexplained(case.strategy, consultation):
            yield hit(Kind.CONSULTATION, consultation.code, "unexplained")


def _changed_unexplained(strategy: Strategy, consultation: Consultation) -> bool:
    """Whether another text was adopted although no proposal or remark asked for a change."""
    made, text = rounds.adoption_after(strategy, consultation), consultation.hash_close
    if made is None or not text or made[1].hash in ("", text):
        return False
    asked = (*rounds.proposals_of(strategy, consultation), *rounds.remarks(strategy))
    return not any(x.disposition in rounds.TAKEN_UP for x in asked)


@rule(
    "VPS-CON-013",
    Severity.WARNING,
    cite("practice", "comparison versions published in Skuodas, Kėdainiai, Varėna", Status.SEEN),
    also=("D9",),
)
def redraft_shows_what_changed(case: Case) -> Iterator[Hit]:
    """A later round on a changed text comes with a comparison version."""
    for consultation in case.strategy.consultations:
        before = rounds.earlier(case.strategy, consultation)
        changed = any(_is_other_text(case.strategy, x, consultation) for x in before)
        if changed and not consultation.comparison_url:
            yield hit(Kind.CONSULTATION, consultation.code)


def _is_other_text(strategy: Strategy, one: Consultation, other: Consultation) -> bool:
    """Whether two rounds are known to be about different texts."""
    texts = [_text(strategy, x) for x in (one, other)]
    return "" not in texts and texts[0] != texts[1]


def _text(strategy: Strategy, consultation: Consultation) -> str:
    edition = strategy.find(Kind.EDITION, consultation.edition)
    return consultation.hash_open or (edition.hash if edition else "") or consultation.edition
