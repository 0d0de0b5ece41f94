"""The address under which people reach the installation, as whoever runs it wrote it down."""

import re

#: Scheme, host and port; a path, a query or a name and password would end up in every letter.
_FORM = re.compile(
    r"(?P<base>https?://(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)"
    r"(?::[0-9]{1,5})?)/?"
)


def base_address(given: str) -> str:
    """The address without a slash at its end; nothing where it has another form.

    >>> base_address("https://Strategija.example.lt/")
    'https://strategija.example.lt'
    >>> base_address("strategija.example.lt")
    ''
    """
    found = _FORM.fullmatch(given.strip().lower())
    return found["base"] if found else ""
