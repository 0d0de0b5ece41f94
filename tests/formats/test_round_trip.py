"""Nothing is lost or changed on the way between the value, the folder and the bundle."""

from hypothesis import HealthCheck, given, settings

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.folder import read_files
from sutarimas.formats.folder_text import folder_files
from tests.formats.strategies import strategies

many = settings(max_examples=50, suppress_health_check=list(HealthCheck))


@many
@given(strategies())
def test_a_folder_gives_back_the_value_and_its_own_bytes(strategy: Strategy) -> None:
    files = folder_files(strategy)
    value, _ = read_files(files)
    assert value == strategy
    assert folder_files(value) == files
