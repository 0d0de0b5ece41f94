"""Acts that a stolen password must not be enough for."""

from django.conf import settings

from sutarimas.actions.refusals import SecondFactorNeeded
from sutarimas.queries.access import Actor
from sutarimas.queries.installation import has_second_factor


def require_second_factor(actor: Actor) -> None:
    """Refuse a person without a second factor, where the installation asks for one.

    Commands act for no account: whoever runs them holds the machine itself.
    """
    if not settings.SECOND_FACTOR_REQUIRED or actor.account_id is None:
        return
    if not has_second_factor(actor.account_id):
        raise SecondFactorNeeded("second_factor")
