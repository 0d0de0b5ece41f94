"""What a pack knows of the programme: specific objectives, activity types, target groups.

The lists lie in the pack: `specific_objectives` and `activities` give each code the `fund`
that pays for it, `target_groups` names the official groups. A list that a pack lacks is
empty, and nothing is held against it.
"""

from collections.abc import Mapping
from typing import Any

from sutarimas.domain.goal import Fund
from sutarimas.rulebook.params import Pack


def specific_objectives(pack: Pack) -> tuple[str, ...]:
    """Codes of the programme's specific objectives, in the pack's order."""
    return tuple(_entries(pack, "specific_objectives"))


def activities(pack: Pack) -> tuple[str, ...]:
    """Codes of eligible activity types, in the pack's order."""
    return tuple(_entries(pack, "activities"))


def target_groups(pack: Pack) -> tuple[str, ...]:
    """Codes of the official target groups, in the pack's order."""
    return tuple(_entries(pack, "target_groups"))


def fund_of_specific(pack: Pack, code: str) -> Fund | None:
    """The fund that pays for a specific objective; None when the pack does not say."""
    return _fund(_entries(pack, "specific_objectives").get(code))


def fund_of_activity(pack: Pack, code: str) -> Fund | None:
    """The fund that pays for an activity type; None when the pack does not say."""
    return _fund(_entries(pack, "activities").get(code))


def _entries(pack: Pack, name: str) -> Mapping[str, Any]:
    entries = pack.lists.get(name, {})
    return entries if isinstance(entries, Mapping) else dict.fromkeys(entries)


def _fund(entry: Any) -> Fund | None:
    code = entry.get("fund", "") if isinstance(entry, Mapping) else ""
    return Fund(code) if code and code != "null" else None
