"""Walks every page that a person can reach, and fills every form on the way."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client

_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}")
#: Leaving would end the walk.
_LEFT_ALONE = ("/account/logout/",)


@dataclass
class Form:
    """A form as it stands in a page: where it goes and what it holds."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(urljoin(self.url, given["href"]))
        elif tag == "form":
            action = urljoin(self.url, given.get("action") or self.url)
            self.forms.append(Form(action=action, method=given.get("method", "get").lower()))
        elif self.forms and tag in ("input", "select", "textarea", "button") and "name" in given:
            if given.get("type") == "file":
                self.forms[-1].files.append(given["name"])
            else:
                values = self.forms[-1].fields.setdefault(given["name"], [])
                if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                    values.append(given.get("value", ""))


@dataclass
class Walk:
    """What a walk has seen: pages by status, and what went wrong."""

    client: Client
    most: int = 400
    each: int = 3
    seen: set[str] = field(default_factory=set)
    alike: Counter[str] = field(default_factory=Counter)
    statuses: dict[str, int] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)

    def from_(self, *starts: str) -> "Walk":
        """Walk from some addresses until nothing new is met."""
        queue = list(starts)
        while queue and len(self.statuses) < self.most:
            url = queue.pop(0)
            if self._is_new(url):
                queue.extend(self._visit(url))
        return self

    def _is_new(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.netloc not in ("", "testserver") or parts.scheme not in ("", "http"):
            return False
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        shape = _shape(path)
        if path in self.seen or parts.path.endswith(_LEFT_ALONE) or self.alike[shape] >= self.each:
            return False
        self.seen.add(path)
        self.alike[shape] += 1
        return True

    def _visit(self, url: str) -> Iterator[str]:
        path = urlsplit(url)._replace(scheme="", netloc="", fragment="").geturl()
        answer: Any = self.client.get(path, follow=True)
        self.statuses[path] = answer.status_code
        content = answer.getvalue()
        if "text/html" not in answer.headers.get("Content-Type", "") or answer.streaming:
            return
        reader = _Reader(answer.request["PATH_INFO"])
        reader.feed(content.decode())
        for form in reader.forms:
            if not form.action.endswith(_LEFT_ALONE):
                key = f"{form.method} {_shape(urlsplit(form.action).path)} {sorted(form.fields)}"
                self.forms.setdefault(key, form)
        yield from reader.links


def _shape(path: str) -> str:
    """An address with what differs from record to record taken out."""
    bare = _KEY.sub("#", path)
    bare = re.sub(r"/[A-Z]+-[^/]*/", "/#/", bare)
    return re.sub(r"\d+", "0", bare)
