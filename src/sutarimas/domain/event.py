"""What happened, as outsiders may see it: a day, a kind and salted digests, and the seals over it.

An event holds no text and no name. Whoever knows what was written and the salt can show that an
event is about it; nobody else can guess it from the digest.

>>> from sutarimas.domain.merkle import Frontier
>>> print(digest("strategy", "5a17")[:12])
e6a5e85c3af9
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sutarimas.domain import canonical
from sutarimas.domain.merkle import Frontier

#: Kinds of events as a regular expression: words of ours, no sentence fits.
KIND = "[a-z]+(?:[._-][a-z]+)*"
_HASH = re.compile("[0-9a-f]{64}")


def digest(content: str, salt: str) -> str:
    """SHA-256 (64 hex digits) of the salt, a bar and the content."""
    return hashlib.sha256(f"{salt}|{content}".encode()).hexdigest()


def is_hash(text: str) -> bool:
    """Whether a text is a SHA-256 of 64 lower-case hex digits."""
    return _HASH.fullmatch(text) is not None


@dataclass(frozen=True, kw_only=True)
class Event:
    """The public face of one event; of a batch (ballots, answers) `count` says how many it closed.

    `lag` is the group's key, `subject` and `digest` are salted digests of what it is about and of
    what was written, `number` its place in the tree from 0, given when it is sealed.
    """

    lag: str
    kind: str
    subject: str
    digest: str
    happened_on: date
    count: int | None = None
    number: int | None = None

    @property
    def leaf(self) -> bytes:
        """What is hashed into the tree: canonical JSON of all fields that have a value."""
        return canonical.text(self).encode()

    @property
    def is_impersonal(self) -> bool:
        """Whether its kind is words of ours and its digests are digests, so that no name is in."""
        digests = is_hash(self.subject) and is_hash(self.digest)
        return digests and re.fullmatch(KIND, self.kind) is not None


@dataclass(frozen=True, kw_only=True)
class Seal:
    """The root (64 hex digits) over the first `tree_size` events, as it was published on a day."""

    tree_size: int
    root: str
    sealed_on: date


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Events sealed together, with their numbers, and the frontier for the next batch."""

    seal: Seal
    events: tuple[Event, ...]
    frontier: Frontier


def seal(previous: Frontier, events: Sequence[Event], *, sealed_on: date) -> Batch:
    """Number events in the order given and seal them behind the earlier ones.

    The caller shuffles them, so that the order tells nothing of who did what when. Raises
    ValueError when there is none, or when one could hold a text or a name.
    """
    if not events or not all(x.is_impersonal for x in events):
        raise ValueError("a seal covers events, each without text and names")
    numbered = tuple(replace(x, number=previous.size + n) for n, x in enumerate(events))
    frontier = previous.grown(x.leaf for x in numbered)
    made = Seal(tree_size=frontier.size, root=frontier.root.hex(), sealed_on=sealed_on)
    return Batch(seal=made, events=numbered, frontier=frontier)
