"""Who does the jobs of each kind."""

from sutarimas.actions import document, upload, upload_check
from sutarimas.actions.work import Handler

HANDLERS: dict[str, Handler] = {
    document.KIND: document.build,
    upload.CHECK: upload_check.check,
}
