"""A group is a wall: asserted of every model, so that a new one cannot forget it."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from sutarimas.records.models import Account, Beat, Lag, Walled
from sutarimas.records.triggers import crossings

#: People, groups and the installation's own clockwork belong to no group.
OUTSIDE: set[type[models.Model]] = {Account, Beat, Lag}
MODELS = tuple(apps.get_app_config("records").get_models())
INSIDE = tuple(x for x in MODELS if x not in OUTSIDE)


@pytest.mark.parametrize("model", INSIDE, ids=lambda x: x.__name__)
def test_every_row_carries_its_group_and_a_random_key(model: type[models.Model]) -> None:
    assert issubclass(model, Walled)
    assert isinstance(model._meta.pk, models.UUIDField)
    assert model._meta.get_field("lag").null is False


@pytest.mark.parametrize("model", INSIDE, ids=lambda x: x.__name__)
def test_what_is_unique_is_unique_within_a_group(model: type[models.Model]) -> None:
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            assert "lag" in constraint.fields, constraint.name
    assert model._meta.unique_together == ()
    alone = [x.name for x in model._meta.concrete_fields if x.unique and not x.primary_key]
    # A token's digest is as random as a key.
    assert [x for x in alone if x != "token_digest"] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda x: x.__name__)
def test_nothing_is_deleted_along_with_something_else(model: type[models.Model]) -> None:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            assert field.remote_field.on_delete is models.PROTECT, field.name


@pytest.mark.django_db
def test_every_key_between_groups_rows_is_watched_by_the_database() -> None:
    wanted = {f"wall_{table}_{column}" for table, column, _ in crossings(apps)}
    assert len(wanted) > 10
    assert wanted - _triggers() == set()


def _triggers() -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            names = {name for (name,) in cursor.fetchall()}
            return {x.removesuffix("_insert") for x in names} & {
                x.removesuffix("_update") for x in names
            }
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
def test_the_migrations_say_all_that_the_models_say() -> None:
    told = StringIO()
    call_command("makemigrations", "records", dry_run=True, stdout=told)
    assert "No changes detected" in told.getvalue()
