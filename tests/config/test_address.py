"""Where letters lead is written down whole and plain, or not at all."""

import pytest

from sutarimas.config.address import base_address


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://vps.example.lt", "https://vps.example.lt"),
        (" HTTPS://VPS.Example.lt/ ", "https://vps.example.lt"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_is_kept_without_its_last_slash(given: str, kept: str) -> None:
    assert base_address(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "",
        "vps.example.lt",
        "//vps.example.lt",
        "ftp://vps.example.lt",
        "javascript:alert(1)",
        "https://",
        "https:///lt/",
        "https://vps.example.lt/lt",
        "https://vps.example.lt//",
        "https://vps.example.lt?a=1",
        "https://vps.example.lt#a",
        "https://vardas:zodis@vps.example.lt",
        "https://vps.example.lt:port",
        "https://vps example.lt",
        "https://vps.example.lt\nBcc: a@b.lt",
        "https://vps.example.lt\\@kitur.lt",
    ],
)
def test_what_is_more_or_less_than_scheme_and_host_is_no_address(given: str) -> None:
    assert base_address(given) == ""
