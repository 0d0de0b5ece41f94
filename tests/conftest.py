"""Settings for every test."""

import os

import pytest
from hypothesis import settings

from tests import world as towns

# A shared machine makes any deadline a matter of luck. In continuous integration the examples are
# the same each time, so that a failure belongs to the change; at a desk they vary and find more.
settings.register_profile("sutarimas", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("sutarimas")


@pytest.fixture
def world(db: None) -> towns.World:  # noqa: ARG001 - opens the database
    """Two groups with people of every role (tests/world.py)."""
    return towns.build()


@pytest.fixture
def signed_in(world: towns.World) -> "towns.SignIn":
    """Sign somebody of the world in and hand out their browser."""
    return towns.SignIn(world)
