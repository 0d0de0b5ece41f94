"""Bars of the answers to one question; suppressed cells are never drawn."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from sutarimas.document.blocks import Chart
from sutarimas.document.charts import BarChart, Series
from sutarimas.document.figures.findings import KEY
from sutarimas.document.scope import Scope
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.survey import Question, QuestionKind, Survey, Tally

#: Below this many respondents counts are given instead of per cent.
FEWEST = 30


def survey(scope: Scope, address: str) -> Chart | None:
    """The chart of `CODE/QUESTION`; None when nothing may be shown."""
    code, _, asked = address.partition("/")
    found = scope.strategy.find(Kind.SURVEY, code)
    question = next((x for x in found.questions if x.code == asked), None) if found else None
    cells = tally(scope, code, asked)
    shown = tuple(x for x in cells if not hidden(x))
    if found is None or question is None or not shown or not shown[0].base:
        return None
    if question.kind is QuestionKind.MANY:
        shown = tuple(sorted(shown, key=lambda x: -(x.count or 0)))
    spec = _spec(scope, found, question, shown, tuple(x for x in cells if hidden(x)))
    sources = tuple(Ref(Kind.TALLY, x.code) for x in shown)
    return Chart(id=f"chart-survey-{code}-{asked}", spec=spec, sources=sources)


def tally(scope: Scope, survey_code: str, question: str) -> tuple[Tally, ...]:
    """Cells of a question in the order recorded."""
    every = scope.strategy.tallies
    return tuple(x for x in every if (x.survey, x.question) == (survey_code, question))


def hidden(cell: Tally) -> bool:
    """Whether a cell's number is not published."""
    return cell.suppressed or cell.count is None


def share(cell: Tally) -> Decimal:
    """Whole per cent of those who answered; survey shares are never finer."""
    exact = Decimal(cell.count or 0) * 100 / cell.base
    return exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _spec(
    scope: Scope,
    found: Survey,
    question: Question,
    shown: tuple[Tally, ...],
    left_out: tuple[Tally, ...],
) -> BarChart:
    words, base = scope.wording(KEY), shown[0].base
    few = base < FEWEST
    text = scope.l.stop(scope.title(question, "text"))
    n = scope.l.number(base)
    value = scope.wording(KEY).text("answers" if few else "share_of_answers", n=n)
    return BarChart(
        title=f"{text} {_finding(scope, max(shown, key=lambda x: x.count or 0))}",
        description=" ".join((text, _listed(scope, shown), _missing(scope, left_out))).strip(),
        source_line=words.text("survey_source", title=scope.title(found), n=n),
        lang=scope.lang,
        unit=value,
        category_head=words.text("answer"),
        categories=tuple(x.option for x in shown),
        series=(
            Series(
                name=value,
                values=tuple(Decimal(x.count or 0) if few else share(x) for x in shown),
            ),
        ),
    )


def _finding(scope: Scope, most: Tally) -> str:
    words, n = scope.wording(KEY), scope.l.number(most.base)
    option = scope.l.quote(most.option)
    if most.base < FEWEST:
        count = scope.l.number(most.count or 0)
        return words.text("most_few", option=option, count=count, n=n)
    return words.text("most", p=scope.l.percent(share(most)), n=n, option=option)


def _listed(scope: Scope, shown: Iterable[Tally]) -> str:
    words = scope.wording(KEY)
    parts = (
        words.text("area_value", area=x.option, value=scope.l.number(x.count or 0)) for x in shown
    )
    return f"{'; '.join(parts)}."


def _missing(scope: Scope, left_out: tuple[Tally, ...]) -> str:
    names = "; ".join(x.option for x in left_out)
    return scope.wording(KEY).text("not_published", options=names) if names else ""
