"""Bookmarks of a DOCX: names that Word accepts, and which block each of them stands for."""

import re
from hashlib import sha256

#: Word's limit for the name of a bookmark.
_LONGEST = 40
_UNFIT = re.compile(r"\W")


class Bookmarks:
    """Gives every block id one name and one place; Word takes names for equal in any case."""

    def __init__(self) -> None:
        self.placed: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()

    def name(self, id_: str) -> str:
        """The name of a block's bookmark, the same however often it is asked for."""
        if id_ not in self._names:
            self._names[id_] = self._new(id_)
        return self._names[id_]

    def around(self, id_: str, content: str) -> str:
        """Content inside the bookmark of a block, bare when the id has no name or is placed."""
        if not id_ or id_ in self.placed:
            return content
        name, number = self.name(id_), len(self.placed)
        self.placed[id_] = name
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def _new(self, id_: str) -> str:
        name = _UNFIT.sub("_", id_)
        if not name[0].isalpha() or len(name) > _LONGEST or name.casefold() in self._taken:
            name = f"b_{name[:27]}_{sha256(id_.encode('utf-8', 'replace')).hexdigest()[:10]}"
        self._taken.add(name.casefold())
        return name
