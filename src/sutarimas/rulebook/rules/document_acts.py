"""Acts that the strategy cites, in the version that was read."""

import re
from collections.abc import Iterator

from sutarimas.domain.binding import Verb, bindings
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

#: Numbers by which acts are cited: orders, laws, resolutions, regulations, programme decisions.
_CITED = re.compile(
    r"(?:(?i:įsakym|įstatym|nutarim|reglament|direktyv)\w*|(?i:sprendim)\w*(?=[^.\n]{0,60}Nr.{1,3}C\())"
    r"[^.\n]{0,60}?(?:Nr\.[ \u00a0]?|\((?:ES|EB)[\w, ]*\)[ \u00a0](?:Nr\.[ \u00a0])?)"
    r"(?P<number>[A-Z]{0,4}\(?[\dIVX][\w()/\u2013-]*(?:(?<=\))[ \u00a0]\d+)?)"
)
_LOOSE = re.compile(r"\[\[(?!\[)[^\]]{0,1400}\]\]")


@rule(
    "VPS-DOC-004",
    Severity.ERROR,
    cite("lt-1v-672", "orders were replaced while strategies were written", Status.SEEN),
    cite("practice", "citations of acts"),
)
def citation_resolves(case: Case) -> Iterator[Hit]:
    """Every citation leads to an act of the register, and every act says which version was read."""
    for act in case.strategy.acts:
        if act.version_on is None:
            yield hit(Kind.ACT, act.code, "undated", title=act.title)
    known = frozenset(_bare(x.number) for x in case.strategy.acts if x.number)
    for section in case.strategy.prose:
        for code in _unknown(case, section):
            yield hit(Kind.SECTION, section.code, "unknown", act=code)
        for number in _unregistered(section.body, known):
            yield hit(Kind.SECTION, section.code, "unregistered", number=number)


def _unknown(case: Case, section: Section) -> tuple[str, ...]:
    codes = (x.address for x in bindings(section.body) if x.verb is Verb.ACT)
    return tuple(x for x in dict.fromkeys(codes) if case.strategy.find(Kind.ACT, x) is None)


def _unregistered(body: str, known: frozenset[str]) -> tuple[str, ...]:
    """Numbers of acts that prose cites by hand and that no act of the register has."""
    if "Nr." not in body and "(E" not in body:
        return ()
    cited = dict.fromkeys(x["number"].rstrip(".,;)") for x in _CITED.finditer(_LOOSE.sub("", body)))
    return tuple(x for x in cited if not any(_bare(x) in number for number in known))


def _bare(number: str) -> str:
    return re.sub(r"[^0-9A-Za-z/]", "", number).casefold()


@rule(
    "VPS-DOC-005",
    Severity.WARNING,
    cite("lt-1v-635", "changed the rules in the middle of the selection", Status.SEEN),
)
def cited_act_is_current(case: Case) -> Iterator[Hit]:
    """No act has changed since the version that was read.

    Where no version is named, the day from which the pack holds stands for it.
    """
    for act in case.strategy.acts:
        read_on = act.version_on or case.pack.valid_from
        if act.changed_on is not None and read_on < act.changed_on:
            yield hit(
                Kind.ACT, act.code, title=act.title, read_on=read_on, changed_on=act.changed_on
            )
