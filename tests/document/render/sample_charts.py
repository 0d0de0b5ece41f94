"""Charts of the sample documents."""

from decimal import Decimal

from sutarimas.document.charts import (
    BarChart,
    Branch,
    BudgetFlow,
    Flow,
    LineChart,
    ProblemTree,
    Series,
)


def line(lang: str) -> LineChart:
    return LineChart(
        title="Gyventojų per dešimtmetį sumažėjo dešimtadaliu",
        description="Nuo 5 306 gyventojų 2015 m. iki 4 712 gyventojų 2026 m.",
        source_line="Šaltinis: Valstybės duomenų agentūra, atsisiųsta 2026-03-02.",
        lang=lang,
        unit="žm.",
        periods=tuple(str(year) for year in range(2015, 2027)),
        series=(
            Series(name="Ežerynė", values=tuple(Decimal(5306 - 54 * n) for n in range(12))),
            Series(
                name="Apskritis, vidurkis",
                values=tuple(Decimal(5200 - 30 * n) for n in range(12)),
                reference=True,
            ),
        ),
    )


def bars(lang: str) -> BarChart:
    return BarChart(
        title="Labiausiai trūksta lankomosios priežiūros",
        description="62 proc. mini priežiūrą, 47 proc. pavėžėjimą, 31 proc. dienos centrą.",
        source_line="Šaltinis: gyventojų apklausa, n = 361.",
        lang=lang,
        unit="proc.",
        category_head="Paslauga",
        categories=("Lankomoji priežiūra", "Pavėžėjimas", "Dienos centras"),
        series=(Series(name="Atsakiusiųjų", values=(Decimal(62), Decimal(47), Decimal(31))),),
    )


def tree(lang: str) -> ProblemTree:
    return ProblemTree(
        title="Vienišumas kyla iš nutrūkusių ryšių",
        description="Dvi priežastys veda į vienišumą, o jis – į blogesnę sveikatą.",
        source_line="Šaltinis: poreikių dirbtuvės, 2026-02-11.",
        lang=lang,
        problem="Vyresni žmonės gyvena vieni ir retai išeina iš namų.",
        causes=(Branch("Retas viešasis transportas."), Branch("Vaikai išvyko gyventi kitur.")),
        effects=(Branch("Blogėja sveikata."),),
    )


def flow(lang: str) -> BudgetFlow:
    return BudgetFlow(
        title="Daugiausia lėšų tenka pagalbai namuose",
        description="Europos Sąjungos lėšos sudaro 85 proc.",
        source_line="Šaltinis: finansinis planas.",
        lang=lang,
        unit="Eur",
        sources=("ES lėšos", "Valstybės biudžeto lėšos"),
        actions=("1.1.1", "1.1.2"),
        flows=(
            Flow(source="ES lėšos", action="1.1.1", amount=Decimal("8490.77")),
            Flow(source="Valstybės biudžeto lėšos", action="1.1.1", amount=Decimal("1498.38")),
            Flow(source="ES lėšos", action="1.1.2", amount=Decimal("4000")),
        ),
    )
