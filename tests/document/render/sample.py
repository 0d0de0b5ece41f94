"""A document made by hand for the writers, with every kind of block."""

from sutarimas.document.blocks import (
    Align,
    Author,
    Block,
    Chapter,
    Chart,
    Column,
    Cover,
    Document,
    Heading,
    Item,
    ListBlock,
    Note,
    NoteKind,
    Orientation,
    Paragraph,
    Reference,
    Row,
    Run,
    Table,
    anchor,
    runs,
)
from sutarimas.document.wording import messages
from sutarimas.domain.refs import Kind, Ref
from tests.document.render.sample_charts import bars, flow, line, tree

E1, E2, E3 = (Ref(Kind.EVIDENCE, f"E-0{n}") for n in (1, 2, 3))
OBSERVED = Ref(Kind.OBSERVATION, "pop/town/2023")
NEED = Ref(Kind.NEED, "P-01")
HASH = "4f7a91c2" + "0123456789abcdef" * 3 + "01234567"

NEEDS_TEXT = (
    "Apklausoje dalyvavę gyventojai dažniausiai minėjo vienišumą ir retą viešąjį transportą. "
    "Vyresni žmonės gydymo įstaigą, biblioteką ir bendruomenės namus pasiekia tik kaimynų padedami."
)


def document(*chapters: Chapter, lang: str = "lt", notice: bool = True) -> Document:
    """Chapters inside a frame."""
    words = messages("frame", lang)
    code = words["draft_label"].replace("{code}", "4F7A-91C2")
    return Document(
        lang=lang,
        title="Ežerynės miesto 2023–2029 m. vietos plėtros strategija",
        slug="ezeryne",
        cover=Cover(
            title="Ežerynės miesto 2023–2029 m. vietos plėtros strategija",
            subtitle=words["cover_subtitle"],
            lag="Ežerynės miesto vietos veiklos grupė",
            facts=(
                (words["cover_period"], "2023–2029 m."),
                (words["cover_municipality"], "Ežerynės r. sav."),
                (words["cover_edition"], code),
                (words["cover_checked"], "2026-11-24"),
                (words["cover_pack"], "Vidaus reikalų ministro įsakymas Nr. 1V-672 (2023 m.)"),
            ),
            funding=words["funding_phrase"],
            notice=words["invented"].replace("{town}", "Ežerynė") if notice else "",
        ),
        chapters=chapters,
        fingerprint=HASH,
        edition=code,
        day="2026-11-24",
        words=tuple(words.items()),
    )


def sample(lang: str = "lt") -> Document:
    """Every kind of block once at least, in three chapters, one of them landscape."""
    return document(_territory(lang), _money(lang), sources(), lang=lang)


def heading(id_: str, level: int, text: str, number: str = "") -> Heading:
    return Heading(id=id_, level=level, text=runs(text), number=number)


def _territory(lang: str) -> Chapter:
    return Chapter(
        key="territory",
        blocks=(
            heading("territory", 1, "Teritorija ir gyventojai", "1"),
            *_paragraphs(),
            heading("territory-trend", 2, "Gyventojų skaičiaus kaita", "1.1"),
            Chart(id="territory-line", spec=line(lang), number=1, sources=(OBSERVED,)),
            heading("territory-opinion", 2, "Ką sako gyventojai", "1.2"),
            Chart(id="territory-bars", spec=bars(lang), number=2, sources=(E2,)),
            heading("territory-detail", 3, "Vienišumas", "1.2.1"),
            *_lists(),
            heading("territory-detail-more", 4, "Kas jau daroma"),
            *_notes(),
            Chart(id="territory-tree", spec=tree(lang), number=3, sources=(NEED, E1)),
        ),
    )


def _paragraphs() -> tuple[Block, ...]:
    return (
        Paragraph(
            id="territory-where",
            text=(
                Run(text="2026 m. sausio 1 d. teritorijoje gyvena žmonių: "),
                Run(text="4 712", source=E1),
                Run(text=". Per dešimtmetį jų sumažėjo "),
                Run(text="11,2", source=OBSERVED),
                Run(text=" proc. Pokytis apskrityje: "),
                Run(text="−9,8", source=OBSERVED),
                Run(text=" proc., Lietuvoje "),
                Run(text="−2,1", source=OBSERVED),
                Run(text=" proc."),
            ),
            sources=(E1, OBSERVED),
        ),
        Paragraph(
            id="territory-loose",
            text=(
                Run(text=f"{NEEDS_TEXT} Žr. "),
                Run(text="finansinį planą", to="money"),
                Run(text=" ir "),
                Run(text="grupės svetainę", href="https://example.org/vps?a=1&b=2"),
                Run(text=". "),
                Run(text="Svarbu:", strong=True),
                Run(text=" "),
                Run(text="nė vienas", emphasis=True),
                Run(text=" žmogus neturi likti "),
                Run(text="nepastebėtas", strong=True, emphasis=True),
                Run(text=" ("),
                Run(text="leave no one behind", lang="en", emphasis=True),
                Run(text=")."),
            ),
            author=Author.STAFF_LOOSE,
            byline="Rašė Ona Pavyzdė, 2026-05-12; su duomenimis nesusieta.",
        ),
    )


def _lists() -> tuple[Block, ...]:
    return (
        ListBlock(
            id="territory-list",
            items=(
                Item(text=runs("vyresni žmonės gyvena vieni;"), source=E1),
                Item(
                    text=runs("trūksta paslaugų:"),
                    items=(
                        Item(text=runs("lankomosios priežiūros;"), source=E2),
                        Item(text=runs("pavėžėjimo iki gydymo įstaigos;"), source=E2),
                    ),
                ),
            ),
            sources=(E1, E2),
        ),
        ListBlock(
            id="territory-steps",
            ordered=True,
            items=(
                Item(text=runs("apklausti gyventojus;")),
                Item(
                    text=runs("surengti susirinkimus:"),
                    items=(Item(text=runs("su nevyriausybinėmis organizacijomis;")),),
                ),
                Item(text=runs("sutarti dėl tikslo.")),
            ),
        ),
        ListBlock(
            id="territory-again",
            ordered=True,
            items=(Item(text=runs("naujas sąrašas prasideda nuo vieneto.")),),
        ),
    )


def _notes() -> tuple[Block, ...]:
    return tuple(
        Note(
            id=f"note-{kind}",
            kind=kind,
            title=title,
            text=(Run(text=text), Run(text=" E-03", to=anchor(E3))),
            sources=(E3,),
        )
        for kind, title, text in (
            (NoteKind.INFO, "Žinotina", "Miesto duomenų apie tai nėra."),
            (NoteKind.WARNING, "Įspėjimas", "Reikšmė nepatvirtinta: patikrinkite teisės akte."),
            (NoteKind.INVENTED, "", "Ežerynė – išgalvotas miestas."),
            (NoteKind.WAIVER, "Palikta su paaiškinimu", "Įspėjimas EVD-003 paliktas."),
            (NoteKind.FUNDING, "", "Bendrai finansuoja Europos Sąjunga."),
        )
    )


def _money(lang: str) -> Chapter:
    columns = (
        Column(title="Veiksmas", width=5),
        *(Column(title=str(year), align=Align.END, width=2) for year in range(2024, 2030)),
        Column(title="Iš viso, Eur", align=Align.END, width=2),
    )
    rows = [
        Row(
            id=f"row-{code}",
            cells=(runs(f"{code} {name}"), *(runs("9 989,15"),) * 6, runs("59 934,90")),
            sources=(Ref(Kind.ACTION, code),),
        )
        for code, name in (
            ("1.1.1", "Teikti psichosocialinę pagalbą ir lankyti vienišus senjorus namuose"),
            ("1.1.2", "Pavėžėti"),
            ("1.2.1", "Įdarbinti ilgai darbo neturinčius žmones"),
        )
    ]
    total = Row(cells=(runs("Iš viso"), *(runs("29 967,45"),) * 6, runs("179 804,70")), strong=True)
    return Chapter(
        key="money",
        orientation=Orientation.LANDSCAPE,
        blocks=(
            heading("money", 1, "Finansinis planas", "2"),
            Paragraph(id="money-text", text=runs("Visos sumos nurodytos eurais.")),
            Table(
                id="money-table",
                caption="Lėšos pagal veiksmus ir metus",
                columns=columns,
                rows=(*rows, total),
                note="ES dalis suapvalinta žemyn, centas tenka valstybės biudžetui.",
                number=1,
                sources=tuple(source for row in rows for source in row.sources),
            ),
            Chart(id="money-flow", spec=flow(lang), number=4, sources=(NEED,)),
        ),
    )


def sources() -> Chapter:
    return Chapter(
        key="sources",
        annex=True,
        blocks=(
            heading("sources", 1, "Šaltiniai", "3"),
            *(_entry(ref, place) for place, ref in enumerate((E1, E2, E3, NEED))),
            Table(
                id="observations-pop",
                caption="Gyventojų skaičius",
                columns=(
                    Column(title="Vietovė"),
                    Column(title="Metai"),
                    Column(title="Reikšmė", align=Align.END),
                ),
                rows=(
                    Row(
                        id=anchor(OBSERVED),
                        cells=(runs("Ežerynė"), runs("2023"), runs("4 712")),
                    ),
                ),
                number=2,
            ),
        ),
    )


def _entry(ref: Ref, place: int) -> Reference:
    return Reference(
        id=anchor(ref),
        target=ref,
        title=runs(f"{ref.code}. Vieniši žmonės sudaro {38 + place} proc. vyresnių gyventojų."),
        details=(
            ("Leidėjas", runs("Valstybės duomenų agentūra")),
            ("Laikotarpis", runs("2015–2025 m.")),
            ("Atsisiųsta", runs("2026-03-02")),
        ),
        onward=(Run(text="Gyventojų skaičius, 2023 m.", to=anchor(OBSERVED)),),
        used_by=(Run(text="1", to="territory"), Run(text="1.2", to="territory-opinion")),
    )
