"""Does a Lithuanian objective, or a result indicator, speak of doing instead of changing?

Objectives are customarily written in the infinitive, so the infinitive alone says nothing:
„Mažinti socialinę atskirtį“ names a change, „Organizuoti mokymus“ names work. A text is
held to be about work when it has a word for work and no word for what becomes otherwise.
The stems are advice, not grammar; how often they are right is measured on labelled sentences.

>>> states_activity("Organizuoti mokymus ilgalaikiams bedarbiams")
True
>>> states_activity("Organizuoti mokymus, po kurių trečdalis dalyvių įsidarbina")
False
>>> counts_activity("Surengtų mokymų skaičius")
True
>>> counts_activity("Mokymus baigusių ir įsidarbinusių asmenų skaičius")
False
"""

import re
from unicodedata import normalize


def _stems(*stems: str) -> re.Pattern[str]:
    """Any word that begins with one of the stems; a stem may hold a whole phrase."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})")


_WORK = _stems(
    *("plėto", "plėtr", "plėsti", "plėtim", "plečia", "vysty", "moderniz", "atnaujin", "renov"),
    *("remontuo", "rekonstru", "statyti", "pastaty", "statyb", "įreng", "sutvark", "tvarky"),
    *("organiz", "suorganiz", "vykdy", "įgyvendin", "taiky", "pritaiky", "teik", "suteik"),
    *("kurti", "kuria", "kurdam", "kūrim", "sukur", "įkur", "steig", "įsteig", "diegti"),
    *("diegim", "įdieg", "rengti", "rengia", "rengim", "parengti", "parengim", "surengti"),
    *("remti", "rėmim", "paremti", "skatin", "propag", "populiarin", "inform", "viešin"),
    *("konsultuo", "konsultac", "konsultavim", "moky(?:ti|mas|mo|mų|mus)", "švie[st]", "ugdy"),
    *("pirkti", "nupirk", "įsigy", "aprūpin", "tobulin", "stiprin", "telk", "burti", "aktyvin"),
    *("koordinuo", "koordinav", "sudaryti sąlyg", "sąlygų sudarym", "užtikrin", "palaiky"),
)
_BECOMES = _stems(
    *("padidin", "padidėj", "didin", "didėj", "didesn", "daugiau", "dvigub", "padvigub", "trigub"),
    *("sumaž", "mažin", "mažėj", "mažesn", "mažiau", "perpus", "trečdal", "ketvirtad", "pusė"),
    *("pager", "gerin", "gerėj", "geresn", "geriau", "stiprėj", "sustiprėj", "išaug", "auga"),
    *("augim", "sutrump", "trumpin", "trumpėj", "trumpesn", "trumpiau", "pailg", "ilgėj"),
    *("ilgiau", "dažniau", "rečiau", "aukštesn", "žemesn", "savarankišk", "įsidarb", "randa"),
    *("susirand", "grąžin", "grįž", "sugrįž", "išlaiky", "išlik", "išliek", "tampa", "tapti"),
    *("panaikin", "įveik", "lieka", "gauna(?!\\w)", "gyvena(?!\\w)", "dirba(?!\\w)", "jaučiasi"),
    *("naudojasi", "dalyvauja(?!\\w)", "nebe", "kad(?!\\w)", "kas (?:antr|treč|ketvirt|penkt)"),
    *(r"\d+(?:,\d+)? ?(?:proc|%)", r"nuo \d+(?:,\d+)? (?:\w+ )?iki \d+"),
)
#: A thing made better is work: nobody's life is said to be otherwise.
_BETTER_THINGS = re.compile(
    r"(?<!\w)(?:pa)?gerin\w*(?: \w+){0,3} (?:infrastruktūr|materialin|baz|pastat|patalp|erdv)\w*"
    r"|(?<!\w)(?:infrastruktūr|baz|pastat|patalp|erdv)\w* gerinim\w*"
)
_DELIVERED = _stems(
    *("įgyvendin", "projekt", "veikl", "organiz", "suorganiz", "surengt", "rengini", "mokym"),
    *("apmokyt", "seminar", "stovykl", "užsiėmim", "konsult", "dalyv", "gavusi", "gaunanč"),
    *("gavėj", "lankanč", "lankyt", "įtrauk", "įreng", "įrang", "atnaujint", "suremont", "renov"),
    *("pritaikyt", "pastatyt", "įsigyt", "nupirkt", "parengt", "išleist", "leidin", "paskelbt"),
    *("kvietim", "sutarč", "sutarti", "sukurt", "įkurt", "įsteigt", "suteikt", "įdiegt"),
    *("kampanij", "panaudot", "išdalyt"),
)
_CHANGED = _stems(
    *("pager", "padidėj", "sumažėj", "sustiprėj", "pokyt", "lyg(?:is|io|į)(?!\\w)", "dirb"),
    *("darbo viet", "įsidarb", "pradėj", "įgij", "įgyt", "įgudi", "grįž", "lik(?:o|us)"),
    *("gyvenan", "gyvenimo kokyb", "savarankišk", "veikianč", "išlaik", "išlik", "pasiten"),
    *("patenkint", "pasitik", "trukm", "laik(?:as|o)(?!\\w)", "rad(?:o|us)", "pakartotin"),
    *("rizik", "vieniš", "balas", "indeks", "santyk", "nebe", "nevartoj", "kvalifikacij"),
)


def states_activity(objective: str) -> bool:
    """Whether the wording of an objective names work and nothing that becomes otherwise."""
    text = _plain(objective)
    rest = _BETTER_THINGS.sub(" ", text)
    works = rest != text or _WORK.search(text) is not None
    return works and _BECOMES.search(rest) is None


def counts_activity(indicator: str) -> bool:
    """Whether the title of a result indicator counts what was delivered, not what changed."""
    text = _plain(indicator)
    return _DELIVERED.search(text) is not None and _CHANGED.search(text) is None


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())
