"""Nothing is lost or changed on the way between the value, the folder and the bundle."""

from hypothesis import HealthCheck, given, settings

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import read_archive, write_archive
from sutarimas.formats.bundle import read_bundle, write_bundle
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


@many
@given(strategies())
def test_folder_bundle_folder_is_the_same(strategy: Strategy) -> None:
    files = folder_files(strategy)
    bundle = write_bundle(read_files(files)[0])
    value = read_bundle("b.json", bundle)
    assert value == strategy
    assert folder_files(value) == files


@many
@given(strategies())
def test_bundle_folder_bundle_is_the_same(strategy: Strategy) -> None:
    bundle = write_bundle(strategy)
    value, _ = read_files(folder_files(read_bundle("b.json", bundle)))
    assert write_bundle(value) == bundle


@many
@given(strategies())
def test_an_archive_gives_back_the_value_and_its_own_bytes(strategy: Strategy) -> None:
    archive = write_archive(strategy)
    value = read_archive("a.zip", archive)
    assert value == strategy
    assert write_archive(value) == archive


@many
@given(strategies())
def test_a_bundle_for_the_public_keeps_the_content_hash_and_holds_nothing_private(
    strategy: Strategy,
) -> None:
    public = read_bundle("b.json", write_bundle(strategy, public=True))
    assert public.content_hash == strategy.content_hash
    assert not any(x.name or x.contact for x in public.people.persons)
    assert not any(x.author_name for x in public.proposals)
    assert not any(x.title or x.url or x.name for x in public.files if x.restricted)
