"""What the editor of a text sends, read as it came, and what is wrong with it."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from sutarimas.actions.section import SectionText
from sutarimas.queries.section_page import SectionPage, Typed

LONGEST_TITLE = 300
#: About 30 pages; a longer text is several texts.
LONGEST_BODY = 100_000
_LARGEST_VERSION = 2**31 - 1


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What is wrong with a field; `key` names the words."""

    field: str
    key: str


@dataclass(frozen=True, kw_only=True)
class SectionForm:
    """The fields of the editor. Nothing typed is changed before it is shown again."""

    title: str
    chapter: str
    body: str
    base_version: int
    slips: tuple[Slip, ...] = ()

    @property
    def text(self) -> SectionText:
        """For saving."""
        return SectionText(title=self.title, chapter=self.chapter, body=self.body)

    @property
    def wrong(self) -> dict[str, str]:
        """Words on what is wrong by field."""
        return {x.field: x.key for x in self.slips}

    def checked(self, chapters: tuple[tuple[str, str], ...]) -> "SectionForm":
        """With every slip noted."""
        slips = []
        if not self.title.strip():
            slips.append(Slip(field="title", key="text.title_missing"))
        elif len(self.title) > LONGEST_TITLE:
            slips.append(Slip(field="title", key="text.title_long"))
        if self.chapter not in dict(chapters):
            slips.append(Slip(field="chapter", key="text.chapter_missing"))
        if len(self.body) > LONGEST_BODY:
            slips.append(Slip(field="body", key="text.body_long"))
        return replace(self, slips=tuple(slips))


def saved(page: SectionPage) -> SectionForm:
    """The form with what is saved."""
    section = page.section
    return SectionForm(
        title=section.title,
        chapter=section.chapter,
        body=section.body,
        base_version=page.version,
    )


def continued(page: SectionPage, draft: Typed) -> SectionForm:
    """The form with what was typed and not saved."""
    return replace(saved(page), title=draft.title, body=draft.body, base_version=draft.base_version)


def posted(data: QueryDict, page: SectionPage) -> SectionForm:
    """The form as it was sent; a text in another language has no chapter of its own."""
    own = page.section.lang == "lt"
    return SectionForm(
        title=data.get("title", ""),
        chapter=data.get("chapter", "") if own else page.section.chapter,
        # Browsers send lines with a carriage return, which nobody typed.
        body=data.get("body", "").replace("\r\n", "\n"),
        base_version=version_of(data),
    )


def version_of(data: QueryDict) -> int:
    """The version that the person started from; 0, which none has, when it cannot be read."""
    text = data.get("base_version", "")
    known = text.isascii() and text.isdigit() and len(text) <= len(str(_LARGEST_VERSION))
    return min(int(text), _LARGEST_VERSION) if known else 0
