"""The letter of an invitation, in every language: nobody knows yet which one the person reads."""

from sutarimas.actions.letter_text import close, paragraphs
from sutarimas.actions.mail import Recipient, write
from sutarimas.document.language import language
from sutarimas.queries.access import Actor
from sutarimas.queries.address import page_address
from sutarimas.queries.secret_link import MASK
from sutarimas.queries.words import LANGUAGES, say
from sutarimas.records.models import Invitation, Lag

KIND = "invitation"
_BETWEEN = "\n\n* * *\n\n"


def write_invitation(*, actor: Actor, invitation: Invitation, address: str, seed: str) -> None:
    """Put the letter into the outbox; its text holds a mask where the link's secret will be."""
    lag = Lag.objects.get(pk=actor.lag_id)
    write(
        lag_id=lag.pk,
        kind=KIND,
        to=Recipient(name=invitation.name, address=address, lang=LANGUAGES[0]),
        subject=" / ".join(say(x, "mail.invitation_subject") for x in LANGUAGES),
        text=_BETWEEN.join(_text(x, lag, actor.name, invitation) for x in LANGUAGES),
        now=actor.now,
        invitation=invitation,
        seed=seed,
    )


def _text(lang: str, lag: Lag, by: str, invitation: Invitation) -> str:
    sender = lag.name_en if lang == "en" and lag.name_en else lag.name
    link = page_address("desk:invited", MASK, lang=lang)
    return paragraphs(
        say(lang, "mail.greeting"),
        say(lang, "mail.invitation_text", by=by, group=sender),
        f"{say(lang, 'mail.invitation_where')}\n{link}",
        say(lang, "mail.invitation_more", day=language(lang).date_long(invitation.last_on)),
        close(lang, sender),
    )
