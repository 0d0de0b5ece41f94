"""How wide words are, and where they break: estimated without a font library.

Advance widths are those of Source Sans 3 Regular in thousandths of an em, gathered in classes;
digits are wider, as in the faces phones fall back on: a number that is cut off would lie.
"""

import re
from dataclasses import dataclass, replace

from sutarimas.document.charts.palette import Role

ADVANCES = {
    200: " \u00a0",
    250: "',.:;ij|·‘’‚įīії",
    260: "lļ",
    270: "IĮІЇ",
    300: "!fł",
    310: "()[]{}•-",
    345: "t°/\\r",
    370: "²³",
    420: "*sšśгґ",
    430: '"?z„“”«»®žżź',
    460: "xхc†čćçзстэє",
    470: "vyу",
    485: "JY–L",
    500: "#$+<=>F^_ek~±×§€−≥≤≈ęėŁéèëēķГекьёҐ",
    510: "agąäåāģав",
    525: "VXУХчяEĘĖЕЁ",
    530: "0123456789",
    545: "STZŠŽŚŻŹТдлA`hnouųūĄóńöüõņАЗбо",
    560: "bdpqпрц",
    575: "PRµРийнCKČĆßБКСЬЭЄ",
    600: "BВЯЧъ",
    620: "&DG→←↑↓Л",
    650: "ДмNUŲŪŃПЦ",
    680: "HИЙНOQÓОы",
    720: "жwЪ",
    750: "MМФю©ш",
    800: "щWЫ—",
    840: "½%mЖ",
    890: "@ШЩ№",
    950: "Ю…",
}
ADVANCE = {letter: width for width, letters in ADVANCES.items() for letter in letters}
UNKNOWN = 700
SEMIBOLD = 1.05
# Room for the reader's own font while ours is loading, or when it never comes.
SLACK = 1.1

VOWELS = "aąeęėiįyouųūAĄEĘĖIĮYOUŲŪ"
SYLLABLE = re.compile(rf"(?<=[{VOWELS}])(?=[^\W\d_{VOWELS}][{VOWELS}])")
# No-break spaces are none of these: they stay.
BREAKS = re.compile("[ \t\r\n]+")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Lettering:
    """How a label is set; sizes are pixels at the drawing's natural size."""

    size: float = 14
    bold: bool = False
    role: Role = Role.INK
    anchor: str = "start"
    halo: bool = False

    @property
    def leading(self) -> float:
        return self.size * 1.3

    def at(self, anchor: str) -> "Lettering":
        return replace(self, anchor=anchor)


BODY = Lettering()
STRONG = Lettering(bold=True)
SMALL = Lettering(size=13)
SOFT = Lettering(size=13, role=Role.SOFT)
VALUE = Lettering(bold=True, halo=True)


def clean(text: str) -> str:
    """Text on one line without soft hyphens and what XML cannot carry."""
    return BREAKS.sub(" ", UNPRINTABLE.sub("", text)).strip(" ")


def measure(text: str, lettering: Lettering) -> float:
    """The estimated width of one line in pixels, a little on the safe side."""
    thousandths = sum(ADVANCE.get(letter, UNKNOWN) for letter in text)
    weight = SEMIBOLD if lettering.bold else 1.0
    return thousandths / 1000 * lettering.size * weight * SLACK


def wrap(text: str, width: float, lettering: Lettering) -> tuple[str, ...]:
    """Lines no wider than `width`, broken at spaces, and inside a word only where it must."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        trial = f"{line} {word}" if line else word
        if measure(trial, lettering) <= width:
            line = trial
            continue
        if line:
            lines.append(line)
        *whole, line = _break_word(word, width, lettering)
        lines.extend(whole)
    return (*lines, line) if line else tuple(lines)


def shorten(text: str, width: float, lettering: Lettering) -> str:
    """One line no wider than `width`; what has no room gives way to an ellipsis."""
    text = clean(text)
    if measure(text, lettering) <= width:
        return text
    room = width - measure("…", lettering)
    return f"{(wrap(text, room, lettering) or ('',))[0].removesuffix('-')}…"


def widest(lines: tuple[str, ...], lettering: Lettering) -> float:
    """The width of the widest line, 0 for none."""
    return max((measure(line, lettering) for line in lines), default=0.0)


def _break_word(word: str, width: float, lettering: Lettering) -> tuple[str, ...]:
    parts: list[str] = []
    while len(word) > 1 and measure(word, lettering) > width:
        cut, hyphen = _cut(word, width, lettering)
        parts.append(word[:cut] + hyphen)
        word = word[cut:]
    return (*parts, word)


def _cut(word: str, width: float, lettering: Lettering) -> tuple[int, str]:
    """Where to cut a word that is too long: at a syllable where one fits, else where it is full."""
    syllables = [match.start() for match in SYLLABLE.finditer(word)]
    fitting = [
        cut
        for cut in syllables
        if 2 < cut < len(word) - 2 and measure(word[:cut] + "-", lettering) <= width
    ]
    if fitting:
        return fitting[-1], "-"
    full = next((n for n in range(2, len(word)) if measure(word[:n], lettering) > width), len(word))
    return full - 1, ""
