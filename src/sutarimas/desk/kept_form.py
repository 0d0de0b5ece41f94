"""A form that waits for a second factor: kept in the session, given back whole, soon forgotten.

It belongs to one session, one person and one address. Passwords, codes and files are never kept,
nor is a form that is larger than people type.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

#: Name of the one form that a session keeps; the pages of accounts look here for it too.
KEY = "kept_form"
#: Longest form, in letters: two notices of the longest text fit in.
LONGEST = 60_000
_FOR = timedelta(hours=1)
_MOST_FIELDS = 200
_SECRET = re.compile(
    r"password|passphrase|secret|token|(?:^|[^a-z])(?:codes?|otp|pin)(?:[^a-z]|$)", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class KeptForm:
    """Where the form goes, and what was typed in it: names with values, in their order."""

    url: str
    fields: tuple[tuple[str, str], ...]


def typed(request: HttpRequest) -> dict[str, list[str]]:
    """What a person typed into a form that was sent, without what is secret."""
    return {
        name: [str(x) for x in values]
        for name, values in request.POST.lists()
        if not _SECRET.search(name)
    }


def keep(request: HttpRequest, *, now: datetime) -> None:
    """Keep a posted form until its person has set up what it waits for."""
    if request.method != "POST" or request.FILES:
        return
    fields = [(name, x) for name, values in typed(request).items() for x in values]
    if len(fields) > _MOST_FIELDS or sum(len(x) + len(y) for x, y in fields) > LONGEST:
        return
    request.session[KEY] = {
        "url": request.get_full_path(),
        "fields": fields,
        "by": str(request.user.pk),
        "until": (now + _FOR).timestamp(),
    }


def kept(request: HttpRequest, *, now: datetime) -> KeptForm | None:
    """The form that waits for this person; one that is too old is forgotten."""
    forget_done(request, now=now)
    found = request.session.get(KEY)
    if found is None:
        return None
    return KeptForm(url=found["url"], fields=tuple((x, y) for x, y in found["fields"]))


def forget_done(request: HttpRequest, *, now: datetime) -> None:
    """Forget a form that is being sent again, and one that is too old or another person's."""
    found = request.session.get(KEY)
    if found is None:
        return
    sent = request.method == "POST" and found["url"] == request.get_full_path()
    if sent or not _holds(found, request, now):
        del request.session[KEY]


def _holds(found: Any, request: HttpRequest, now: datetime) -> bool:
    return bool(found["by"] == str(request.user.pk) and now.timestamp() < found["until"])
