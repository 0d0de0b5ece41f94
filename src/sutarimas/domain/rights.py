"""Roles in a local action group as plain classes, and what each of them may do.

A role holds for one group and between two days. Nothing is allowed that is not named here.

>>> Evaluator.may(Right.READ), Evaluator.may(Right.WRITE)
(True, False)
"""

from enum import StrEnum


class Right(StrEnum):
    """What a person can be allowed to do inside one local action group."""

    READ = "read"  # the desk: every record that is not private
    READ_PRIVATE = "read_private"  # names, contacts and restricted files
    COMMENT = "comment"
    WRITE = "write"  # records and texts
    CONFIRM = "confirm"  # a consultant's text, a suspect link, a parameter, a waiver
    PUBLISH = "publish"  # editions and news
    PEOPLE = "people"  # invitations and roles
    TRANSFER = "transfer"  # take private data out, bring a whole record in
    SPEAK = "speak"  # for a named organisation


class Role:
    """A role: its name in records and what it may do."""

    name = ""
    rights: frozenset[Right] = frozenset()

    @classmethod
    def may(cls, right: Right) -> bool:
        """Whether the role allows it."""
        return right in cls.rights


class Visitor(Role):
    """Everybody who is not signed in, and whoever has no role in the group."""

    name = "visitor"


class NamedOrganisation(Role):
    """Speaks for an organisation; sees the public pages and what it sent itself."""

    name = "organisation"
    rights = frozenset({Right.SPEAK})


class Member(Role):
    """A member of the partnership: reads the desk and says what they think of it."""

    name = "member"
    rights = frozenset({Right.READ, Right.COMMENT, Right.SPEAK})


class Staff(Role):
    """The coordinator: the whole path."""

    name = "staff"
    rights = frozenset(Right) - {Right.SPEAK}


class Consultant(Role):
    """Drafts for the group; what a consultant writes waits for a person of the group."""

    name = "consultant"
    rights = frozenset({Right.READ, Right.COMMENT, Right.WRITE})


class Evaluator(Role):
    """Reads all, changes nothing."""

    name = "evaluator"
    rights = frozenset({Right.READ, Right.READ_PRIVATE})


class Host(Role):
    """Runs the installation: opens groups and lets their first person in, reads no records."""

    name = "host"
    rights = frozenset({Right.PEOPLE})


ROLES: tuple[type[Role], ...] = (
    Visitor,
    NamedOrganisation,
    Member,
    Staff,
    Consultant,
    Evaluator,
    Host,
)
#: Roles that an invitation can give.
GIVEN: tuple[type[Role], ...] = (Staff, Consultant, Member, NamedOrganisation, Evaluator)


def role(name: str) -> type[Role]:
    """The role of that name; an unknown one may do nothing."""
    return next((x for x in ROLES if x.name == name), Visitor)
