"""How the rule book reads its own files: YAML in which every scalar is text."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml


def folder(name: str) -> Traversable:
    """A file or folder beside the rule book's modules."""
    return files("sutarimas.rulebook") / name


def read(path: Traversable) -> Any:
    """A YAML file as nested dict, list and str; nothing is guessed from how a scalar looks."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506, TID251 - text only
