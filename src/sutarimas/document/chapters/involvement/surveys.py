"""Surveys: how they were asked, their results with n, and what is not published."""

from collections.abc import Iterator
from contextlib import suppress

from sutarimas.document.blocks import (
    Align,
    Block,
    Chart,
    Column,
    Heading,
    Note,
    NoteKind,
    Row,
    Run,
    Table,
    anchor,
)
from sutarimas.document.chapters.need_entry import own
from sutarimas.document.figures import own_chart
from sutarimas.document.figures.answers import FEWEST, hidden, share, tally
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.document.wording import MissingWording, Wording
from sutarimas.domain.people import Sector
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.survey import Question, QuestionKind, Survey, Tally

KEY = "involvement"


def surveys(scope: Scope) -> Iterator[Block]:
    """Every survey: the caveat first, then how it was asked, then the answers."""
    words, found = scope.wording(KEY), scope.strategy.surveys
    if not found:
        return
    yield heading(f"{KEY}-surveys", 2, words.text("surveys"))
    if any(x.answered is not None for x in found):
        yield _answers(scope, found)
    for survey in found:
        yield from _survey(scope, survey)


def _answers(scope: Scope, found: tuple[Survey, ...]) -> Block:
    residents = sum(x.answered or 0 for x in found if x.audience is Sector.RESIDENT)
    others = sum(x.answered or 0 for x in found if x.audience is not Sector.RESIDENT)
    text = scope.wording(KEY).say(
        "answers",
        residents=scope.l.number(residents),
        organisations=scope.l.number(others),
        paper=scope.l.number(sum(x.on_paper for x in found)),
        phone=scope.l.number(sum(x.by_phone for x in found)),
    )
    cited = tuple(Ref(Kind.SURVEY, x.code) for x in found)
    return paragraph(f"{KEY}-answers", text, *cited)


def _survey(scope: Scope, survey: Survey) -> Iterator[Block]:
    ref, id_ = Ref(Kind.SURVEY, survey.code), f"{KEY}-{survey.code}"
    title = (Run(text=f"{survey.code}. "), own(scope, survey, ref))
    yield Heading(id=anchor(ref), level=3, text=title, sources=(ref,))
    if survey.caveat:
        caveat = (own(scope, survey, ref, "caveat"),)
        yield Note(id=f"{id_}-caveat", kind=NoteKind.WARNING, text=caveat, sources=(ref,))
    yield _asked(scope, survey)
    if survey.structure_note:
        yield paragraph(f"{id_}-structure", (own(scope, survey, ref, "structure_note"),), ref)
    yield from _drawn(scope, survey)
    for question in survey.questions:
        cells = tally(scope, survey.code, question.code)
        if cells:
            yield _results(scope, survey, question, cells)


def _asked(scope: Scope, survey: Survey) -> Block:
    words, ref = scope.wording(KEY), Ref(Kind.SURVEY, survey.code)

    def number(value: int | None) -> Run:
        text = words.text("unknown") if value is None else scope.l.number(value)
        return Run(text=text, source=ref if value is not None else None)

    text = words.say(
        "asked",
        first=scope.l.date_iso(survey.opens_on),
        last=scope.l.date_iso(survey.closes_on),
        sampling=words.text(f"sampling_{survey.sampling}"),
        frame=number(survey.frame),
        target=number(survey.target),
        answered=number(survey.answered),
    )
    if survey.channels:
        channels = ", ".join(_channel(words, x) for x in survey.channels)
        text = (*text, Run(text=" "), *words.say("asked_by", channels=channels))
    return paragraph(f"{KEY}-{survey.code}-asked", text, ref)


def _channel(words: Wording, channel: str) -> str:
    """A way of asking in words; one that has no wording stands as it was written."""
    with suppress(MissingWording):
        return words.text(f"channel_{channel}")
    return channel


def _drawn(scope: Scope, survey: Survey) -> Iterator[Chart]:
    """A chart of the main question, the first with several answers; tables tell the rest."""
    many = [x for x in survey.questions if x.kind is QuestionKind.MANY]
    for question in (many or list(survey.questions))[:1]:
        drawn = own_chart(scope, f"survey/{survey.code}/{question.code}")
        if drawn is not None:
            yield drawn


def _results(scope: Scope, survey: Survey, question: Question, cells: tuple[Tally, ...]) -> Table:
    words, base = scope.wording(KEY), cells[0].base
    few = base < FEWEST
    text = scope.title(question, "text")
    columns = (
        Column(title=words.text("answer"), width=5),
        Column(title=words.text("count"), align=Align.END, width=2),
        *(() if few else (Column(title=words.text("share"), align=Align.END, width=2),)),
    )
    return table(
        f"{KEY}-{survey.code}-{question.code}",
        words.text("results", code=question.code, text=text, n=scope.l.number(base)),
        columns,
        (_result(scope, x, few=few) for x in cells),
        note=words.text("hidden_note") if any(hidden(x) for x in cells) else "",
    )


def _result(scope: Scope, one: Tally, *, few: bool) -> Row:
    ref = Ref(Kind.TALLY, one.code)
    secret = scope.wording(KEY).text("hidden")
    count = secret if hidden(one) else scope.l.number(one.count or 0)
    part = secret if hidden(one) else scope.l.percent_cell(share(one))
    cells = (cell(one.option), cell(count), *(() if few else (cell(part),)))
    return Row(cells=cells, id=anchor(ref), sources=(Ref(Kind.SURVEY, one.survey),))
