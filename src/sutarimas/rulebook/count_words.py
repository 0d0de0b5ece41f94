"""How many goals, objectives and actions a Lithuanian sentence says there are.

Only what is said of the whole tree, or of one of its branches, is a claim. Passed over are
programmes and plans of others, parts picked out („vienas iš tikslų“, „du veiksmai skirti
jaunimui“), ordinals („2 uždavinys“), lower bounds („bent du“), and goals of a meeting.

>>> [(x.level, x.count) for x in claims("Suformuluotas vienas tikslas ir du uždaviniai.")]
[(<Level.GOAL: 'goal'>, 1), (<Level.OBJECTIVE: 'objective'>, 2)]
>>> list(claims("Vienas svarbiausių tikslų – mažinti atskirtį."))
[]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sutarimas.domain.whole import whole
from sutarimas.rulebook.number_words import NUMBERS


class Level(StrEnum):
    """Levels of the tree."""

    GOAL = "goal"
    OBJECTIVE = "objective"
    ACTION = "action"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A count that a sentence states; `in_branch` when it may speak of one branch only."""

    level: Level
    count: int
    words: str
    in_branch: bool = False


_PLURAL_M = r"(?:ai|ų|ams|us|ais|uose)"
_NOUNS = {
    Level.GOAL: rf"tiksl(?:as|o|ui|ą|u|e|{_PLURAL_M})",
    Level.OBJECTIVE: r"uždavini(?:o|ui|u|ai|ų|ams|us|ais|uose)|uždavin(?:ys|į|yje)",
    Level.ACTION: rf"veiksm(?:as|o|ui|ą|u|e|{_PLURAL_M})",
}
_NAMES_A_LEVEL = re.compile(r"[Tt]iksl|[Uu]ždavin|[Vv]eiksm")
_NUMBER = "|".join((*sorted(NUMBERS, key=len, reverse=True), r"\d{1,2}"))
#: Words between a number and its noun that show that the number counts something else.
_OTHER = (
    r"met[ųa]|mėnes|dien|sav\b|savai|iš|ir|bei|ar|arba|kart|konkre|projekt|susi(?:rink|tik)|rodikl"
    r"|apklaus|kvietim|posėd|dalyv|organizac|nar[iy]|grup|etap|priemon|variant|alternatyv"
    r"|poreik|problem|galimyb|eur|tūkst|mln|proc|asmen|žmon|gyventoj|įmon|partner|programos"
    r"|prioritet|savivaldyb|region|nacional|darn|metin"
)
_CLAIM = re.compile(
    rf"(?<![\w.,–-])(?P<number>{_NUMBER})(?P<between>(?: (?!(?:{_OTHER}))[^\W\d_]+){{0,3}}?)"
    rf" (?P<noun>{'|'.join(f'(?P<{level}>{noun})' for level, noun in _NOUNS.items())})(?!\w)",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(r"(?:ai|ų|ams|us|ais|uose)$")
_NOT_OURS = re.compile(
    r"\b(?:savivaldyb|rajono|region|nacional|valstyb|pažang|apskrit|Europos|ES)\w*"
    r"(?: [\w–]+){0,3} (?:plan|program|darbotvark)\w*"
    r"|\b(?:ankstesn|praėjus|buvus|pirmtak)\w*|\bkaimo\b|\bkit(?:os|ų|uose|ose|oje|a)\b"
    r"|\bdarnaus vystymosi\b|\b(?:19|20)\d\d–20[01]\d\b|\b20[01]\d–20[12]\d m\. (?:strateg|vietos)",
    re.IGNORECASE,
)
_GOAL_OF_AN_EVENT = re.compile(
    r"\b(?:susirinkim|apklaus|anket|mokym|tyrim|studij|rengini|projekt|diskusij|posėd|veikl)\w*"
    r"(?:(?: \w+){0,2} (?:turi|turėj|siek|kel)| tiksl)",
    re.IGNORECASE,
)
_PICKED_BEFORE = re.compile(
    r"\b(?:nė|po|bent|kiekvien\w+|dar|kit\w*|(?:daugiau|mažiau) (?:kaip|nei)|iki"
    r"|apie|tik|šie|šiuos|šių|šiems|abiem)$",
    re.IGNORECASE,
)
_PICKED_AFTER = re.compile(
    r"^,? (?:iš\b|skirt|susij|prisid|orient|tęs|prasid|baig|vykd|finans|gali|priklaus|papild"
    r"|atsak|siek|jau|dar|bus (?:vykd|pradėt|tęs)|pagal|nuo|labiau|daugiausia|kur[is]|į kur)",
    re.IGNORECASE,
)
_BRANCH = re.compile(
    r"\b(?:pirm|antr|treči|ketvirt|kiekvien|ši[aou]|t[ao]m)\w* (?:\w+ )?(?:tiksl|uždavin)"
    r"|\buždavini(?:o|ui|u)\b|\buždavin(?:ys|į|yje)\b|\btiksl(?:o|ui|ą|e)\b|\b\d\.\d\b",
    re.IGNORECASE,
)


def names_a_level(text: str) -> bool:
    """Whether a text speaks of goals, objectives or actions at all."""
    return _NAMES_A_LEVEL.search(text) is not None


def claims(sentence: str) -> Iterator[Claim]:
    """Every count that a sentence states of goals, objectives or actions of the strategy."""
    if not names_a_level(sentence):
        return
    text = " ".join(sentence.replace("\u00a0", " ").split())
    found = list(_CLAIM.finditer(text))
    if not found or _NOT_OURS.search(text):
        return
    for match in found:
        level = Level(match.lastgroup or "") if match.lastgroup != "noun" else _level(match)
        number = _number(match["number"])
        if number is None or _passed_over(match, level, text):
            continue
        rest = text[: match.start()] + text[match.end() :]
        in_branch = level is not Level.GOAL and _BRANCH.search(rest) is not None
        yield Claim(level=level, count=number, words=match[0], in_branch=in_branch)


def _level(match: re.Match[str]) -> Level:
    return next(level for level in Level if match[level])


def _number(word: str) -> int | None:
    found = whole(word)
    return NUMBERS.get(word.casefold()) if found is None else found


def _passed_over(match: re.Match[str], level: Level, text: str) -> bool:
    plural = _ONE_OF_MANY.search(match["noun"]) is not None
    in_digits = match["number"].isdecimal()
    one = _number(match["number"]) == 1
    if (in_digits and not plural) or (one and plural):
        return True
    if level is Level.GOAL and _GOAL_OF_AN_EVENT.search(text):
        return True
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    if _PICKED_BEFORE.search(before) or _PICKED_AFTER.match(after):
        return True
    return (
        one and re.search(r"\b(?:kitas|kito|kitam|antras|antram|likę|likus)\b", after) is not None
    )
