"""The smallest strategy that loads, and partial trees laid over it: what scenarios start from."""

from collections.abc import Mapping
from typing import Any

from sutarimas.domain.strategy import Strategy
from sutarimas.formats.typed import read

Tree = Mapping[str, Any]

BASE: Tree = {
    "identity": {
        "slug": "ezeryne",
        "title": "Ežerynės miesto 2024–2029 m. vietos plėtros strategija",
        "lag": "Ežerynės miesto vietos veiklos grupė",
        "first_year": "2024",
        "last_year": "2029",
        "pack": "lt-1v-672@2023-10",
        "period_label": "2024–2029 m.",
        "invented": "true",
    },
    "place": {
        "territory": {
            "kind": "municipal_centre",
            "name": "Ežerynė",
            "name_gen": "Ežerynės",
            "municipality": "Ežerynės r. sav.",
            "county_gen": "Ežeryno",
            "region": "central_western",
            "area": "town",
            "municipality_area": "municipality",
            "population": "4912",
            "counted_on": "2023-01-01",
            "population_source": "Valstybės duomenų agentūra",
            "area_ha": "655",
            "boundary": "Ežerynės miesto administracinė riba",
        },
        "areas": [
            {"code": "town", "level": "town", "name": "Ežerynės miestas"},
            {"code": "municipality", "level": "municipality", "name": "Ežerynės r. sav."},
            {"code": "county", "level": "county", "name": "Ežeryno apskritis"},
            {"code": "country", "level": "country", "name": "Lietuvos Respublika"},
        ],
    },
}


#: Stands in a tree for the content hash of that tree; decisions and editions lie outside it.
OWN_HASH = "own hash"


def strategy(partial: Tree) -> Strategy:
    """The base with a partial tree laid over it; fails with every problem of the tree."""
    tree = laid_over(BASE, partial)
    value = _read(tree)
    return _read(_filled(tree, value.content_hash)) if OWN_HASH in str(tree) else value


def _read(tree: Tree) -> Strategy:
    value, problems = read(tree, Strategy)
    assert value is not None, "\n".join(problem.text("en") for problem in problems)
    return value


def _filled(tree: Any, own: str) -> Any:
    """The tree with its own hash written where it is meant."""
    if isinstance(tree, Mapping):
        return {key: _filled(value, own) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_filled(item, own) for item in tree]
    return own if tree == OWN_HASH else tree


def laid_over(base: Tree, partial: Tree) -> dict[str, Any]:
    """Mappings are merged key by key; lists and text of the partial tree replace the base's."""
    merged = dict(base)
    for key, value in partial.items():
        below = merged.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            merged[key] = laid_over(below, value)
        else:
            merged[key] = value
    return merged
