"""Standing wording per language and chapter, with slots that carry their sources.

A wording file is Markdown: `## key` starts a message, the lines below are its text.
Slots are `{name}`; a slot may be filled with text or with a run that names its datum.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from sutarimas.document.blocks import Inline, Run
from sutarimas.document.language import language

_SLOT = re.compile(r"\{(\w+)\}")
# No-break spaces stay.
_LINES = re.compile(r"[ \n]+")


class MissingWording(KeyError):
    """A message, or a slot of it, is not there."""


@cache
def messages(name: str, lang: str) -> Mapping[str, str]:
    """Messages of `prose/<lang>/<name>.md` by key, with the no-break spaces of the language."""
    return read_messages(files("sutarimas.document") / "prose" / lang / f"{name}.md", lang)


def read_messages(path: Traversable, lang: str) -> Mapping[str, str]:
    """Messages of one wording file by key, with the no-break spaces of its language."""
    polish = language(lang).polish
    found: dict[str, str] = {}
    for part in path.read_text("utf-8").split("\n## ")[1:]:
        key, _, body = part.partition("\n")
        found[key.strip()] = polish(_LINES.sub(" ", body).strip(" "))
    return found


class Wording:
    """The messages of one chapter in one language."""

    def __init__(self, name: str, lang: str) -> None:
        self.name = name
        self.lang = lang

    def text(self, key: str, **slots: str) -> str:
        """A message as plain text; raises MissingWording."""
        return "".join(run.text for run in self.say(key, **slots))

    def say(self, key: str, **slots: str | Run | Inline) -> Inline:
        """A message as runs, each slot with its own source."""
        try:
            template = messages(self.name, self.lang)[key]
            return _filled(template, slots)
        except KeyError as error:
            raise MissingWording(f"{self.lang}/{self.name}: {key} {error}") from error


def _filled(template: str, slots: Mapping[str, str | Run | Inline]) -> Inline:
    found: list[Run] = []
    end = 0
    for match in _SLOT.finditer(template):
        if match.start() > end:
            found.append(Run(text=template[end : match.start()]))
        value = slots[match[1]]
        if isinstance(value, str):
            found.append(Run(text=value))
        elif isinstance(value, Run):
            found.append(value)
        else:
            found.extend(value)
        end = match.end()
    if end < len(template):
        found.append(Run(text=template[end:]))
    return tuple(found)
