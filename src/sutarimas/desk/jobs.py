"""What the worker does now: shown, stopped, begun again, put away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.job import cancel, dismiss, retry
from sutarimas.actions.refusals import Missing
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.job import job
from sutarimas.queries.upload import CHECK


@page(Right.READ)
def show(desk: Desk, *, job_id: UUID) -> HttpResponse:
    """One job as a piece of a page, for a script that asks again and again."""
    found = job(desk.lag.id, job_id, lang=desk.lang)
    if found is None:
        raise Http404
    answer = desk.render("desk/job.html", job=found)
    answer["Cache-Control"] = "no-store"
    return answer


@page(Right.WRITE, methods=("POST",))
def stop(desk: Desk, *, job_id: UUID) -> HttpResponse:
    """Stop a job."""
    try:
        cancel(actor=desk.actor, job_id=job_id)
    except Missing:
        raise Http404 from None
    messages.info(desk.request, desk.say("jobs.stopped"))
    return _back(desk)


@page(Right.WRITE, methods=("POST",))
def again(desk: Desk, *, job_id: UUID) -> HttpResponse:
    """Ask for the work of a failed job again."""
    found = job(desk.lag.id, job_id, lang=desk.lang)
    try:
        retry(actor=desk.actor, job_id=job_id)
    except Missing:
        raise Http404 from None
    messages.info(desk.request, desk.say("jobs.asked"))
    if found and found.kind == CHECK:
        return redirect("desk:file", desk.lag.slug, found.key)
    return _back(desk)


@page(Right.WRITE, methods=("POST",))
def put_away(desk: Desk, *, job_id: UUID) -> HttpResponse:
    """Put a failure away that has been read."""
    try:
        dismiss(actor=desk.actor, job_id=job_id)
    except Missing:
        raise Http404 from None
    return _back(desk)


def _back(desk: Desk) -> HttpResponse:
    return redirect("desk:documents", desk.lag.slug, desk.strategy.slug)


_ROOT = "<slug:lag>/s/<slug:strategy>/jobs/<uuid:job_id>"
urlpatterns = [
    path(f"{_ROOT}/", show, name="job"),
    path(f"{_ROOT}/stop/", stop, name="job_stop"),
    path(f"{_ROOT}/again/", again, name="job_again"),
    path(f"{_ROOT}/away/", put_away, name="job_away"),
]
