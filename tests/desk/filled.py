"""Reading a page's record form as a browser would send it."""

import re
from html import unescape

from django.test import Client

from sutarimas.records.models import Entry
from tests.world import World

BASE = "/lt/desk/ezeryne/s/ezeryne"


def key(world: World, shelf: str, code: str) -> str:
    """The key of a record of Ežerynė."""
    return str(Entry.objects.get(strategy_id=world.strategy_id, shelf=shelf, code=code).pk)


def opened(client: Client, url: str, status: int = 200) -> str:
    """The page at an address."""
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def boxes(html: str) -> dict[str, list[str]]:
    """Every filled box of the page's record form."""
    form = html[html.index('id="form"') :]
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and ("checkbox" not in tag or " checked" in tag):
            sent.setdefault(name[1], []).append(unescape(value[1] if value else ""))
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
        # A browser leaves out the line break right behind the tag.
        sent.setdefault(name, []).append(unescape(text).removeprefix("\n"))
    for name, inside in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        picked = re.findall(r'<option value="([^"]*)" selected', inside)
        sent.setdefault(name, []).extend(unescape(x) for x in picked or [""])
    return sent
