"""What English text must not show: figures, dashes, quotation marks, spaces, voice."""

from sutarimas.document.slip import Kind, Reads, SlipRule

_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)

FIGURES = (
    SlipRule(
        what=Kind.MONEY,
        pattern=r"€|\bEur\b|\bEUR(?:[ ]?(?=\d))|\d[ \u00a0]EUR\b",
        lt="Angliškai pinigus rašykite taip: EUR 9,989.15.",
        en="Write money like this: EUR 9,989.15.",
    ),
    SlipRule(
        what=Kind.PERCENT,
        pattern=r"\d[ \u00a0]%|\d[ \u00a0]proc\.",
        lt="Angliškai procentus rašykite taip: 11.2%.",
        en="Write per cent like this: 11.2%.",
    ),
    SlipRule(
        what=Kind.DECIMALS,
        pattern=r"(?<![\d,.])\d+,\d{1,2}(?=%|[ \u00a0]percentage)",
        lt="Angliškai dešimtaines dalis skirkite tašku: 11.2.",
        en="Use a decimal point: 11.2.",
    ),
    SlipRule(
        what=Kind.SIGN,
        pattern=r"(?<![^\s(“‘±])-\d+",
        lt="Prieš skaičių rašykite minusą (−), ne brūkšnelį.",
        en="Write a minus sign (−) before the number, not a hyphen.",
    ),
    SlipRule(
        what=Kind.DATE,
        pattern=rf"(?<![\w.,/-])\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}(?!\w)"
        rf"|\b{_MONTH}[ \u00a0]\d{{1,2}}(?:st|nd|rd|th)?,[ \u00a0]{_YEAR}",
        lt="Angliškai datą rašykite taip: 30 June 2026.",
        en="Write dates like this: 30 June 2026.",
    ),
    SlipRule(
        what=Kind.RANGE,
        pattern=rf"(?<![\w/.-]){_YEAR}[ \u00a0]?[-—][ \u00a0]?{_YEAR}(?![\w/-])",
        lt="Tarp metų rašykite brūkšnį be tarpų: 2023–2029.",
        en="Put an en dash between years: 2023–2029.",
    ),
)
MARKS = (
    SlipRule(
        what=Kind.DASH,
        pattern=r"—|(?<=[^\s>|])[ \u00a0]-{1,2}(?=[ \u00a0\n][^|])|(?<=\w)--(?=\w)",
        lt="Rašykite trumpąjį brūkšnį (–).",
        en="Write an en dash (–).",
    ),
    SlipRule(
        what=Kind.DASH,
        pattern=r"(?<=[^\s>|]) –(?=\s)",
        lt="Prieš brūkšnį palikite jungiamąjį tarpą.",
        en="Put a no-break space before the dash.",
    ),
    SlipRule(
        what=Kind.SPACES,
        pattern=rf"\bNo\.[ ]?(?=\d)|(?<!\d)\d{{1,2}}[ ](?={_MONTH})|\([nN][ ]?=[ ]?(?=\d)",
        lt="Čia reikia jungiamojo tarpo: No. 5, 30 June.",
        en="A no-break space belongs here: No. 5, 30 June.",
    ),
    SlipRule(
        what=Kind.QUOTES,
        pattern=r"\"|,,(?=\w)",
        lt="Rašykite angliškas kabutes: “Together”.",
        en="Use curly quotation marks: “Together”.",
    ),
    SlipRule(
        what=Kind.STOPS,
        pattern=r"(?<![./])\.\.(?![./])|\.{3,}",
        lt="Dviejų taškų nerašykite; daugtaškis yra vienas ženklas (…).",
        en="No double full stop; an ellipsis is one character (…).",
    ),
)
VOICE = (
    SlipRule(
        what=Kind.SLOT,
        reads=Reads.RAW,
        pattern=r"(?:\{[^{}\n]*\}|%\(\w+\)[sd]|\[\[[^\[\]\n]+\]\])[a-z]+",
        lt="Prie įrašomos reikšmės galūnės nelipdykite: rašykite visą sakinį.",
        en="Do not glue an ending to a slot: write a whole sentence.",
    ),
    SlipRule(
        what=Kind.VOICE,
        reads=Reads.OWN,
        pattern=r"(?<=[\w)”.?])!(?!=)",
        lt="Šauktuko nerašykite.",
        en="No exclamation marks.",
    ),
    SlipRule(
        what=Kind.VOICE,
        reads=Reads.OWN,
        pattern=r"(?i:\bclick\s+here\b)",
        lt="Nuorodą pavadinkite pagal tai, kur ji veda.",
        en="Name a link after where it leads.",
    ),
)

RULES = (*FIGURES, *MARKS, *VOICE)
