"""The table of doors: what every address answers to everybody, and the town it is asked in."""

import csv
import io
import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from sutarimas.actions.comment import say_comment
from sutarimas.actions.edition import publish_if_ready
from sutarimas.actions.entry import save_entry
from sutarimas.actions.job import said
from sutarimas.actions.letter_text import Where
from sutarimas.actions.mail import Recipient, post
from sutarimas.actions.people import invite, invite_reset
from sutarimas.actions.picture import add_picture
from sutarimas.actions.store import keep
from sutarimas.actions.upload import About, take_file
from sutarimas.queries.secret_link import token_digest
from sutarimas.queries.strategy import load
from sutarimas.queries.upload import CHECK
from sutarimas.records.models import (
    Beat,
    Change,
    Document,
    Edition,
    Entry,
    Invitation,
    Job,
    Membership,
    News,
    Page,
    Upload,
)
from tests.pictures import picture_file
from tests.world import NOW, SignIn, World

FOLDER = Path(__file__).parents[1] / "doors"
#: Column of the tables, and whose browser stands for it.
PEOPLE = {
    "visitor": "",
    "organisation": "ona",
    "member": "jonas",
    "consultant": "ieva",
    "evaluator": "vita",
    "staff": "rasa",
    "other_staff": "petras",
    "host": "host",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table: an address, how it is asked, and what each person is answered."""

    table: str
    url: str
    method: str
    state: str
    expected: dict[str, int]

    def __str__(self) -> str:
        return f"{self.table} {self.method} {self.url} {self.state}".strip()


def rows(folder: Path = FOLDER) -> tuple[Row, ...]:
    """Every row of every table."""
    return tuple(row for path in sorted(folder.glob("*.csv")) for row in _read(path))


def _read(path: Path) -> Iterator[Row]:
    lines = [x for x in path.read_text("utf-8").splitlines() if x.strip() and x[0] != "#"]
    for one in csv.DictReader(lines):
        yield Row(
            table=path.name,
            url=one["url"],
            method=one["method"],
            state=one["state"],
            expected={name: int(one[name]) for name in PEOPLE},
        )


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The town with browsers of everybody, and what stands for the placeholders."""

    world: World
    clients: dict[str, Client]
    slots: dict[str, str]

    def answer(self, row: Row, who: str, *, url: str = "") -> Any:
        """What somebody is answered; a POST sends an empty form."""
        client = self.browser(who)
        address = (url or row.url).format(**self.slots)
        found: Any = client.get(address) if row.method == "GET" else client.post(address)
        if found.streaming:
            # A file is closed once it has been read to its end.
            b"".join(found.streaming_content)
        return found

    def browser(self, who: str) -> Client:
        """A browser of its own, so that no row sees what another one left in it."""
        client = Client(raise_request_exception=False)
        client.cookies = deepcopy(self.clients[who].cookies)
        return client


def open_town(world: World) -> Asked:
    """Something of every kind that an address can name."""
    clients = {name: SignIn(world)(login) if login else Client() for name, login in PEOPLE.items()}
    # A session that just signed in has its row, so that reading pages has nothing to write.
    assert all(SESSION_KEY in x.session for x in clients.values() if x is not clients["visitor"])
    # A copy was made just now: none is made of a database that the test holds open.
    Beat.objects.create(name="backup", at=timezone.now() + timedelta(hours=1))
    return Asked(world=world, clients=clients, slots=_people(world) | _records(world))


def _people(world: World) -> dict[str, str]:
    rasa = world.actor("rasa")
    token = invite(actor=rasa, role="member", name="Naujas Narys")
    tomas = Membership.objects.get(lag_id=world.lag_id, account_id=world.accounts["tomas"])
    return {
        "token": token,
        "reset_token": invite_reset(actor=rasa, account_id=tomas.account_id),
        "link": str(Invitation.objects.get(token_digest=token_digest(token)).pk),
        "membership": str(tomas.pk),
        "account": str(tomas.account_id),
    }


def _records(world: World) -> dict[str, str]:
    entries = Entry.objects.filter(strategy_id=world.strategy_id)
    upload = _upload(world)
    edition = publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    need = entries.get(shelf="needs.items", code="P-01")
    save_entry(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        key=need.pk,
        tree=json.loads(need.body) | {"title": "Kitaip"},
        base_version=need.version,
    )
    comment = say_comment(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        subject="need:P-01",
        text="Patikslinti",
        key=uuid4(),
    )
    sections = [x for x in entries.filter(shelf="prose").order_by("place") if _lithuanian(x)]
    number = Edition.objects.get(pk=edition).number if edition else 0
    changes = Change.objects.filter(strategy_id=world.strategy_id)
    return {
        "need": str(need.pk),
        "section": str(sections[0].pk),
        "change": str(changes.order_by("number").first().pk),  # type: ignore[union-attr]
        "comment": str(comment),
        "nothing": str(uuid4()),
        "job": str(_job(world).pk),
        "document": str(_document(world).pk),
        "edition_number": str(number),
        "value": "strategy_max_value",
        "upload": str(upload.pk),
        "letter": str(_letter(world)),
        "file": upload.sha256,
        "own": str(_restricted(world, "ieva").pk),
        "held": str(_restricted(world, "rasa").pk),
        "notice": str(_news(world).pk),
        "picture": _picture(world, edition),
    }


def _picture(world: World, edition: UUID | None) -> str:
    """The code of a picture that the draft has, and the published edition."""
    add_picture(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        file=picture_file(),
        name="aikste.png",
        words={"title": "Aikštė", "alt": "Tuščia aikštė"},
    )
    row = Entry.objects.get(strategy_id=world.strategy_id, shelf="pictures")
    Page.objects.create(
        lag_id=world.lag_id,
        edition=Edition.objects.get(pk=str(edition)),
        lang="lt",
        name=f"pictures/{row.code}",
        html=json.loads(row.body)["data"],
    )
    return row.code


def _lithuanian(row: Entry) -> bool:
    return bool(json.loads(row.body).get("lang", "lt") == "lt")


def _job(world: World) -> Job:
    return Job.objects.create(
        lag_id=world.lag_id,
        kind="documents",
        key=f"documents:{world.strategy_id}:lt",
        payload=json.dumps({"strategy": str(world.strategy_id), "lang": "lt"}),
        state="failed",
        message=said("failed"),
        not_before=NOW,
        asked_at=NOW,
    )


def _letter(world: World) -> UUID:
    return post(
        lag_id=world.lag_id,
        kind="edition",
        to=Recipient(name="Jonas Narys", address="", lang="lt"),
        slots={"strategy": "Strategija", "number": 4},
        where=Where(page="forum:edition_strategy", args=(world.slug, 4)),
        now=NOW,
    )


def _upload(world: World) -> Upload:
    key = take_file(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        file=io.BytesIO("Raštas".encode()),
        name="rastas.txt",
        about=About(title="Raštas", restricted=False),
    )
    row = Upload.objects.get(pk=key)
    row.state, row.preview = "clean", row.sha256
    row.save()
    Job.objects.filter(kind=CHECK).delete()
    return row


def _restricted(world: World, who: str) -> Upload:
    key = take_file(
        actor=world.actor(who),
        strategy_id=world.strategy_id,
        file=io.BytesIO(f"Sutartis: {who}".encode()),
        name="sutartis.txt",
        about=About(title=f"Sutartis ({who})"),
    )
    Upload.objects.filter(pk=key).update(state="clean")
    Job.objects.filter(kind=CHECK).delete()
    return Upload.objects.get(pk=key)


def _document(world: World) -> Document:
    sha256, size = keep(world.lag_id, [b"%PDF-"])
    return Document.objects.create(
        lag_id=world.lag_id,
        strategy_id=world.strategy_id,
        lang="lt",
        name="strategy.pdf",
        sha256=sha256,
        size=size,
        content_hash=load(world.strategy_id).content_hash,
        built_at=NOW,
    )


def _news(world: World) -> News:
    return News.objects.create(
        lag_id=world.lag_id,
        title="Žinia",
        text="Žinios tekstas.",
        by="Rasa Ežerienė",
        written_at=NOW,
        published_at=NOW,
    )


def patterns() -> dict[str, Any]:
    """Every address that the installation answers, with its view."""
    return dict(_walked(get_resolver().url_patterns, ""))


def _walked(found: Any, before: str) -> Iterator[tuple[str, Any]]:
    for one in found:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walked(one.url_patterns, route)
        elif isinstance(one, URLPattern):
            yield route, one.callback
