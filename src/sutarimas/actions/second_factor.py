"""Acts that a stolen password must not be enough for."""

from sutarimas.actions.refusals import SecondFactorNeeded
from sutarimas.queries.access import Actor
from sutarimas.queries.installation import lacks_second_factor


def require_second_factor(actor: Actor) -> None:
    """Refuse a person without a second factor, where the installation asks for one."""
    if lacks_second_factor(actor.account_id):
        raise SecondFactorNeeded("second_factor")
