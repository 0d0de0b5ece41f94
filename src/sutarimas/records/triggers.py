"""The wall in the database: a row may point only to rows of its own group.

Django's keys cannot carry the group with them, so triggers compare it. They are written
anew after every migration that rebuilds a table (SQLite drops them then).
"""

from collections.abc import Iterator
from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from sutarimas.records.models.wall import Walled


def crossings(apps: Apps) -> Iterator[tuple[str, str, str]]:
    """Table, column and target table of every key between two walled tables."""
    for model in apps.get_app_config("records").get_models():
        if not is_walled(model):
            continue
        options = model._meta  # noqa: SLF001 - Django's public face of a model
        for field in options.concrete_fields:
            target: Any = field.related_model
            if target is not None and is_walled(target):
                yield options.db_table, str(field.column), target._meta.db_table  # noqa: SLF001


def is_walled(model: Any) -> bool:
    """Whether rows of a model belong to a group; migrations know a model by its fields only."""
    if isinstance(model, type) and issubclass(model, Walled):
        return True
    return any(x.name == "lag" for x in model._meta.concrete_fields)  # noqa: SLF001


def raise_wall(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write every trigger anew."""
    vendor = schema_editor.connection.vendor
    for table, column, target in crossings(apps):
        for statement in statements(vendor, table, column, target):
            schema_editor.execute(statement)


def statements(vendor: str, table: str, column: str, target: str) -> tuple[str, ...]:
    """The SQL that guards one key; names come from our own models, never from people."""
    name = f"wall_{table}_{column}"
    if vendor == "sqlite":
        return tuple(_sqlite(name, table, column, target))
    return tuple(_postgres(name, table, column, target))


def _sqlite(name: str, table: str, column: str, target: str) -> Iterator[str]:
    for moment in ("insert", "update"):
        yield f"DROP TRIGGER IF EXISTS {name}_{moment}"
        yield (
            f"CREATE TRIGGER {name}_{moment} BEFORE {moment.upper()} ON {table} "  # noqa: S608
            f"WHEN NEW.{column} IS NOT NULL AND "
            f"(SELECT lag_id FROM {target} WHERE id = NEW.{column}) <> NEW.lag_id "
            f"BEGIN SELECT RAISE(ABORT, 'wall: {table}.{column}'); END"
        )


def _postgres(name: str, table: str, column: str, target: str) -> Iterator[str]:
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "  # noqa: S608
        f"IF NEW.{column} IS NOT NULL AND "
        f"(SELECT lag_id FROM {target} WHERE id = NEW.{column}) <> NEW.lag_id "
        f"THEN RAISE EXCEPTION 'wall: {table}.{column}' USING ERRCODE = '23514'; END IF; "
        "RETURN NEW; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield (
        f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
