"""The handbook of rules: a page per family and language, an index, and a page of parameters.

`python -m sutarimas.rulebook.handbook docs/rules` writes it; a test keeps it current.
Everything comes from the rules, their messages, the parameters and the packs.
"""

import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sutarimas.rulebook.book import rules
from sutarimas.rulebook.measured import measured
from sutarimas.rulebook.messages import LANGUAGES, family
from sutarimas.rulebook.params import Parameter, acts, pack, pack_codes
from sutarimas.rulebook.places import place
from sutarimas.rulebook.reading import folder, read
from sutarimas.rulebook.rule import Citation, Rule

_NOT_PROBLEMS = frozenset({"title", "why", "remedy", "good", "bad"})


@cache
def pages() -> Mapping[str, str]:
    """Text of every page by its path under the handbook's folder."""
    found = {"README.md": _joined(_index())}
    for lang in LANGUAGES:
        found[f"{lang}/parameters.md"] = _joined(_parameters(lang))
        for name in _families():
            found[f"{lang}/{name}.md"] = _joined(_family(name, lang))
    return found


def write(target: Path) -> None:
    """Write every page, and take away pages of rules that are gone."""
    made = pages()
    for old in target.rglob("*.md"):
        if old.relative_to(target).as_posix() not in made:
            old.unlink()
    for path, text in made.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, "utf-8")


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


@cache
def _words(lang: str) -> Mapping[str, str]:
    loaded: dict[str, dict[str, str]] = read(folder("handbook.yaml"))
    return loaded[lang]


def _families() -> tuple[str, ...]:
    return tuple(dict.fromkeys(x.family for x in rules()))


def _index() -> Iterator[str]:
    yield f"# {_words('lt')['title']} · {_words('en')['title']}"
    yield ""
    for lang in LANGUAGES:
        yield _words(lang)["about"].format(rules=len(rules()))
        yield ""
    yield "| | lt | en |"
    yield "| --- | --- | --- |"
    for name in _families():
        cells = (f"[{_words(x)[name]}]({x}/{name}.md)" for x in LANGUAGES)
        yield f"| {name} | {' | '.join(cells)} |"
    yield (
        "| | "
        + " | ".join(f"[{_words(x)['parameters']}]({x}/parameters.md)" for x in LANGUAGES)
        + " |"
    )
    yield ""
    yield from _packs()


def _packs() -> Iterator[str]:
    yield f"## {_words('lt')['packs']} · {_words('en')['packs']}"
    yield ""
    yield f"| | {_words('lt')['pack']} | {_words('en')['pack']} | n |"
    yield "| --- | --- | --- | --- |"
    for code in pack_codes():
        one = pack(code)
        count = sum(one.includes(x.id) for x in rules())
        yield f"| `{code}` | {one.title_lt} | {one.title_en} | {count} |"


def _family(name: str, lang: str) -> Iterator[str]:
    words = _words(lang)
    yield f"# {name}: {words[name]}"
    for rule in rules():
        if rule.family == name:
            yield ""
            yield from _rule(rule, family(name, lang)[rule.id], lang)


def _rule(rule: Rule, texts: Mapping[str, str], lang: str) -> Iterator[str]:
    words = _words(lang)
    yield f"## {rule.id} · {texts['title']}"
    yield ""
    advice = f" ({words['advice']})" if rule.advice else ""
    yield f"*{words[rule.severity]}{advice}.* {texts['why']} {texts['remedy']}"
    yield ""
    yield from (f"* {text}" for key, text in texts.items() if key not in _NOT_PROBLEMS)
    yield ""
    yield f"{words['good']}: {texts['good']}  "
    yield f"{words['bad']}: {texts['bad']}"
    yield ""
    cited = "; ".join(_citation(x, lang) for x in rule.citations)
    yield f"{words['basis']}: {cited}."
    yield from _particulars(rule, lang)


def _particulars(rule: Rule, lang: str) -> Iterator[str]:
    words = _words(lang)
    figures = measured().get(rule.id)
    if figures is not None:
        yield ""
        yield words["measured"].format(
            sentences=figures.sentences,
            precision=_decimal(figures.precision, lang),
            recall=_decimal(figures.recall, lang),
        )
    if rule.parameters:
        links = (f"[`{x}`](parameters.md#{x})" for x in rule.parameters)
        yield ""
        yield f"{words['reads']}: {', '.join(links)}."
    yield ""
    held = ", ".join(f"`{x}`" for x in pack_codes() if pack(x).includes(rule.id))
    yield f"{words['packs']}: {held}."


def _decimal(value: Decimal, lang: str) -> str:
    return str(value).replace(".", "," if lang == "lt" else ".")


def _citation(citation: Citation, lang: str) -> str:
    status = _words(lang)[citation.status]
    return f"{_at(citation.act, citation.place, lang)} ({status})"


def _at(act: str, where: str, lang: str) -> str:
    """An act and the place in it; an act without a place stands alone."""
    return ", ".join(x for x in (_act(act, lang), place(where, lang)) if x)


def _act(code: str, lang: str) -> str:
    act = acts()[code]
    title = act.title_lt if lang == "lt" else act.title_en
    named = ", ".join(x for x in (title, act.printed_number(lang)) if x)
    return f"[{named}]({act.url})" if act.url else named


def _parameters(lang: str) -> Iterator[str]:
    words = _words(lang)
    yield f"# {words['parameters']}"
    yield ""
    yield words["of_parameters"]
    for name, entry in sorted(_entries().items()):
        yield ""
        yield f"## {name}"
        yield ""
        yield f"{entry[f'description_{lang}']}."
        yield ""
        yield f"| {words['from']} | {words['for']} | {words['value']} | {words['basis']} |"
        yield "| --- | --- | --- | --- |"
        yield from dict.fromkeys(_row(x, lang) for x in _versions(name))


def _entries() -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for path in folder("parameters").iterdir():
        found.update(read(path))
    for code in pack_codes():
        found.update(read(folder("packs") / f"{code}.yaml").get("parameters", {}))
    return found


def _versions(name: str) -> tuple[Parameter, ...]:
    """Versions in all packs; the same one in two packs is shown once."""
    found = (x for code in pack_codes() for x in pack(code).parameters.get(name, ()))
    return tuple(sorted(found, key=lambda x: (x.valid_from, x.keys, x.text)))


def _row(version: Parameter, lang: str) -> str:
    words = _words(lang)
    keys = ", ".join(f"{key}: {value}" for key, value in version.keys)
    value = words["unknown"] if version.value is None else f"{version.text} ({version.unit})"
    basis = f"{_at(version.act, version.point, lang)} ({words[version.status]})"
    cells = (version.valid_from.isoformat(), keys, value, basis)
    return "| " + " | ".join(x.replace("|", "\\|") for x in cells) + " |"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
