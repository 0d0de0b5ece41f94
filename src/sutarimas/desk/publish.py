"""Publishing an edition: what stands in the way, the form, the last look, the act; corrections."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.edition import Wanted, publish, set_erratum
from sutarimas.actions.refusals import Refused
from sutarimas.desk.page import Desk, page
from sutarimas.domain.prose import Stage
from sutarimas.domain.rights import Right
from sutarimas.queries.edition import edition, publishing
from sutarimas.queries.record_file import published, receipt

#: Longest note and correction, in letters.
_LONGEST = 2000


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The form as it came: what was typed, and what is wrong by field."""

    number: int
    hash: str
    stage: Stage
    on: date | None
    day: str
    note: str
    errors: dict[str, str]

    @property
    def wanted(self) -> Wanted:
        """What is to be published; only without errors."""
        assert self.on is not None  # noqa: S101 - a missing day is an error
        return Wanted(
            number=self.number,
            content_hash=self.hash,
            stage=self.stage,
            published_on=self.on,
            note=self.note,
        )


@page(Right.READ, methods=("GET", "POST"))
def publish_page(desk: Desk) -> HttpResponse:
    """What blocks, what to look at, the form; a first POST asks once more, a second publishes."""
    if desk.request.method != "POST":
        return _form(desk, _blank(desk))
    desk.must(Right.PUBLISH)
    typed = _typed(desk)
    if typed.errors:
        return _form(desk, typed, status=422)
    if "sure" not in desk.request.POST:
        return _asked_once_more(desk, typed)
    try:
        publish(actor=desk.actor, strategy_id=desk.strategy.id, wanted=typed.wanted)
    except Refused as refusal:
        typed.errors["all"] = desk.say(f"publish.{refusal.key}", number=typed.number)
        return _form(desk, typed, status=409)
    messages.success(desk.request, desk.say("publish.published", number=typed.number))
    return redirect("desk:edition", desk.lag.slug, desk.strategy.slug, typed.number)


@page(Right.READ, methods=("GET", "POST"))
def edition_page(desk: Desk, *, number: int) -> HttpResponse:
    """A published edition: its code in full, its files, the correction beside it."""
    found = edition(desk.strategy.id, number, lang=desk.lang)
    if found is None:
        raise Http404
    if desk.request.method != "POST":
        return desk.render("desk/edition.html", found=found)
    desk.must(Right.PUBLISH)
    text = _line(desk.request.POST.get("erratum", ""))
    if len(text) > _LONGEST:
        problem = desk.say("publish.note_long", n=_LONGEST)
        return desk.render(
            "desk/edition.html", found=found, typed=text, problem=problem, status=422
        )
    set_erratum(actor=desk.actor, edition_id=found.id, text=text)
    messages.success(desk.request, desk.say("publish.erratum_kept"))
    return redirect("desk:edition", desk.lag.slug, desk.strategy.slug, number)


@page(Right.READ)
def receipt_file(desk: Desk, *, number: int) -> HttpResponse:
    """What proves that an edition stands in the group's sealed record."""
    found = edition(desk.strategy.id, number, lang=desk.lang)
    content = receipt(desk.lag.id, found.id) if found else None
    if content is None:
        raise Http404
    return _json_file(content, f"{desk.lag.slug}-{number}-receipt.json")


@page(Right.READ)
def record_file(desk: Desk) -> HttpResponse:
    """The group's record of what happened, as everybody can download it."""
    return _json_file(published(desk.lag.id), f"{desk.lag.slug}-record.json")


def _json_file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _form(desk: Desk, typed: Typed, *, status: int = 200) -> HttpResponse:
    found = publishing(
        desk.strategy.id, on=typed.on or desk.actor.today, stage=typed.stage, lang=desk.lang
    )
    stages = tuple((x, desk.say(f"publish.stage_{x}")) for x in Stage)
    return desk.render("desk/publish.html", found=found, typed=typed, stages=stages, status=status)


def _asked_once_more(desk: Desk, typed: Typed) -> HttpResponse:
    found = publishing(
        desk.strategy.id, on=typed.wanted.published_on, stage=typed.stage, lang=desk.lang
    )
    if found.ready.is_blocked:
        typed.errors["all"] = desk.say("publish.not_ready")
        return _form(desk, typed, status=409)
    if found.hash != typed.hash or found.number != typed.number:
        typed.errors["all"] = desk.say("publish.text_changed")
        return _form(desk, typed, status=409)
    stage = desk.say(f"publish.stage_{typed.stage}")
    return desk.render("desk/publish_sure.html", found=found, typed=typed, stage=stage)


def _blank(desk: Desk) -> Typed:
    """The form before anything was typed; the address may ask for a purpose."""
    return Typed(
        number=0,
        hash="",
        stage=_stage(desk.request.GET.get("stage", "")) or Stage.CONSULTED,
        on=desk.actor.today,
        day=desk.actor.today.isoformat(),
        note="",
        errors={},
    )


def _typed(desk: Desk) -> Typed:
    posted, errors = desk.request.POST, dict[str, str]()
    stage = _stage(posted.get("stage", ""))
    if stage is None:
        errors["stage"] = desk.say("publish.no_stage")
    day = posted.get("on", "").strip()
    on = _day(day)
    if on is None:
        errors["on"] = desk.say("publish.no_day")
    elif on > desk.actor.today:
        errors["on"] = desk.say("publish.day_ahead")
    note = _line(posted.get("note", ""))
    if len(note) > _LONGEST:
        errors["note"] = desk.say("publish.note_long", n=_LONGEST)
    number = posted.get("number", "")
    return Typed(
        number=int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 0,
        hash=posted.get("hash", "")[:64],
        stage=stage or Stage.CONSULTED,
        on=on,
        day=day[:20],
        note=note,
        errors=errors,
    )


def _stage(text: str) -> Stage | None:
    return next((x for x in Stage if x == text), None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _line(text: str) -> str:
    """Text without what cannot be printed; lines stay."""
    kept = "".join(x for x in text.replace("\r\n", "\n") if x.isprintable() or x == "\n")
    return kept.strip()


_ROOT = "<slug:lag>/s/<slug:strategy>/publish/"
urlpatterns = [
    path(_ROOT, publish_page, name="publish"),
    path(f"{_ROOT}record.json", record_file, name="published_record"),
    path(f"{_ROOT}<int:number>/", edition_page, name="edition"),
    path(f"{_ROOT}<int:number>/receipt.json", receipt_file, name="receipt"),
]
