"""Settings for every test."""

import os

from hypothesis import settings

# A shared machine makes any deadline a matter of luck. In continuous integration the examples are
# the same each time, so that a failure belongs to the change; at a desk they vary and find more.
settings.register_profile("sutarimas", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("sutarimas")
