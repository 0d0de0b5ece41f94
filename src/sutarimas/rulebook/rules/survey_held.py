"""Questionnaires are held as promised, worded once, and recorded whole."""

from collections.abc import Iterator

from sutarimas.domain.prose import Promise, PromiseKind
from sutarimas.domain.refs import Kind
from sutarimas.domain.survey import Survey
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule
from sutarimas.rulebook.sampling import margin


@rule(
    "VPS-SUR-005",
    Severity.ERROR,
    cite("practice", "a question keeps its words while it is answered", Status.INFERRED),
)
def question_kept_its_words(case: Case) -> Iterator[Hit]:
    """No question was reworded after the questionnaire had opened."""
    for survey in case.strategy.surveys:
        for question in survey.questions:
            if question.changed_on is not None and question.changed_on > survey.opens_on:
                yield hit(
                    Kind.SURVEY,
                    survey.code,
                    question=question.text,
                    changed=question.changed_on,
                    opened=survey.opens_on,
                )


@rule(
    "VPS-SUR-006",
    Severity.WARNING,
    cite("preparation-contract", "promised questionnaires for residents and NGOs", Status.SEEN),
)
def promised_survey_held(case: Case) -> Iterator[Hit]:
    """Questionnaires that were promised, and are due, were answered by somebody."""
    for promise in case.strategy.promises:
        due = promise.due_on is None or promise.due_on <= case.on
        if promise.kind is not PromiseKind.SURVEY or not due:
            continue
        held = sum(_keeps(promise, survey) for survey in case.strategy.surveys)
        if held < promise.count:
            key = f"short_{promise.audience}" if promise.audience else "problem"
            yield hit(Kind.PROMISE, promise.code, key, promised=promise.count, held=held)


def _keeps(promise: Promise, survey: Survey) -> bool:
    return promise.audience in (None, survey.audience) and bool(survey.answered)


@rule(
    "VPS-SUR-007",
    Severity.WARNING,
    cite("practice", "records of surveys: frame, channels, wording, tables, target", Status.SEEN),
    also=("C6",),
)
def survey_recorded(case: Case) -> Iterator[Hit]:
    """A finished questionnaire has its frame, channels, wording, tables and enough answers."""
    tallied = {x.survey for x in case.strategy.tallies}
    for survey in case.strategy.surveys:
        if survey.closes_on >= case.on:
            continue
        for key in _missing(survey, tallied):
            yield hit(Kind.SURVEY, survey.code, key, title=survey.title)
        yield from _numbers(survey)


def _missing(survey: Survey, tallied: set[str]) -> Iterator[str]:
    if survey.frame is None:
        yield "no_frame"
    if survey.answered is None:
        yield "no_answered"
    if not survey.channels:
        yield "no_channels"
    if not survey.questions:
        yield "no_questions"
    elif survey.answered and survey.code not in tallied:
        yield "no_tables"


def _numbers(survey: Survey) -> Iterator[Hit]:
    answered, frame, target = survey.answered, survey.frame, survey.target
    if answered is None:
        return
    if frame is not None and answered > frame:
        yield hit(Kind.SURVEY, survey.code, "above_frame", answered=answered, frame=frame)
    if survey.on_paper + survey.by_phone > answered:
        yield hit(
            Kind.SURVEY,
            survey.code,
            "channels_above",
            answered=answered,
            assisted=survey.on_paper + survey.by_phone,
        )
    if target is not None and answered < target:
        if frame and 0 < answered <= frame:
            points = margin(answered=answered, frame=frame)
            yield hit(
                Kind.SURVEY, survey.code, "few", answered=answered, target=target, margin=points
            )
        else:
            yield hit(Kind.SURVEY, survey.code, "fewer", answered=answered, target=target)
