"""A town of four facts, two needs and one action: enough to walk every kind of pointer."""

from datetime import date
from decimal import Decimal

from sutarimas.domain.evidence import Evidence, EvidenceKind
from sutarimas.domain.finance import Finance, FundSource, Line
from sutarimas.domain.goal import Action, Goal, Goals, Objective
from sutarimas.domain.indicator import Contribution, Indicator, IndicatorKind
from sutarimas.domain.meeting import Attendance, Meeting
from sutarimas.domain.money import Euro
from sutarimas.domain.need import Group, Need, NeedKind, Needs
from sutarimas.domain.people import People, Person, Sector
from sutarimas.domain.place import (
    Area,
    Level,
    Observation,
    Place,
    Region,
    Series,
    Territory,
    TerritoryKind,
)
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import Link
from sutarimas.domain.strategy import Identity, Strategy
from sutarimas.domain.voice import Voice

OBSERVED = "observation:pop/town/2023"


def place() -> Place:
    territory = Territory(
        kind=TerritoryKind.CENTRE,
        name="Ežerynė",
        name_gen="Ežerynės",
        municipality="Ežerynės r. sav.",
        county_gen="Ežeryno",
        region=Region.CENTRAL_WESTERN,
        area="town",
        municipality_area="town",
        population=4712,
    )
    return Place(
        territory=territory,
        areas=(Area(code="town", level=Level.TOWN, name="Ežerynė"),),
        series=(Series(code="pop", title="Gyventojų skaičius", unit="žm.", publisher="VDA"),),
        observations=(Observation(series="pop", area="town", period="2023", value=Decimal(4712)),),
    )


def needs() -> Needs:
    lonely = Need(
        code="P-01",
        kind=NeedKind.PROBLEM,
        title="Vieniši senjorai",
        statement="Senjorai gyvena vieni. Jie retai išeina iš namų.",
        groups=("TG-1",),
        causes=("P-02",),
        evidence=(Link(to="E-01"),),
        voices=(Link(to="V-001"),),
    )
    bus = Need(
        code="P-02", kind=NeedKind.PROBLEM, title="Retas autobusas", statement="Autobusas retas."
    )
    return Needs(groups=(Group(code="TG-1", title="Senjorai", size=900),), items=(lonely, bus))


def goals() -> Goals:
    return Goals(
        goals=(Goal(code="1", title="Mažinti atskirtį"),),
        objectives=(
            Objective(
                code="1.1",
                title="Padėti senjorams",
                goal="1",
                needs=(Link(to="P-01"),),
                indicators=("R.1",),
            ),
        ),
        actions=(Action(code="1.1.1", title="Lankyti", objective="1.1", projects=6),),
    )


def town() -> Strategy:
    """The town as one value."""
    return Strategy(
        identity=Identity(
            slug="ezeryne",
            title="Ežerynės strategija",
            lag="Ežerynės VVG",
            first_year=2024,
            last_year=2029,
            pack="lt-1v-672@2023-10",
        ),
        place=place(),
        people=People(persons=(Person(code="A-1", name="Ona Pavyzdė", contact="+370"),)),
        meetings=(
            Meeting(
                code="M-1",
                title="NVO susirinkimas",
                audience=Sector.CIVIC,
                attendance=(
                    Attendance(sector=Sector.CIVIC, count=9),
                    Attendance(sector=Sector.PUBLIC, count=2),
                    Attendance(sector=Sector.CIVIC, count=4, group="TG-1"),
                ),
            ),
        ),
        voices=(
            Voice(
                code="V-001",
                text="Vienai liūdna.",
                heard_at="meeting:M-1",
                said_on=date(2023, 6, 1),
                sector=Sector.CIVIC,
            ),
        ),
        evidence=(
            Evidence(
                code="E-01",
                kind=EvidenceKind.STATISTIC,
                statement="Mieste gyvena 4 712 žmonių.",
                area="town",
                value=Decimal(4712),
                unit="žm.",
                rests_on=(Link(to=OBSERVED),),
            ),
        ),
        needs=needs(),
        goals=goals(),
        indicators=(
            Indicator(
                code="R.1",
                kind=IndicatorKind.RESULT,
                title="Aplankyti senjorai",
                target=Decimal(361),
                contributions=(Contribution(action="1.1.1", target=Decimal(361)),),
            ),
        ),
        finance=Finance(
            lines=(
                Line(action="1.1.1", year=2025, source=FundSource.ESF, amount=Euro(849077)),
                Line(action="1.1.1", year=2025, source=FundSource.STATE, amount=Euro(149838)),
                Line(action="ADM", year=2026, source=FundSource.ESF, amount=Euro(100)),
            )
        ),
        prose=(
            Section(
                code="intro",
                chapter="territory",
                title="Miestas",
                body="Gyvena [[fact:E-01|4 712]] žmonių, iš jų 900 senjorų.",
            ),
        ),
    )
