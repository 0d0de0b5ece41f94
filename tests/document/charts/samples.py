"""One chart of every kind, for tests that look at all of them."""

from decimal import Decimal

from sutarimas.document.charts import (
    BarChart,
    Branch,
    Break,
    BudgetFlow,
    ChainLink,
    Chart,
    Flow,
    Gantt,
    GanttRow,
    Layout,
    LineChart,
    Milestone,
    Period,
    Population,
    ProblemTree,
    Pyramid,
    Reference,
    ResultChain,
    Series,
    Span,
    Stage,
    Stat,
)

NBSP = "\u00a0"


def number(value: Decimal) -> str:
    text = f"{abs(value):,}".replace(",", NBSP).replace(".", ",")
    return f"\u2212{text}" if value < 0 else text


def values(*texts: str) -> tuple[Decimal | None, ...]:
    """Exact values; an empty text is one that is missing."""
    return tuple(Decimal(text) if text else None for text in texts)


def counts(text: str) -> tuple[Decimal | None, ...]:
    return values(*text.split(" "))


YEARS = ("2018", "2019", "2020", "2021", "2022", "2023")

LINE = LineChart(
    title="Ežerynės gyventojų skaičius 2021–2023 m. sumažėjo 4,3 proc.",
    description="Gyventojų skaičius mažėja; 2021 m. surašymas pakeitė skaičiavimą.",
    source_line="Šaltinis: Valstybės duomenų agentūra.",
    lang="lt",
    unit="Gyventojai metų pradžioje",
    periods=YEARS,
    series=(
        Series(name="Ežerynė", values=counts("15366 14900 14433 14782 14464 14147")),
        Series(name="Apskritis", values=values("12100", "", "12000", "12300", "12200", "12100")),
        Series(
            name="Lietuva", values=counts("13900 13800 13750 13900 13850 13800"), reference=True
        ),
    ),
    breaks=(Break(before="2021", note="Iki 2020 m. ir nuo 2021 m. skaičiuota skirtingai."),),
)

BARS = BarChart(
    title="Nedarbas didžiausias",
    description="Nedarbas keturiose vietose.",
    source_line="",
    lang="lt",
    unit="proc.",
    category_head="Vietovė",
    categories=("Ežerynė", "Apskritis", "Panašių savivaldybių mediana"),
    series=(Series(name="Nedarbas", values=values("12.3", "10.1", "")),),
    highlight=("Ežerynė",),
    reference=Reference(name="Lietuva", value=Decimal("9.1")),
)

STACKED = BarChart(
    title="Žmonių mažėja dėl dviejų priežasčių",
    description="Natūrali kaita ir migracija.",
    source_line="",
    lang="lt",
    unit="1 000 gyventojų",
    category_head="Metai",
    categories=("2021", "2022", "2023"),
    series=(
        Series(name="Natūrali kaita", values=values("-16.1", "-15.2", "")),
        Series(name="Neto migracija", values=values("-10.6", "2.1", "")),
    ),
    layout=Layout.STACKED,
)

PYRAMID = Pyramid(
    title="Vyresnių žmonių daugiau negu vaikų",
    description="Gyventojai pagal amžių ir lytį.",
    source_line="",
    lang="lt",
    unit="proc.",
    ages=("0–14", "15–64", "65 ir daugiau"),
    filled=Population(name="2024 m.", men=counts("6 31 8"), women=counts("5 33 17")),
    outline=Population(name="2014 m.", men=counts("8 33 6"), women=values("7", "", "13")),
)

FLOW = BudgetFlow(
    title="Didžioji dalis lėšų skirta darbui",
    description="Lėšos pagal šaltinius ir veiksmus.",
    source_line="",
    lang="lt",
    unit="Eur",
    sources=("ES lėšos", "Valstybės biudžeto lėšos", "Nuosavos lėšos"),
    actions=("1.1.1 Darbo įgūdžiai", "1.1.2 Paslaugos senjorams"),
    flows=(
        Flow(source="ES lėšos", action="1.1.1 Darbo įgūdžiai", amount=Decimal("8490.77")),
        Flow(source="ES lėšos", action="1.1.2 Paslaugos senjorams", amount=Decimal("850.00")),
        Flow(
            source="Valstybės biudžeto lėšos",
            action="1.1.1 Darbo įgūdžiai",
            amount=Decimal("1498.38"),
        ),
        Flow(source="Nuosavos lėšos", action="1.1.2 Paslaugos senjorams", amount=Decimal("0.01")),
    ),
)

GANTT = Gantt(
    title="Darbai prasideda 2024 m. kovo mėn.",
    description="Veiksmai pagal mėnesius.",
    source_line="",
    lang="lt",
    periods=tuple(Period(str(m), str(y)) for y in (2024, 2025) for m in range(1, 13)),
    rows=(
        GanttRow(label="1.1 uždavinys", spans=(Span(0, 23),)),
        GanttRow(
            label="1.1.1 Įgyti darbo įgūdžių",
            spans=(Span(2, 8), Span(12, 20)),
            milestones=(Milestone(8, "Kvietimas baigtas"), Milestone(23, "Ataskaita pateikta")),
            level=1,
        ),
    ),
)

TREE = ProblemTree(
    title="Darbo nerandama dėl įgūdžių ir transporto",
    description="Trys priežastys ir dvi pasekmės.",
    source_line="",
    lang="lt",
    problem="P1. Ilgai darbo neturintys gyventojai neranda darbo",
    causes=(
        Branch("P2. Trūksta įgūdžių", (Branch("P4. Nėra suaugusiųjų mokymų"),)),
        Branch("P3. Vakare nėra autobusų"),
    ),
    effects=(Branch("Jauni žmonės išvyksta"), Branch("Auga skurdas")),
)

CHAIN = ResultChain(
    title="Kiekvienas poreikis turi rezultatą",
    description="Nuo poreikio iki rezultato.",
    source_line="",
    lang="lt",
    stages=(
        Stage(
            "Poreikis",
            (
                ChainLink(code="P1", text="Nėra darbo"),
                ChainLink(code="P2", text="Vakare nėra autobusų"),
            ),
        ),
        Stage(
            "Uždavinys",
            (
                ChainLink(code="1.1", text="Didinti užimtumą", after=("P1",)),
                ChainLink(code="1.2", text="Gerinti susisiekimą", after=("P1", "P2")),
            ),
        ),
        Stage("Veiksmas", (ChainLink(code="1.1.1", text="Mokyti", after=("1.1", "1.2")),)),
    ),
)

STAT = Stat(
    title="Gyventojai",
    description="Gyventojų mažėja.",
    source_line="",
    lang="lt",
    unit="gyventojų",
    remark="Nuo 2021 m. sumažėjo 4,3 proc.",
    periods=YEARS,
    series=LINE.series[:1],
    breaks=LINE.breaks,
)

ALL: tuple[Chart, ...] = (LINE, BARS, STACKED, PYRAMID, FLOW, GANTT, TREE, CHAIN, STAT)
