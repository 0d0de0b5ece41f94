"""Consultations with every proposal and its answer, and the decisions that followed."""

from collections.abc import Iterator

from sutarimas.document.blocks import Block, Column, Heading, Inline, Row, Run, anchor
from sutarimas.document.chapters.need_entry import plain
from sutarimas.document.scope import Scope, heading, paragraph, table
from sutarimas.domain.consultation import Consultation, Disposition, Proposal
from sutarimas.domain.decision import Decision, DecisionKind, Method
from sutarimas.domain.refs import BadRef, Kind, Ref

KEY = "involvement"


def consultations(scope: Scope) -> Iterator[Block]:
    """Every consultation, then remarks that belong to none."""
    words, found = scope.wording(KEY), scope.strategy.consultations
    loose = tuple(x for x in scope.strategy.proposals if not x.consultation)
    if not found and not loose:
        return
    yield heading(f"{KEY}-consultations", 2, words.text("consultations"))
    for one in found:
        yield from _consultation(scope, one)
    if loose:
        yield _proposals(scope, "remarks", words.text("remarks_caption"), loose)


def _consultation(scope: Scope, one: Consultation) -> Iterator[Block]:
    words, ref = scope.wording(KEY), Ref(Kind.CONSULTATION, one.code)
    id_ = f"{KEY}-{one.code}"
    got = tuple(x for x in scope.strategy.proposals if x.consultation == one.code)
    yield Heading(id=anchor(ref), level=3, text=_window(scope, one), sources=(ref,))
    if one.opens_on and one.closes_on:
        days = {"d1": scope.l.date_long(one.opens_on), "d2": scope.l.date_long(one.closes_on)}
        opened = words.say("open_edition" if one.edition else "open", edition=one.edition, **days)
        yield paragraph(id_, (*opened, Run(text=" "), *_counted(scope, one, got)), ref)
    elif one.closes_on:
        until = words.say("open_until", day=scope.l.date_long(one.closes_on), email=one.email)
        yield paragraph(id_, until, ref)
    reach = _reach(scope, one)
    if reach:
        yield paragraph(f"{id_}-reach", reach, ref)
    if one.change_reason:
        yield paragraph(f"{id_}-change", (plain(scope, one.change_reason),), ref)
    if got:
        yield _proposals(scope, one.code, words.text("proposals_caption"), got)


def _window(scope: Scope, one: Consultation) -> Inline:
    return scope.wording(KEY).say("consultation", code=one.code)


def _counted(scope: Scope, one: Consultation, got: tuple[Proposal, ...]) -> Inline:
    words, ref = scope.wording(KEY), Ref(Kind.CONSULTATION, one.code)
    if not got:
        channels = ", ".join(words.text(f"channel_{x}") for x in one.channels)
        return words.say("no_proposals", channels=channels)

    def number(*kinds: Disposition) -> Run:
        return Run(text=str(len([x for x in got if x.disposition in kinds])), source=ref)

    return words.say(
        "proposals",
        all=number(*Disposition),
        accepted=number(Disposition.ACCEPTED),
        partly=number(Disposition.PARTLY),
        rejected=number(Disposition.REJECTED),
    )


def _reach(scope: Scope, one: Consultation) -> Inline:
    words = scope.wording(KEY)
    parts = [
        words.text(
            "reach_part",
            channel=words.text(f"channel_{x.channel}"),
            what=x.what,
            n=scope.l.number(x.count),
        )
        for x in one.reach
    ]
    return words.say("reach", parts="; ".join(parts)) if parts else ()


def _proposals(scope: Scope, code: str, caption: str, got: tuple[Proposal, ...]) -> Block:
    words = scope.wording(KEY)
    return table(
        f"{KEY}-{code}-proposals",
        caption,
        (
            Column(title=words.text("proposal_head"), width=4),
            Column(title=words.text("proposal_text"), width=5),
            Column(title=words.text("proposal_answer"), width=6),
            Column(title=words.text("proposal_change"), width=4),
        ),
        (_proposal(scope, x) for x in got),
        note=words.text("proposals_note"),
    )


def _proposal(scope: Scope, one: Proposal) -> Row:
    words, ref = scope.wording(KEY), Ref(Kind.PROPOSAL, one.code)
    head = words.say(
        "proposal_from",
        code=one.code,
        day=scope.l.date_iso(one.received_on),
        channel=words.text(f"channel_{one.channel}"),
        author=words.text(f"author_{one.author}"),
    )
    late = (Run(text=" "), *words.say("late")) if one.late else ()
    answer = words.say(f"disposition_{one.disposition or 'open'}")
    reason = (Run(text=" "), plain(scope, one.reason)) if one.reason else ()
    return Row(
        cells=(
            (*head, *late),
            (*_led(scope, one.about), plain(scope, one.text)),
            (Run(text=answer[0].text, strong=True), *reason),
            (*_led(scope, one.change), plain(scope, one.change_note)),
        ),
        id=anchor(ref),
        sources=_known(one.consultation),
    )


def _known(code: str) -> tuple[Ref, ...]:
    return (Ref(Kind.CONSULTATION, code),) if code else ()


def _led(scope: Scope, address: str) -> Inline:
    """The code of the record a proposal is about, leading to it."""
    try:
        ref = Ref.parse(address)
    except BadRef:
        return ()
    if ref not in scope.strategy.records:
        return ()
    return (Run(text=ref.code, to=anchor(ref)), Run(text=". "))


def decisions(scope: Scope) -> Iterator[Block]:
    """Every decision as a sentence, with the text it is about."""
    words, found = scope.wording(KEY), scope.strategy.decisions
    if not found:
        return
    yield heading(f"{KEY}-decisions", 2, words.text("decisions"))
    for one in found:
        ref = Ref(Kind.DECISION, one.code)
        kind = words.text(f"kind_{one.kind}")
        title = (plain(scope, one.title) if one.title else Run(text=kind),)
        yield Heading(id=anchor(ref), level=3, text=title, sources=(ref,))
        yield paragraph(f"{KEY}-{one.code}", _decided(scope, one), ref)
        if one.outcome:
            yield paragraph(f"{KEY}-{one.code}-outcome", (plain(scope, one.outcome),), ref)


def _decided(scope: Scope, one: Decision) -> Inline:
    words = scope.wording(KEY)
    body = scope.strategy.find(Kind.BODY, one.body)
    if one.decided_on is None or body is None:
        key = "claimed_consensus" if one.method is Method.CONSENSUS else "claimed"
        return words.say(key)
    slots = {
        "day": scope.l.date_long(one.decided_on),
        "body": scope.title(body, "name"),
        "number": one.number,
        "edition": one.edition,
    }
    adopted = one.kind is DecisionKind.ADOPTION and one.edition
    if one.method is Method.CONSENSUS:
        return words.say("adopted_consensus" if adopted else "consensus", **slots)
    if adopted:
        said = words.say("adopted", **slots)
    else:
        said = words.say("decided_on_edition" if one.edition else "decided", **slots)
    return (*said, *_votes(scope, one))


def _votes(scope: Scope, one: Decision) -> Inline:
    counts = (one.present, one.entitled, one.votes_for)
    if any(x is None for x in counts):
        return ()
    text = scope.wording(KEY).say(
        "votes",
        present=str(one.present),
        entitled=str(one.entitled),
        favour=str(one.votes_for),
        against=str(one.votes_against or 0),
        abstained=str(one.abstained or 0),
        recused=str(one.recused or 0),
    )
    return (Run(text=" "), *text)
