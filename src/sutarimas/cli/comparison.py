"""What would change under another pack, told as text."""

from collections.abc import Iterator

from sutarimas.document.findings import in_words
from sutarimas.document.wording import Wording
from sutarimas.rulebook.book import Comparison, Unchecked
from sutarimas.rulebook.finding import Finding
from sutarimas.rulebook.params import description

_HEAD = 2  # lines before the first change


def compared(change: Comparison, *, against: str, lang: str) -> str:
    """Findings that would appear, vanish or weigh otherwise."""
    words = Wording("cli", lang)
    lines = ["", words.text("against", pack=against)]
    lines += _part(words, "would_appear", change.appear, lang)
    lines += _part(words, "would_vanish", change.vanish, lang)
    if change.weigh_otherwise:
        lines.append(words.text("would_weigh", n=str(len(change.weigh_otherwise))))
    for old, new in change.weigh_otherwise:
        weights = f"{words.text(str(old.severity))} \u2192 {words.text(str(new.severity))}"
        lines.append(f"  {new.rule} [{new.subject}] {weights}")
    lines += _limits(words, "would_settle", change.settled, lang)
    lines += _limits(words, "would_open", change.opened, lang)
    if len(lines) == _HEAD:
        lines.append(words.text("no_change"))
    return "\n".join(lines)


def _limits(words: Wording, key: str, found: tuple[Unchecked, ...], lang: str) -> Iterator[str]:
    if found:
        yield words.text(key, n=str(len(found)))
    yield from (f"  {x.rule}: {description(x.parameter, lang)}" for x in found)


def _part(words: Wording, key: str, found: tuple[Finding, ...], lang: str) -> Iterator[str]:
    if found:
        yield words.text(key, n=str(len(found)))
    for finding in found:
        said = in_words(finding, lang)
        weight = words.text(str(finding.severity))
        yield f"  {weight} {finding.rule} [{finding.subject}] {said.problem}"
