"""Who does the jobs of each kind."""

from sutarimas.actions import document, upload_check
from sutarimas.actions.work import Handler
from sutarimas.queries.upload import CHECK

HANDLERS: dict[str, Handler] = {
    document.KIND: document.build,
    CHECK: upload_check.check,
}
