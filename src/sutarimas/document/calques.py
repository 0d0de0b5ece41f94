"""Lithuanian words with traps: loan translations, office words, words that hurt.

All of it is advice: a person may have a reason, an act and a table keep their own names, and
in quotation marks nothing is looked at. Sources: the language commission's advice on frequent
faults; law XIV-1722 on persons with disabilities for the words about disability.
"""

from dataclasses import dataclass

from sutarimas.document.slip import Kind, Reads, SlipRule


@dataclass(frozen=True, kw_only=True)
class Calque:
    """A word form to look for and what to write instead."""

    pattern: str
    instead: str


_W = "[a-ząčęėįšųūž]"

LOANS = (
    Calque(pattern="pilnai", instead="visiškai"),
    Calque(
        pattern="sekan(?:tis|čio|čiam|tį|čiu|čiame|tys|čių|tiems|čius|čiais|čiuose|ti|čios|čiai"
        "|čią|čia|čioje|čioms|čias|čiomis|čiose)",
        instead="kitas, toks",
    ),
    Calque(pattern=rf"įtako(?:ti|ja|jo|tų|ta|tas|jan{_W}+|jam{_W}+)", instead="daryti įtaką"),
    Calque(pattern=rf"savalaik{_W}+", instead="laiku"),
    Calque(pattern="tame tarpe", instead="iš jų, taip pat"),
    Calque(pattern=r"virš(?=[ \u00a0]\d)", instead="daugiau kaip"),
    Calque(pattern=rf"(?:pa|su|)talpin(?:ti|a|o|t{_W}+|am{_W}+)", instead="skelbti, įdėti"),
    Calque(pattern=rf"prave(?:sti|da|dė|sta{_W}*|stų|dan{_W}+|dė{_W}+)", instead="surengti"),
    Calque(pattern="dalinai", instead="iš dalies"),
    Calque(pattern="pastoviai", instead="nuolat"),
    Calque(pattern=rf"(?:iš|)vyst(?:yti|o|ė|ys|ytų|oma{_W}?|ant)", instead="plėtoti"),
    Calque(pattern="randasi", instead="yra"),
    Calque(pattern="nežym(?:iai|us|ūs|i|ų|aus|ios)", instead="nedaug, nedidelis"),
    Calque(pattern=rf"įgalin(?:a|o) {_W}+ti", instead="leidžia"),
    Calque(pattern=rf"aktual{_W}+ redakcij{_W}+", instead="naujausia redakcija"),
)
OFFICE = (
    Calque(pattern="šiuo metu", instead="dabar"),
    Calque(pattern=rf"ryšium su {_W}+", instead="dėl to"),
    Calque(pattern=rf"{_W}+[iy]mo tikslu", instead="kad …"),
    Calque(pattern=rf"iššūki{_W}+", instead="sunkumas"),
    Calque(pattern=rf"sąlygo(?:ti|ja|jo|jam{_W}+|tas|ta)", instead="lemti"),
    Calque(pattern=rf"(?<!ūkio )(?<!duomenų )subjekt{_W}+", instead="žmogus, organizacija"),
    Calque(pattern=rf"(?:į|)vykd(?:yti|o|ė|om{_W}+) apklaus{_W}+", instead="apklausti"),
    Calque(pattern="(?:problemų|klausimų|uždavinių) sprendimui", instead="problemoms spręsti"),
    Calque(
        pattern=rf"{_W}{{3,}}(?:ų|o|os|ės|aus|ies) (?!(?:pasiūl|siūl|spren|nutari|praš|įsak|leid"
        rf"|susirink|gyven|išsilavin|tvirtin){_W}*){_W}{{2,}}[iy]mui",
        instead="strategijai parengti, gyvenimui gerinti",
    ),
    Calque(pattern="deja", instead="(be šio žodžio)"),
)
WEB = (
    Calque(pattern="link(?:as|ą|us)", instead="nuoroda"),
    Calque(pattern="mail(?:as|ą|o|u|e|ai|us|ų)", instead="el. laiškas"),
    Calque(pattern=rf"login(?![iėęį]|e\b){_W}+", instead="prisijungimas"),
    Calque(
        pattern=rf"vartotoj(?!ų (?:kain|teis|apsaug)){_W}+",
        instead="naudotojas",
    ),
)
PEOPLE = (
    Calque(pattern=rf"neįgali(?:ų?j{_W}+|eji|esiems|ais|ųjų)", instead="žmonės su negalia"),
    Calque(pattern=rf"invalid{_W}+", instead="žmonės su negalia"),
    Calque(pattern=rf"protiškai atsilik{_W}+", instead="žmonės su intelekto negalia"),
    Calque(pattern=rf"kurčnebyl{_W}+", instead="kurtieji"),
    Calque(pattern=rf"prikaust{_W}+ prie vežimėlio", instead="naudojasi vežimėliu"),
    Calque(pattern=rf"kenči{_W}+ nuo negalios", instead="žmonės su negalia"),
    Calque(pattern=rf"pagyven(?:ę|us){_W}*|senuk{_W}+", instead="vyresni žmonės, senjorai"),
    Calque(pattern=rf"rizikos šeim{_W}+", instead="šeimos, kurioms reikia pagalbos"),
    Calque(pattern=rf"asocial{_W}+", instead="socialinę atskirtį patiriantys žmonės"),
    Calque(pattern=rf"pašalpin{_W}+|vargš{_W}+", instead="mažas pajamas gaunantys žmonės"),
    Calque(pattern=rf"buv(?:ę|us){_W}* kalini{_W}+", instead="iš įkalinimo įstaigų grįžę žmonės"),
    Calque(pattern=rf"narkoman(?!ij){_W}+|alkoholik{_W}+", instead="priklausomybę turintys žmonės"),
    Calque(pattern=rf"benam(?!ių gyvūn){_W}+", instead="žmonės be būsto"),
    Calque(pattern=rf"čigon{_W}+", instead="romai"),
    Calque(pattern=rf"kitatauč{_W}+", instead="tautinių mažumų žmonės"),
    Calque(pattern=rf"darbingumo lyg{_W}+", instead="dalyvumo lygis"),
    Calque(pattern=rf"netekto darbingumo pensij{_W}+", instead="negalios pensija"),
)


def _advice(calque: Calque, *, at_sentence_start: bool) -> SlipRule:
    return SlipRule(
        what=Kind.WORD,
        reads=Reads.OWN,
        advice=True,
        pattern=rf"{'(?i)' if at_sentence_start else ''}\b(?:{calque.pattern})(?!\w)",
        lt=f"Geriau: {calque.instead}.",
        en=f"Better: {calque.instead}.",
    )


# A capital among the words about people starts a proper name: Neįgaliųjų reikalų departamentas.
RULES = (
    *(_advice(calque, at_sentence_start=True) for calque in (*LOANS, *OFFICE, *WEB)),
    *(_advice(calque, at_sentence_start=False) for calque in PEOPLE),
)
