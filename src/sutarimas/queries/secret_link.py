"""Links of invitations: only a digest is kept, and a letter carries what nobody can read in it.

A letter that waits holds a seed; the token comes from the seed and the secret key of the
installation, so that neither a copy of the database nor a group that moves holds a live link.
The seed goes away with the letter.
"""

import base64
import hashlib
from datetime import date

from django.utils.crypto import salted_hmac

from sutarimas.records.models import Mail

#: Stands in the text of a letter where its token will be.
MASK = "***"


def token_digest(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def token_of(seed: str) -> str:
    """The token that a seed stands for on this installation."""
    made = salted_hmac("sutarimas.invitation", seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def holds(letter: Mail, *, on: date) -> bool:
    """Whether a letter can go: it carries no link, or one that still lets somebody in."""
    link = letter.invitation
    if link is None:
        return True
    if not letter.seed or link.token_digest != token_digest(token_of(letter.seed)):
        return False
    return link.used_at is None and link.withdrawn_at is None and link.last_on >= on


def revealed(letter: Mail, *, on: date) -> str:
    """The text of a letter with its link; a link that lets nobody in stays masked."""
    if letter.invitation is None or not holds(letter, on=on):
        return letter.text
    return letter.text.replace(f"/{MASK}/", f"/{token_of(letter.seed)}/")
