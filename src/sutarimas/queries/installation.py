"""What the installation itself needs from the people who look after it."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from sutarimas.records.models import Beat, Change, Event, Job

#: A backup older than this is worth a reminder.
BACKUP_AGE = timedelta(days=2)
#: The tick comes every minute; silence for longer means that nobody does the work behind pages.
TICK_AGE = timedelta(minutes=15)


def beats() -> dict[str, datetime]:
    """When the installation last did each regular thing."""
    return dict(Beat.objects.values_list("name", "at"))


def newest_at() -> datetime | None:
    """The newest moment that the clock put on anything; an event tells its day only."""
    newest = [
        Beat.objects.aggregate(x=Max("at"))["x"],
        Change.objects.aggregate(x=Max("at"))["x"],
        Job.objects.aggregate(x=Max("asked_at"))["x"],
        _begun(Event.objects.aggregate(x=Max("happened_on"))["x"]),
    ]
    return max((x for x in newest if x is not None), default=None)


def _begun(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def reminders(*, account_id: UUID | None, now: datetime) -> tuple[str, ...]:
    """Keys of what to remind of: backup, worker, second_factor."""
    known = beats()
    found = []
    if "backup" not in known or now - known["backup"] > BACKUP_AGE:
        found.append("backup")
    if "tick" not in known or now - known["tick"] > TICK_AGE:
        found.append("worker")
    if not has_second_factor(account_id):
        found.append("second_factor")
    return tuple(found)


def has_second_factor(account_id: UUID | None) -> bool:
    """Whether a person has set up a code generator or a passkey."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user_id=account_id, type__in=kinds).exists())


def lacks_second_factor(account_id: UUID | None) -> bool:
    """Whether the installation asks a person for a second factor that they have not set up.

    Commands act for no account: whoever runs them holds the machine itself.
    """
    if not settings.SECOND_FACTOR_REQUIRED or account_id is None:
        return False
    return not has_second_factor(account_id)
