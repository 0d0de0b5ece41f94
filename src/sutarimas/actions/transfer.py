"""Moving a group to another installation whole: every row, every file, every person's name.

The file is a ZIP archive: `manifest.json` with the fingerprint of every member, `lag.json`,
`accounts.jsonl`, one `rows/<Model>.jsonl` for each table and `files/<sha256>`. Models are found
by their wall, so that a table of a later version travels too. Passwords and what makes links of
invitations stay behind.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from graphlib import TopologicalSorter
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction

from sutarimas.actions.event import remember
from sutarimas.actions.people import RESET
from sutarimas.actions.refusals import Refused
from sutarimas.actions.store import keep
from sutarimas.formats.archive import BROKEN
from sutarimas.queries.store import blob_path
from sutarimas.records.models import Account, Invitation, Lag, Walled

FORMAT = "sutarimas-transfer/1"
MANIFEST = "manifest.json"
_DAY = (1980, 1, 1, 0, 0, 0)
#: What can stand in an address; anything else would break every page that lists the groups.
_ADDRESS = re.compile(r"[-A-Za-z0-9_]{1,60}")
#: Account's fields that travel; a password stays where it was made.
_ACCOUNT = (
    *("id", "login", "name", "email", "language", "created_at", "is_active", "anonymised_at"),
    *("told_of_comments", "told_of_editions", "told_of_failures"),
)


def walled_models() -> tuple[type[Walled], ...]:
    """Every table of a group's rows, those that others point to first."""
    found = [x for x in apps.get_app_config("records").get_models() if issubclass(x, Walled)]
    order: TopologicalSorter[type[Walled]] = TopologicalSorter()
    for model in found:
        order.add(model, *(x for x in _targets(model) if x is not model))
    return tuple(order.static_order())


def _targets(model: type[Walled]) -> Iterator[type[Walled]]:
    for field in _fields(model):
        target = field.related_model
        if isinstance(target, type) and issubclass(target, Walled):
            yield target


def _fields(model: type[models.Model]) -> tuple[Any, ...]:
    return tuple(model._meta.concrete_fields)  # noqa: SLF001 - Django's public face of a model


def write_transfer(lag_id: UUID, out: IO[bytes]) -> None:
    """Write everything of a group into an open file."""
    listed: dict[str, str] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _members(lag_id):
            listed[name] = hashlib.sha256(data).hexdigest()
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
        for name, path in _files(lag_id):
            listed[name] = path.name
            archive.write(path, name)
        manifest = json.dumps({"format": FORMAT, "members": listed}, indent=1, sort_keys=True)
        archive.writestr(zipfile.ZipInfo(MANIFEST, _DAY), manifest)


def _members(lag_id: UUID) -> Iterator[tuple[str, bytes]]:
    lag = Lag.objects.get(pk=lag_id)
    yield "lag.json", _line(lag, [x.attname for x in _fields(Lag)])
    accounts = Account.objects.filter(pk__in=_people(lag_id)).order_by("pk")
    yield "accounts.jsonl", b"".join(_line(x, _ACCOUNT) for x in accounts)
    for model in walled_models():
        names = [x.attname for x in _fields(model) if x.attname not in model.STAYS]
        rows = model._default_manager.filter(lag_id=lag_id).order_by("pk")  # noqa: SLF001
        yield f"rows/{model.__name__}.jsonl", b"".join(_line(x, names) for x in rows.iterator())


def _people(lag_id: UUID) -> set[UUID]:
    """Everybody whom a row of the group names: its people, and a host who let the first one in."""
    found: set[UUID] = set()
    for model in walled_models():
        rows = model._default_manager.filter(lag_id=lag_id)  # noqa: SLF001
        for field in _fields(model):
            if field.related_model is Account:
                named = rows.filter(**{f"{field.name}__isnull": False})
                found.update(named.values_list(field.attname, flat=True))
    return found


def _line(row: models.Model, names: Any) -> bytes:
    fields = {x.attname: x for x in _fields(type(row))}
    said = {
        name: None if getattr(row, name) is None else fields[name].value_to_string(row)
        for name in names
    }
    return (json.dumps(said, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _files(lag_id: UUID) -> Iterator[tuple[str, Path]]:
    root = blob_path(lag_id, "0" * 64).parent.parent
    for path in sorted(root.glob("??/*")):
        if len(path.name) == len("0" * 64):
            yield f"files/{path.name}", path


@transaction.atomic
def read_transfer(source: Path, *, now: datetime) -> str:
    """Take a whole group in and return its address.

    Whoever wrote the file may have written it by hand, so it brings rows of its own group and
    nothing else: no secrets, nobody who hosts this installation, no link to anybody's password.
    Raises Refused: `not_a_transfer`, `transfer_changed` and `transfer_newer` naming the member,
    `lag_there` where this installation has the group already.
    """
    with _opened(source) as archive:
        members = _checked(archive)
        lag = _lag(archive)
        _accounts(archive)
        known = {f"rows/{x.__name__}.jsonl": x for x in walled_models()}
        strange = [x for x in members if x.startswith("rows/") and x not in known]
        if strange:
            raise Refused("transfer_newer", member=strange[0])
        for name, model in known.items():
            if name in members:
                _insert(name, _own(name, _built(archive, name, model), lag))
        for name in members:
            if name.startswith("files/"):
                keep(lag.pk, [archive.read(name)])
    links = Invitation.objects.filter(lag_id=lag.pk, role=RESET, used_at=None, withdrawn_at=None)
    links.update(withdrawn_at=now)
    remember(lag_id=lag.pk, kind="lag.moved_in", subject=str(lag.pk), content="", now=now)
    return lag.slug


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile):
        raise Refused("not_a_transfer") from None


def _checked(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """Names of the members, every one as it was written; a file is named by its fingerprint."""
    try:
        manifest = json.loads(archive.read(MANIFEST))
        listed = dict(manifest["members"])
    except (*BROKEN, KeyError, TypeError, RuntimeError):
        raise Refused("not_a_transfer") from None
    if manifest.get("format") != FORMAT or {"lag.json", "accounts.jsonl"} - set(listed):
        raise Refused("not_a_transfer")
    for name, expected in sorted(listed.items()):
        found = _fingerprint(archive, name)
        if found != expected or (name.startswith("files/") and name != f"files/{found}"):
            raise Refused("transfer_changed", member=name)
    return tuple(sorted(listed))


def _fingerprint(archive: zipfile.ZipFile, name: str) -> str:
    try:
        return hashlib.sha256(archive.read(name)).hexdigest()
    except (*BROKEN, KeyError, RuntimeError):
        return ""


def _lag(archive: zipfile.ZipFile) -> Lag:
    """The group, put where no other one is."""
    name = "lag.json"
    found = list(_built(archive, name, Lag))
    if len(found) != 1 or not isinstance(found[0], Lag) or not _ADDRESS.fullmatch(found[0].slug):
        raise Refused("transfer_changed", member=name)
    lag = found[0]
    if Lag.objects.filter(models.Q(pk=lag.pk) | models.Q(slug=lag.slug)).exists():
        raise Refused("lag_there", lag=lag.slug)
    _insert(name, [lag])
    return lag


def _built(
    archive: zipfile.ZipFile, name: str, model: type[models.Model], only: tuple[str, ...] = ()
) -> Iterator[models.Model]:
    """Rows of a member with the fields that travel, whatever else its lines say."""
    fields = {x.attname: x for x in _fields(model)}
    travel = set(only or fields) - getattr(model, "STAYS", frozenset())
    try:
        # Only a new line ends a line: texts hold other separators.
        for line in filter(None, archive.read(name).decode().split("\n")):
            said = dict(json.loads(line))
            if said.keys() - fields.keys():
                raise Refused("transfer_newer", member=name)
            values = {x: said[x] for x in travel & said.keys()}
            yield model(
                **{k: None if v is None else fields[k].to_python(v) for k, v in values.items()}
            )
    except (ValueError, TypeError, ValidationError):
        raise Refused("transfer_changed", member=name) from None


def _own(name: str, rows: Iterator[models.Model], lag: Lag) -> list[models.Model]:
    """Rows of the group; one of another group is somebody's handiwork."""
    found = list(rows)
    if any(getattr(x, "lag_id", None) != lag.pk for x in found):
        raise Refused("transfer_changed", member=name)
    return found


def _insert(name: str, rows: Sequence[models.Model]) -> None:
    if not rows:
        return
    try:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=500)  # noqa: SLF001
    except DatabaseError:
        raise Refused("transfer_changed", member=name) from None


def _accounts(archive: zipfile.ZipFile) -> None:
    """People who have no account here get one that only a link can open."""
    name = "accounts.jsonl"
    for account in _built(archive, name, Account, _ACCOUNT):
        if not isinstance(account, Account) or Account.objects.filter(pk=account.pk).exists():
            continue
        if Account.objects.filter(login__iexact=account.login).exists():
            account.login = f"{account.login[:110]}-{account.pk}"
        if account.email and Account.objects.filter(email__iexact=account.email).exists():
            account.email = ""
        account.set_unusable_password()
        _insert(name, [account])
