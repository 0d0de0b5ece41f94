"""What people are written about: an answer to their words, a published edition."""

from uuid import UUID

from django.db.models import Q

from sutarimas.actions.letter_text import Where
from sutarimas.actions.mail import post, recipient
from sutarimas.domain.rights import Right, Visitor
from sutarimas.queries.access import Actor, role_in
from sutarimas.queries.comment import place_of
from sutarimas.records.models import Account, Change, Comment, Membership, Strategy


def tell_of_comment(*, actor: Actor, strategy_id: UUID, key: UUID) -> None:
    """Write to whom a comment answers, else to whoever last changed what it is about."""
    comment = Comment.objects.select_related("answers__account").get(pk=key)
    person = comment.answers.account if comment.answers else _author(strategy_id, comment.subject)
    if person is None or person.pk == actor.account_id or not person.told_of_comments:
        return
    if not _reads(person, actor):
        return
    strategy = Strategy.objects.select_related("lag").get(pk=strategy_id)
    slots: dict[str, object] = {"name": actor.name, "strategy": strategy.title}
    post(
        lag_id=actor.lag_id,
        kind="answer" if comment.answers else "comment",
        to=recipient(person),
        slots=slots,
        where=_place(strategy, comment.subject),
        quoted=comment.text,
        now=actor.now,
        digest_key=f"comments:{person.pk}",
    )


def _reads(person: Account, actor: Actor) -> bool:
    """Whether a person has an address and may still open the desk that a letter quotes."""
    role = role_in(person, actor.lag_id, on=actor.today) if person.is_active else Visitor
    return bool(person.email) and role.may(Right.READ)


def _place(strategy: Strategy, subject: str) -> Where:
    """The page of what a comment is about; all comments where that is gone."""
    args = (strategy.lag.slug, strategy.slug)
    found = place_of(strategy.pk, subject)
    if found is None:
        return Where(page="desk:comments", args=args)
    page, key = found
    return Where(page=f"desk:{page}", args=(*args, key))


def _author(strategy_id: UUID, subject: str) -> Account | None:
    changes = Change.objects.filter(strategy_id=strategy_id, subject=subject)
    last = changes.select_related("account").order_by("-number").first()
    return last.account if last else None


def tell_of_edition(*, actor: Actor, strategy_id: UUID, number: int) -> None:
    """Write to everybody of the group who left an address and wants to know."""
    today = actor.today
    live = Membership.objects.filter(lag_id=actor.lag_id, since_on__lte=today)
    live = live.filter(Q(until_on__isnull=True) | Q(until_on__gte=today))
    people = Account.objects.filter(
        pk__in=live.values("account_id"), is_active=True, told_of_editions=True
    )
    strategy = Strategy.objects.select_related("lag").get(pk=strategy_id)
    slots: dict[str, object] = {"strategy": strategy.title, "number": number}
    where = Where(page="forum:edition_strategy", args=(strategy.lag.slug, number))
    for person in people.exclude(email="").order_by("name"):
        if person.pk == actor.account_id:
            continue
        post(
            lag_id=actor.lag_id,
            kind="edition",
            to=recipient(person),
            slots=slots,
            where=where,
            now=actor.now,
        )
