"""What tests of public pages need to know of the published town."""

from dataclasses import dataclass
from uuid import UUID

from sutarimas.records.models import Edition
from tests.world import World

NOTICE = UUID("11111111-1111-4111-8111-111111111111")
DRAFT = UUID("22222222-2222-4222-8222-222222222222")


@dataclass(frozen=True, kw_only=True)
class Town:
    """Ežerynė with its third edition published, beside Kitur, which has published nothing."""

    world: World
    edition: Edition


#: Every page and file that anybody can open, by the name of its address.
PAGES = {
    "home": "",
    "privacy": "privacy/",
    "accessibility": "accessibility/",
    "open_data": "open-data/",
    "schema": "open-data/bundle.schema.json",
    "lag": "ezeryne/",
    "group_privacy": "ezeryne/privacy/",
    "group_accessibility": "ezeryne/accessibility/",
    "strategy": "ezeryne/strategy/",
    "brief": "ezeryne/brief/",
    "basis": "ezeryne/basis/",
    "editions": "ezeryne/editions/",
    "edition_strategy": "ezeryne/editions/3/strategy/",
    "edition_brief": "ezeryne/editions/3/brief/",
    "edition_basis": "ezeryne/editions/3/basis/",
    "edition_record_page": "ezeryne/editions/3/r/need/P-01/",
    "record_page": "ezeryne/r/need/P-01/",
    "picture": "ezeryne/pictures/IL-01",
    "edition_picture": "ezeryne/editions/3/pictures/IL-01",
    "verify": "ezeryne/verify/",
    "documents": "ezeryne/documents/",
    "document": "ezeryne/documents/3/lt/strategy.pdf",
    "papers": "ezeryne/papers/",
    "data": "ezeryne/data/",
    "data_file": "ezeryne/data/3/strategy.json",
    "record": "ezeryne/data/record.json",
    "news": "ezeryne/news/",
    "notice": f"ezeryne/news/{NOTICE}/",
    "feed": "ezeryne/news.atom",
}
FILES = frozenset(
    {"schema", "picture", "edition_picture", "document", "data_file", "record", "feed"}
)
