"""Reading what a command is pointed at, with refusals in the reader's language."""

import re
from pathlib import Path

from sutarimas.cli.refusal import Refusal
from sutarimas.document.wording import Wording
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.load import load
from sutarimas.formats.problems import Unusable

#: A group's address, or a group's and a strategy's; no file of ours looks like this.
_SLUG = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?")


def read_strategy(path: str, *, lang: str) -> Strategy:
    """The strategy in a folder, a bundle, or an installed group; refuses with every problem."""
    if _SLUG.fullmatch(path) and not Path(path).exists():
        return _installed(path, lang=lang)
    try:
        return load(Path(path))
    except Unusable as unusable:
        raise Refusal(unusable.text(lang)) from None


def _installed(path: str, *, lang: str) -> Strategy:
    """The strategy of a group in the installation that SUTARIMAS_DATA or `var` names."""
    from sutarimas.cli.installation import has_installation, open_installation

    refusal = Refusal(Wording("cli", lang).text("no_such_slug", path=path))
    if not has_installation():
        raise refusal
    open_installation()
    from sutarimas.queries.strategy import by_address

    found = by_address(path)
    if found is None:
        raise refusal
    return found
