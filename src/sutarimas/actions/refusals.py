"""Why an action did not happen: named doors that stayed shut."""

from dataclasses import dataclass


class Refused(Exception):
    """An action that did not happen. `key` names the words, `slots` fill them."""

    def __init__(self, key: str, /, **slots: object) -> None:
        self.key = key
        self.slots = slots
        super().__init__(key)


class Forbidden(Refused):
    """The person's role does not allow it."""


class Missing(Refused):
    """What the action is about is not there (any more), or is another group's."""


class Already(Refused):
    """The act was done before, by the same form sent twice."""


class SecondFactorNeeded(Refused):
    """The act asks for a second factor that the person has not set up."""


@dataclass(frozen=True, kw_only=True)
class Versions:
    """Two people changed one record: what both started from is gone, and what each has now."""

    subject: str
    theirs: str
    yours: str
    version: int
    by: str


class Conflict(Refused):
    """Somebody else saved the same record meanwhile; nothing was overwritten."""

    def __init__(self, versions: Versions) -> None:
        super().__init__("conflict", by=versions.by)
        self.versions = versions
