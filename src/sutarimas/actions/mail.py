"""The outbox: messages are written with the act they tell of, and sent apart from it.

Without a mail server they wait on their page as text to copy. A message may go twice when the
machine stops between sending and writing that down, and is never lost.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction

from sutarimas.actions.change import require
from sutarimas.actions.event import remember
from sutarimas.actions.letter_text import Where, letter_text
from sutarimas.actions.refusals import Missing
from sutarimas.domain.rights import Right
from sutarimas.queries.access import Actor
from sutarimas.queries.secret_link import holds, revealed
from sutarimas.queries.words import say
from sutarimas.records.models import Account, Lag, Mail

WAITING, SENT, FAILED = "waiting", "sent", "failed"
#: How long to wait after each attempt that failed; after the last one a person decides.
BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
#: How long the first message of a digest waits for others.
GATHERED = timedelta(minutes=30)
#: While one process sends a message no other one takes it.
_LEASE = timedelta(minutes=10)
_MOST = 50  # messages in one pass


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """To whom a message goes; without an address it waits for a person to pass it on."""

    name: str
    address: str
    lang: str


def recipient(account: Account) -> Recipient:
    """A person of the installation, in the language they chose."""
    return Recipient(name=account.name, address=account.email, lang=account.language)


def post(
    *,
    lag_id: UUID,
    kind: str,
    to: Recipient,
    slots: dict[str, object],
    now: datetime,
    where: Where,
    quoted: str = "",
    digest_key: str = "",
) -> UUID:
    """Write a message of the words `mail.KIND_subject`, `_text` and `_where` to one person.

    `quoted` is what somebody wrote, printed as a paragraph of its own. To be called inside the
    transaction of what it tells of. An address that is none is left out, and the message waits
    for a person to pass it on.
    """
    sender = Lag.objects.get(pk=lag_id).name
    text = letter_text(
        lang=to.lang, kind=kind, slots=slots, where=where, quoted=quoted, sender=sender
    )
    subject = say(to.lang, f"mail.{kind}_subject", n=None, **slots)
    more = {"digest_key": digest_key, "not_before": now + GATHERED} if digest_key else {}
    return write(lag_id=lag_id, kind=kind, to=to, subject=subject, text=text, now=now, **more)


def write(
    *, lag_id: UUID, kind: str, to: Recipient, subject: str, text: str, now: datetime, **more: Any
) -> UUID:
    """Put a message into the outbox as it is; `more` are fields of its row."""
    values: dict[str, Any] = {
        "lag_id": lag_id,
        "kind": kind,
        "to_name": _line(to.name)[:120],
        "to_address": to.address if is_address(to.address) else "",
        "lang": to.lang,
        "subject": _line(subject)[:300],
        "text": text,
        "not_before": now,
        "written_at": now,
    }
    return Mail.objects.create(**values | more).pk


def _line(text: str) -> str:
    """One line, so that nothing becomes a header of its own."""
    return " ".join("".join(x if x.isprintable() else " " for x in text).split())


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address and nothing more."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def send_due(*, now: datetime) -> int:
    """Send what is due and return how many letters went; none without a mail server."""
    if not settings.EMAIL_HOST:
        return 0
    due = Mail.objects.filter(state=WAITING, not_before__lte=now).exclude(to_address="")
    sent = 0
    for row in due.select_related("invitation").order_by("not_before", "written_at")[:_MOST]:
        letter = _claimed(row, now)
        sent += bool(letter) and _sent(letter, now)
    return sent


def _claimed(row: Mail, now: datetime) -> list[Mail]:
    """The message and all that wait for the same digest, for this process alone."""
    same = Mail.objects.filter(pk=row.pk)
    if row.digest_key:
        same = Mail.objects.filter(
            lag_id=row.lag_id,
            digest_key=row.digest_key,
            to_address=row.to_address,
            lang=row.lang,
            attempts=row.attempts,
        )
    taken = []
    for one in same.filter(state=WAITING).select_related("invitation").order_by("written_at"):
        mine = Mail.objects.filter(pk=one.pk, state=WAITING, not_before=one.not_before)
        if (one.pk != row.pk or one.not_before <= now) and mine.update(not_before=now + _LEASE):
            taken.append(one)
    return taken


def _sent(letter: list[Mail], now: datetime) -> bool:
    first = letter[0]
    rows = Mail.objects.filter(pk__in=[x.pk for x in letter])
    if not holds(first, on=now.date()):
        rows.update(state=FAILED, seed="")
        return False
    try:
        EmailMessage(_subject(letter), _text(letter, now), to=[first.to_address]).send()
    except (OSError, SMTPException) as error:
        rows.update(**_after(first.attempts, now), verdict=_line(str(error))[:300])
        return False
    rows.update(state=SENT, sent_at=now, attempts=first.attempts + 1, verdict="", seed="")
    return True


def _after(attempts: int, now: datetime) -> dict[str, object]:
    """When it is tried again; after the last time it is given up."""
    if attempts < len(BACK_OFF):
        return {"attempts": attempts + 1, "not_before": now + BACK_OFF[attempts]}
    return {"attempts": attempts + 1, "state": FAILED}


def _subject(letter: list[Mail]) -> str:
    if len(letter) == 1:
        return letter[0].subject
    return say(letter[0].lang, "mail.digest_subject", n=len(letter))


def _text(letter: list[Mail], now: datetime) -> str:
    if len(letter) == 1:
        return revealed(letter[0], on=now.date())
    return "\n\n* * *\n\n".join(f"{x.subject}\n\n{x.text}" for x in letter)


def take_back(*, invitation_id: UUID) -> None:
    """Forget letters that nobody needs any more: their link was used or withdrawn."""
    Mail.objects.filter(invitation_id=invitation_id).exclude(state=SENT).delete()


@transaction.atomic
def mark_sent(*, actor: Actor, mail_id: UUID) -> None:
    """A person passed the message on; raises Forbidden, Missing."""
    _settle(actor, mail_id, "mail.passed_on", state=SENT, sent_at=actor.now, seed="")


@transaction.atomic
def send_again(*, actor: Actor, mail_id: UUID) -> None:
    """Try a message that was given up once more; raises Forbidden, Missing."""
    _settle(actor, mail_id, "mail.again", state=WAITING, attempts=0, not_before=actor.now)


@transaction.atomic
def forget(*, actor: Actor, mail_id: UUID) -> None:
    """Delete a message whose link lets nobody in any more; raises Forbidden, Missing."""
    require(actor, Right.PEOPLE)
    rows = Mail.objects.filter(pk=mail_id, lag_id=actor.lag_id).exclude(state=SENT)
    row = rows.select_related("invitation").first()
    if row is None or holds(row, on=actor.today):
        raise Missing("missing")
    row.delete()
    _remember(actor, "mail.forgotten", mail_id)


def _settle(actor: Actor, mail_id: UUID, kind: str, **values: object) -> None:
    require(actor, Right.PEOPLE)
    rows = Mail.objects.filter(pk=mail_id, lag_id=actor.lag_id)
    if not rows.exists():
        raise Missing("missing")
    if rows.exclude(state=SENT).update(**values):
        _remember(actor, kind, mail_id)


def _remember(actor: Actor, kind: str, mail_id: UUID) -> None:
    remember(lag_id=actor.lag_id, kind=kind, subject=str(mail_id), content="", now=actor.now)
