"""What is published from questionnaires: with its base, without small cells, with a caveat."""

from collections.abc import Iterator
from itertools import groupby

from sutarimas.domain.evidence import Evidence, EvidenceKind
from sutarimas.domain.refs import Kind
from sutarimas.domain.survey import QuestionKind, Sampling, Survey, Tally
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.facts import is_share, surveys_of
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-SUR-001",
    Severity.ERROR,
    cite("practice", "a share is published with the number who answered", Status.INFERRED),
    parameters=("survey_min_base",),
)
def share_with_its_base(case: Case) -> Iterator[Hit]:
    """A share says of how many it is, and nobody is counted who did not answer."""
    smallest = case.whole("survey_min_base")
    for fact in case.strategy.evidence:
        if fact.kind is EvidenceKind.SURVEY and fact.value is not None and is_share(fact.unit):
            yield from _base(fact, surveys_of(case.strategy, fact), smallest)
    for tally in case.strategy.tallies:
        survey: Survey | None = case.strategy.find(Kind.SURVEY, tally.survey)
        if survey is not None and survey.answered is not None and tally.base > survey.answered:
            yield hit(
                Kind.TALLY, tally.code, "tally_above", base=tally.base, answered=survey.answered
            )


def _base(fact: Evidence, surveys: tuple[Survey, ...], smallest: int) -> Iterator[Hit]:
    if fact.n is None:
        yield hit(Kind.EVIDENCE, fact.code, statement=fact.statement)
        return
    if fact.n < smallest:
        yield hit(Kind.EVIDENCE, fact.code, "small_base:warning", n=fact.n, smallest=smallest)
    answered = [x.answered for x in surveys if x.answered is not None]
    if answered and fact.n > sum(answered):
        yield hit(Kind.EVIDENCE, fact.code, "above", n=fact.n, answered=sum(answered))


@rule(
    "VPS-SUR-002",
    Severity.ERROR,
    cite("gdpr", "Art. 5(1)(c), Art. 9"),
    also=("C8",),
    parameters=("suppression_limit",),
)
def small_cells_withheld(case: Case) -> Iterator[Hit]:
    """No count of one to the limit is published, nor can a withheld one be worked out."""
    limit = case.whole("suppression_limit")
    for tally in case.strategy.tallies:
        if tally.count is not None and 0 < tally.count < limit:
            key = "marked" if tally.suppressed else "problem"
            yield hit(
                Kind.TALLY, tally.code, key, option=tally.option, count=tally.count, limit=limit
            )
    yield from _derivable(case)


def _derivable(case: Case) -> Iterator[Hit]:
    """One withheld cell of a question with one answer is the base less all the others."""
    single = {
        (survey.code, x.code)
        for survey in case.strategy.surveys
        for x in survey.questions
        if x.kind is QuestionKind.ONE
    }
    ordered = sorted(case.strategy.tallies, key=_question)
    for question, cells in groupby(ordered, key=_question):
        hidden = [x for x in cells if x.count is None]
        if question in single and len(hidden) == 1:
            yield hit(Kind.TALLY, hidden[0].code, "derivable", option=hidden[0].option)


def _question(tally: Tally) -> tuple[str, str]:
    return tally.survey, tally.question


@rule(
    "VPS-SUR-004",
    Severity.WARNING,
    cite("practice", "samples of those who wished to answer are labelled", Status.INFERRED),
    also=("C7",),
)
def open_sample_with_caveat(case: Case) -> Iterator[Hit]:
    """A figure from those who wished to answer says that it is not everybody's view."""
    for fact in case.strategy.evidence:
        if fact.caveat.strip() or fact.value is None:
            continue
        for survey in surveys_of(case.strategy, fact):
            if survey.sampling is Sampling.OPEN and not survey.caveat.strip():
                yield hit(Kind.EVIDENCE, fact.code, statement=fact.statement, survey=survey.title)
