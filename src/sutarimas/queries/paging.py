"""Long lists page by page.

>>> cut(120, page=3)
Cut(page=3, pages=3)
>>> list(range(120))[cut(120, page=99).part][0]
100
"""

from dataclasses import dataclass

PAGE = 50


@dataclass(frozen=True)
class Cut:
    """One page of a list; pages count from 1, and an empty list has one."""

    page: int
    pages: int

    @property
    def part(self) -> slice:
        """What of the list stands on the page."""
        return slice((self.page - 1) * PAGE, self.page * PAGE)


def cut(total: int, *, page: int) -> Cut:
    """The page that is asked for, or the nearest that there is."""
    pages = max(1, -(-total // PAGE))
    return Cut(page=min(max(page, 1), pages), pages=pages)
