"""What Lithuanian text must not show: figures, dashes, quotation marks, spaces, voice.

Patterns read masked text (``document.spans``), where a value to come is a run of private-use
characters and so neither a digit nor a letter.
"""

from sutarimas.document.slip import Kind, Reads, SlipRule

_LOWER = "[a-ząčęėįšųūž]"
_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio"
    r"|lapkričio|gruodžio)\b"
)
_COUNTED = r"[\s\u00a0](?:(?:m|d|val|min|proc|p|mėn|tūkst|mln)\.|Eur\b|metų\b|dienų\b)"

FIGURES = (
    SlipRule(
        what=Kind.THOUSANDS,
        # Not inside a longer row of digits, such as a telephone number.
        pattern=r"(?<![\w.,/+-])(?<!\d[ \u00a0])\d{1,3}"
        r"(?:(?:[ \u2009\u202f]\d{3})+(?![\d.]|[ \u00a0]\d)|(?:\.\d{3})+(?=,\d\d?\b|\s?Eur\b))",
        lt="Tūkstančius skirkite jungiamuoju tarpu: 9 989,15.",
        en="Part the thousands with a no-break space: 9 989,15.",
    ),
    SlipRule(
        what=Kind.THOUSANDS,
        pattern=r"(?<![\w.,/-])[1-9]\d{3,}(?=(?:,\d\d)?\s?Eur\b)",
        lt="Tūkstančius skirkite jungiamuoju tarpu: 9 989,15.",
        en="Part the thousands with a no-break space: 9 989,15.",
    ),
    SlipRule(
        what=Kind.DECIMALS,
        pattern=r"(?<![\d.])\d+\.\d+(?=\s?(?:proc\b|%|Eur\b))",
        lt="Dešimtaines dalis skirkite kableliu: 11,2.",
        en="Use a decimal comma: 11,2.",
    ),
    SlipRule(
        what=Kind.SIGN,
        pattern=r"(?<![^\s(„‚±])-\d+",
        lt="Prieš skaičių rašykite minusą (−), ne brūkšnelį.",
        en="Write a minus sign (−) before the number, not a hyphen.",
    ),
    SlipRule(
        what=Kind.MONEY,
        pattern=rf"€|\bEUR\b(?!-Lex)|\bEur\.(?=\s{_LOWER})|\dEur\b",
        lt="Pinigus rašykite taip: 9 989,15 Eur.",
        en="Write money like this: 9 989,15 Eur.",
    ),
    SlipRule(
        what=Kind.PERCENT,
        pattern=r"\d%|\d[ \u00a0]proc\b(?!\.)",
        lt="Procentus rašykite taip: tekste 85 proc., lentelėje 85 %.",
        en="Write per cent like this: 85 proc. in text, 85 % in a table.",
    ),
    SlipRule(
        what=Kind.PERCENT,
        pattern=r",\d+[ \u00a0]proc\.[ \u00a0]punkt(?!o\b)\w*"
        r"|(?<![\d,])\d+[ \u00a0]proc\.[ \u00a0]punkt\w*",
        lt="Punktus rašykite su dešimtaine dalimi: 3,2 proc. punkto.",
        en="Write points with a decimal: 3,2 proc. punkto.",
    ),
)
DAYS = (
    SlipRule(
        what=Kind.DATE,
        pattern=rf"(?<![\w.,/-])\d{{1,2}}(?:\.\d{{1,2}}\.{_YEAR}|/\d{{1,2}}/(?:{_YEAR}|\d\d))\b"
        rf"|(?<![\w.,/-]){_YEAR}\.\d\d(?:\.\d\d)?(?![\w,])"
        r"|(?<![\w-])0\d[ \u00a0]d\.",
        lt="Datą rašykite taip: 2026 m. birželio 30 d., lentelėje 2026-06-30.",
        en="Write dates like this: 2026 m. birželio 30 d., 2026-06-30 in a table.",
    ),
    SlipRule(
        what=Kind.DATE,
        pattern=rf"(?<![\w-]){_YEAR}[ \u00a0]{_MONTH}|\b{_MONTH}[ \u00a0]\d{{1,2}}"
        rf"(?![\d.–-]|[ \u00a0]d\.|[ \u00a0]dien)",
        lt="Datoje rašykite „m.“ ir „d.“: 2026 m. birželio 30 d.",
        en="Write m. and d. in a date: 2026 m. birželio 30 d.",
    ),
    SlipRule(
        what=Kind.RANGE,
        pattern=rf"(?<![\w/.-]){_YEAR}[ \u00a0]?[-—][ \u00a0]?{_YEAR}(?![\w/-])"
        rf"|(?<![\w/.,-])\d{{1,3}}[-—]\d{{1,3}}(?={_COUNTED})"
        r"|(?<![\d.])\d+[ \u00a0]–[ \u00a0]\d",
        lt="Tarp ribų rašykite brūkšnį be tarpų: 2023–2029 m., 9–16 val.",
        en="Put an en dash without spaces in a range: 2023–2029 m., 9–16 val.",
    ),
    SlipRule(
        what=Kind.TIME,
        pattern=r"\d:\d\d[\s\u00a0]?val\b",
        lt="Laiką rašykite taip: tekste 17.30 val., lentelėje 17:30.",
        en="Write the time like this: 17.30 val. in text, 17:30 in a table.",
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
        what=Kind.SIGN,
        pattern=r"–\s[−+±]\d",
        lt="Prieš skaičių su ženklu rašykite dvitaškį arba „nuo“, ne brūkšnį.",
        en="Before a signed number use a colon or “nuo”, not a dash.",
    ),
    SlipRule(
        what=Kind.QUOTES,
        pattern=r"[\"”«»]|,,(?=\w)|(?<![^\s(])“(?=\w)",
        lt="Rašykite lietuviškas kabutes: „Kartu“.",
        en="Use Lithuanian quotation marks: „Kartu“.",
    ),
    SlipRule(
        what=Kind.QUOTES,
        pattern=r"(?<=\w{5})\.“",
        lt="Tašką dėkite po uždaromųjų kabučių.",
        en="Put the full stop after the closing quotation mark.",
    ),
    SlipRule(
        what=Kind.STOPS,
        pattern=r"(?<![./])\.\.(?![./])|\.{3,}",
        lt="Dviejų taškų nerašykite; daugtaškis yra vienas ženklas (…).",
        en="No double full stop; an ellipsis is one character (…).",
    ),
    SlipRule(
        what=Kind.SPACES,
        pattern=r"(?<=\d)[ \n](?=(?:m|d|val|p|proc|Eur|tūkst|mln|mlrd|min|mėn)\b|%)"
        r"|\d(?:m|d|val|tūkst|mln)\."
        r"|\bNr\.[ ]?(?=\d)|\bel\.[ ]?(?=pašt)|\b[rm]\.[ ]?(?=sav\.)|\([nN][ ]?=[ ]?(?=\d)",
        lt="Čia reikia jungiamojo tarpo: 30 d., Nr. 5, el. paštas.",
        en="A no-break space belongs here: 30 d., Nr. 5, el. paštas.",
    ),
)
LETTERS = (
    SlipRule(
        what=Kind.LETTERS,
        pattern=r"[A-Za-zĄČĘĖĮŠŲŪŽąčęėįšųūž][\u0400-\u04ff]"
        r"|[\u0400-\u04ff][A-Za-zĄČĘĖĮŠŲŪŽąčęėįšųūž]",
        lt="Žodyje susimaišė lotyniškos ir kirilicos raidės.",
        en="Latin and Cyrillic letters are mixed in a word.",
    ),
)
VOICE = (
    SlipRule(
        what=Kind.SLOT,
        reads=Reads.RAW,
        pattern=rf"(?:\{{[^{{}}\n]*\}}|%\(\w+\)[sd]|\[\[[^\[\]\n]+\]\]){_LOWER}+"
        rf"|\b{_LOWER}+(?:\{{(?=\w)|%\()",
        lt="Prie įrašomos reikšmės galūnės nelipdykite: rašykite visą sakinį.",
        en="Do not glue an ending to a slot: write a whole sentence.",
    ),
    SlipRule(
        what=Kind.VOICE,
        reads=Reads.OWN,
        pattern=r"\bj(?:ūs|ūsų|ums|us|umis|umyse)\b|\b(?:tu|tavo|tau|tave|tavęs)\b",
        lt="Į skaitytoją kreipkitės „Jūs“, didžiąja raide.",
        en="Address the reader as Jūs, with a capital letter.",
    ),
    SlipRule(
        what=Kind.VOICE,
        reads=Reads.OWN,
        pattern=r"(?<=[\w)“.?])!(?!=)",
        lt="Šauktuko nerašykite.",
        en="No exclamation marks.",
    ),
    SlipRule(
        what=Kind.VOICE,
        reads=Reads.OWN,
        pattern=r"(?i:\bspauskite\s+čia\b)",
        lt="Nuorodą pavadinkite pagal tai, kur ji veda.",
        en="Name a link after where it leads.",
    ),
    SlipRule(
        what=Kind.VOICE,
        reads=Reads.OWN,
        pattern=r"(?<!angl\. )\b(?:ERDF|LAG|SWOT|NGO)\b",
        lt="Rašykite lietuvišką santrumpą: ERPF, VVG, SSGG, NVO.",
        en="Use the Lithuanian abbreviation: ERPF, VVG, SSGG, NVO.",
    ),
)

RULES = (*FIGURES, *DAYS, *MARKS, *LETTERS, *VOICE)
