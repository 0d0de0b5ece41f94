"""Words to search by. (First form; stems follow.)"""

import re


def index_text(texts: tuple[str, ...], lang: str = "lt") -> str:  # noqa: ARG001
    """Words of texts between spaces."""
    words = re.findall(r"[\w.-]+", " ".join(texts).lower())
    return f" {' '.join(words)} "
