"""The few words a chart adds by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Words:
    missing: str
    year: str
    period: str
    total: str
    men: str
    women: str
    age: str
    cut_axis: str
    source: str
    action: str
    amount: str
    start: str
    end: str
    remarks: str
    causes: str
    problem: str
    effects: str
    level: str
    statement: str


LITHUANIAN = Words(
    missing="duomenų nėra",
    year="Metai",
    period="Laikotarpis",
    total="Iš viso",
    men="Vyrai",
    women="Moterys",
    age="Amžius",
    cut_axis="Ašis prasideda ne nuo nulio.",
    source="Lėšų šaltinis",
    action="Veiksmas",
    amount="Suma",
    start="Pradžia",
    end="Pabaiga",
    remarks="Pastabos",
    causes="Priežastys",
    problem="Problema",
    effects="Pasekmės",
    level="Lygmuo",
    statement="Teiginys",
)

ENGLISH = Words(
    missing="no data",
    year="Year",
    period="Period",
    total="Total",
    men="Men",
    women="Women",
    age="Age",
    cut_axis="The axis does not start at zero.",
    source="Source of funds",
    action="Action",
    amount="Amount",
    start="Start",
    end="End",
    remarks="Remarks",
    causes="Causes",
    problem="Problem",
    effects="Effects",
    level="Level",
    statement="Statement",
)


def words(lang: str) -> Words:
    """The words of a language; anything but Lithuanian is drawn in English."""
    return LITHUANIAN if lang == "lt" else ENGLISH
