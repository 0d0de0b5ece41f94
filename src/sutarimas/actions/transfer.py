"""Moving a group to another installation whole: every row, every file, every person's name.

The file is a ZIP archive: `manifest.json` with the fingerprint of every member, `lag.json`,
`accounts.jsonl`, one `rows/<Model>.jsonl` for each table and `files/<sha256>`. Models are found
by their wall, so that a table of a later version travels too. Passwords and what makes links of
invitations stay behind.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from graphlib import TopologicalSorter
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

from sutarimas.actions.event import remember
from sutarimas.actions.refusals import Refused
from sutarimas.queries.store import blob_path
from sutarimas.records.models import Account, Lag, Walled

FORMAT = "sutarimas-transfer/1"
MANIFEST = "manifest.json"
_DAY = (1980, 1, 1, 0, 0, 0)
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

    Raises Refused: `not_a_transfer`, `transfer_changed` naming the member, `lag_there` where
    this installation has the group already.
    """
    with _opened(source) as archive:
        members = _checked(archive)
        said = _lines(archive.read("lag.json"))[0]
        if Lag.objects.filter(models.Q(pk=said["id"]) | models.Q(slug=said["slug"])).exists():
            raise Refused("lag_there", lag=said["slug"])
        _insert(Lag, [said])
        _accounts(_lines(archive.read("accounts.jsonl")))
        known = {f"rows/{x.__name__}.jsonl": x for x in walled_models()}
        strange = [x for x in members if x.startswith("rows/") and x not in known]
        if strange:
            raise Refused("transfer_newer", member=strange[0])
        for name, model in known.items():
            if name in members:
                _insert(model, _lines(archive.read(name)))
        for name in members:
            if name.startswith("files/"):
                _place(UUID(said["id"]), name.removeprefix("files/"), archive.read(name))
    lag_id = UUID(said["id"])
    remember(lag_id=lag_id, kind="lag.moved_in", subject=str(lag_id), content="", now=now)
    return str(said["slug"])


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile):
        raise Refused("not_a_transfer") from None


def _checked(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """Names of the members, every one as it was written."""
    names = set(archive.namelist())
    if MANIFEST not in names:
        raise Refused("not_a_transfer")
    try:
        manifest = json.loads(archive.read(MANIFEST))
        listed = dict(manifest["members"])
    except (ValueError, KeyError, TypeError):
        raise Refused("not_a_transfer") from None
    if manifest.get("format") != FORMAT or {"lag.json", "accounts.jsonl"} - set(listed):
        raise Refused("not_a_transfer")
    for name, expected in sorted(listed.items()):
        if name not in names or hashlib.sha256(archive.read(name)).hexdigest() != expected:
            raise Refused("transfer_changed", member=name)
    return tuple(sorted(listed))


def _lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(x) for x in data.decode().splitlines() if x.strip()]


def _insert(model: type[models.Model], lines: list[dict[str, Any]]) -> None:
    fields = {x.attname: x for x in _fields(model)}
    rows = [
        model(**{k: None if v is None else fields[k].to_python(v) for k, v in line.items()})
        for line in lines
    ]
    model._default_manager.bulk_create(rows, batch_size=500)  # noqa: SLF001


def _accounts(lines: list[dict[str, Any]]) -> None:
    """People who have no account here get one that only a link can open."""
    fields = {x.attname: x for x in _fields(Account)}
    for line in lines:
        if Account.objects.filter(pk=line["id"]).exists():
            continue
        account = Account(
            **{k: None if v is None else fields[k].to_python(v) for k, v in line.items()}
        )
        if Account.objects.filter(login__iexact=account.login).exists():
            account.login = f"{account.login[:110]}-{account.pk}"
        if account.email and Account.objects.filter(email__iexact=account.email).exists():
            account.email = ""
        account.set_unusable_password()
        account.save(force_insert=True)


def _place(lag_id: UUID, sha256: str, data: bytes) -> None:
    path = blob_path(lag_id, sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
