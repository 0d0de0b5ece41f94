"""The outbox: messages to copy where there is no mail server, and what became of the others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.mail import forget, mark_sent, send_again
from sutarimas.actions.refusals import Missing
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.mail import outbox


@page(Right.PEOPLE)
def mail(desk: Desk) -> HttpResponse:
    """What waits, what could not be sent, what went.

    Not for the host: messages quote what people of the group wrote.
    """
    desk.must(Right.READ)
    return desk.render("desk/mail.html", found=outbox(desk.lag.id, on=desk.actor.today))


#: What the button of the form says, the act, and the words that follow it.
_ACTS = {
    "again": (send_again, "mail.will_try"),
    "forget": (forget, "mail.forgotten"),
}


@page(Right.PEOPLE, methods=("POST",))
def settle(desk: Desk, *, key: UUID) -> HttpResponse:
    """A message was passed on by hand, is to be tried again, or is needed no more."""
    desk.must(Right.READ)
    act, told = _ACTS.get(desk.request.POST.get("what", ""), (mark_sent, "mail.marked"))
    try:
        act(actor=desk.actor, mail_id=key)
        messages.success(desk.request, desk.say(told))
    except Missing:
        messages.info(desk.request, desk.say("mail.missing"))
    return redirect("desk:mail", desk.lag.slug)


urlpatterns = [
    path("<slug:lag>/mail/", mail, name="mail"),
    path("<slug:lag>/mail/<uuid:key>/", settle, name="mail_settle"),
]
