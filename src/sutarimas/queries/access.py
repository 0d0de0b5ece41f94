"""Who somebody is in a group on a day, and what that allows them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from sutarimas.domain.rights import Host, Right, Role, Visitor, role
from sutarimas.records.models import Account, Lag, Membership, Strategy


@dataclass(frozen=True, kw_only=True)
class LagCard:
    """A group as every page of it names it."""

    id: UUID
    slug: str
    name: str
    name_en: str
    municipality: str
    invented: bool

    def printed(self, lang: str) -> str:
        """The name in a language; Lithuanian where there is no other."""
        return self.name_en if lang == "en" and self.name_en else self.name


@dataclass(frozen=True, kw_only=True)
class StrategyCard:
    """A strategy in the making as the desk names it."""

    id: UUID
    slug: str
    title: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts: their role in the group and the moment, handed to every action."""

    account_id: UUID | None
    name: str
    role: type[Role]
    lag_id: UUID
    now: datetime

    def may(self, right: Right) -> bool:
        """Whether the role allows it."""
        return self.role.may(right)

    @property
    def today(self) -> date:
        """The day of the act where the group is."""
        return self.now.date()


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a person stands: the group, the strategy if there is one, who they are there."""

    lag: LagCard
    strategy: StrategyCard | None
    actor: Actor


def place(account_id: UUID | None, *, lag: str, strategy: str = "", now: datetime) -> Place | None:
    """Where a person stands in a group; None when there is no such group or strategy.

    Without a name it is the group's current strategy, where it has one.
    """
    row = Lag.objects.filter(slug=lag).first()
    if row is None:
        return None
    card = _strategy(row.id, strategy) if strategy else current_strategy(row.id)
    if strategy and card is None:
        return None
    person = Account.objects.filter(pk=account_id, is_active=True).first() if account_id else None
    actor = Actor(
        account_id=person.id if person else None,
        name=person.name if person else "",
        role=role_in(person, row.id, on=now.date()) if person else Visitor,
        lag_id=row.id,
        now=now,
    )
    return Place(lag=lag_card(row), strategy=card, actor=actor)


def role_in(person: Account, lag_id: UUID, *, on: date) -> type[Role]:
    """The role that holds on the day; the strongest of several."""
    held = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=on),
        account_id=person.pk,
        lag_id=lag_id,
        since_on__lte=on,
    ).values_list("role", flat=True)
    roles = [role(x) for x in held]
    if person.is_host:
        roles.append(Host)
    return max(roles, key=lambda x: len(x.rights), default=Visitor)


def lag_card(row: Lag) -> LagCard:
    """The card of a group."""
    return LagCard(
        id=row.id,
        slug=row.slug,
        name=row.name,
        name_en=row.name_en,
        municipality=row.municipality,
        invented=row.invented,
    )


def lag_by_slug(slug: str) -> LagCard | None:
    """A group by its address."""
    row = Lag.objects.filter(slug=slug).first()
    return lag_card(row) if row else None


def strategy_card(row: Strategy) -> StrategyCard:
    """The card of a strategy."""
    return StrategyCard(id=row.id, slug=row.slug, title=row.title, version=row.version)


def _strategy(lag_id: UUID, slug: str) -> StrategyCard | None:
    row = Strategy.objects.filter(lag_id=lag_id, slug=slug).first()
    return strategy_card(row) if row else None


def current_strategy(lag_id: UUID) -> StrategyCard | None:
    """The strategy that a group works on now."""
    row = Strategy.objects.filter(lag_id=lag_id, closed_at__isnull=True).order_by("-created_at")
    found = row.first()
    return strategy_card(found) if found else None


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A group that a person has a role in."""

    lag: LagCard
    role: type[Role]
    strategy: StrategyCard | None

    @property
    def opens(self) -> str:
        """The page that the role leads to: the desk, the people, or what everybody reads."""
        if self.role.may(Right.READ):
            return "desk:today"
        return "desk:people" if self.role.may(Right.PEOPLE) else "forum:lag"


def seats(account_id: UUID, *, on: date) -> tuple[Seat, ...]:
    """Every group that a person may work in today, by name."""
    person = Account.objects.filter(pk=account_id).first()
    if person is None:
        return ()
    rows = Lag.objects.order_by("name")
    if not person.is_host:
        rows = rows.filter(pk__in=Membership.objects.filter(account_id=account_id).values("lag_id"))
    found = ((row, role_in(person, row.id, on=on)) for row in rows)
    return tuple(
        Seat(lag=lag_card(row), role=held, strategy=current_strategy(row.id))
        for row, held in found
        if held is not Visitor
    )
