"""The code that a new record is offered, so that nobody has to look up the last one."""

from collections.abc import Mapping
from uuid import UUID

from sutarimas.formats.shelves import Tree
from sutarimas.queries.entry import free_code
from sutarimas.records.models import Entry

#: The first code of a shelf, and what its codes begin with. Where people choose words for
#: codes (areas, series, acts), none is offered.
_FIRST: Mapping[str, str] = {
    "people.organisations": "O-01",
    "people.persons": "A-01",
    "surveys": "S-1",
    "meetings": "M-1",
    "voices": "V-001",
    "evidence": "E-01",
    "needs.groups": "TG-1",
    "needs.items": "P-01",
    "goals.goals": "1",
    "goals.alternatives": "AL-1",
    "goals.assumptions": "AS-1",
    "indicators": "R.1",
    "finance.contracts": "SUT-1",
    "consultations": "K-1",
    "proposals": "PR-01",
    "decisions": "N-1",
    "files": "D-01",
    "pictures": "IL-01",
    "delivery.evaluations": "VE-1",
    "delivery.risks": "RZ-1",
    "promises": "PZ-1",
    "publications": "VI-1",
}
#: The field that names what a record is a part of; its code begins with the code of the whole.
_WHOLE: Mapping[str, str] = {"goals.objectives": "goal", "goals.actions": "objective"}


def offered_code(strategy_id: UUID, shelf_name: str, tree: Tree) -> str:
    """The next free code of a shelf, or an empty text where people choose it themselves."""
    whole = tree.get(_WHOLE.get(shelf_name, ""), "")
    if whole:
        return free_code(strategy_id, shelf_name, f"{whole}.0")
    first = _FIRST.get(shelf_name, "")
    if not first:
        return ""
    stem = first.rstrip("0123456789")
    rows = Entry.objects.filter(strategy_id=strategy_id, shelf=shelf_name)
    codes = rows.order_by("-place").values_list("code", flat=True)
    alike = [x for x in codes if x.startswith(stem) and x[len(stem) :].isdecimal()]
    return free_code(strategy_id, shelf_name, alike[0]) if alike else first
