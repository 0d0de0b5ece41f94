"""Who does the jobs of each kind."""

from sutarimas.actions import document
from sutarimas.actions.work import Handler

HANDLERS: dict[str, Handler] = {
    document.KIND: document.build,
}
