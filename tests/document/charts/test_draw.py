"""What holds for every kind of chart."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import typst

from sutarimas.document.charts import (
    Chart,
    Series,
    Theme,
    Width,
    class_names,
    draw,
    outline,
    stylesheet,
    table,
)
from sutarimas.document.charts.draw import KINDS
from tests.document.charts import samples

SVG = "{http://www.w3.org/2000/svg}"
every_chart = pytest.mark.parametrize("chart", samples.ALL, ids=lambda one: type(one).__name__)
every_width = pytest.mark.parametrize("width", Width)
every_theme = pytest.mark.parametrize("theme", Theme)


def parsed(chart: Chart, width: Width, theme: Theme) -> ElementTree.Element:
    svg = draw(chart, chart_id="fig-1", number=samples.number, width=width, theme=theme)
    return ElementTree.fromstring(svg)  # noqa: S314 (our own text)


def test_every_kind_has_a_sample() -> None:
    assert {type(chart) for chart in samples.ALL} == set(KINDS)


@every_chart
@every_width
@every_theme
def test_a_screen_reader_hears_title_and_description(
    chart: Chart, width: Width, theme: Theme
) -> None:
    root = parsed(chart, width, theme)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (root.get("role"), root.get("lang")) == ("img", "lt")
    assert (title.text, description.text) == (chart.title, chart.description)
    assert root.get("aria-labelledby") == title.get("id") == f"fig-1-{width}-title"
    assert root.get("aria-describedby") == description.get("id") == f"fig-1-{width}-desc"


@every_chart
@every_width
def test_on_a_page_colours_come_from_known_classes_only(chart: Chart, width: Width) -> None:
    root = parsed(chart, width, Theme.AUTO)
    used = {name for node in root.iter() for name in node.get("class", "").split()}
    assert used <= set(class_names())
    for node in root.iter():
        assert not re.search("#[0-9A-Fa-f]{6}", " ".join(node.attrib.values()))
        assert "style" not in node.attrib
        assert node.tag != f"{SVG}style"


@every_chart
@every_width
def test_on_paper_colours_travel_with_the_drawing(chart: Chart, width: Width) -> None:
    shapes = {f"{SVG}{name}" for name in ("path", "rect", "circle", "text")}
    for node in parsed(chart, width, Theme.PRINT).iter():
        if node.tag in shapes:
            assert node.get("class") is None
            assert node.get("fill") is not None


@every_chart
@every_width
@every_theme
def test_text_is_never_smaller_than_12_pixels(chart: Chart, width: Width, theme: Theme) -> None:
    root = parsed(chart, width, theme)
    assert float(root.get("width", "0")) <= {Width.WIDE: 720, Width.NARROW: 340}[width]
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    sizes = [float(node.get("font-size", "14")) for node in root.iter(f"{SVG}text")]
    assert sizes
    assert min(sizes) >= 12


@every_chart
@every_width
@every_theme
def test_the_same_chart_gives_the_same_bytes(chart: Chart, width: Width, theme: Theme) -> None:
    again = replace(chart)
    first, second = (
        draw(one, chart_id="fig", number=samples.number, width=width, theme=theme)
        for one in (chart, again)
    )
    assert first == second
    # Geometry is rounded: no long tail that another machine could compute otherwise.
    assert not re.search(r"\d\.\d\d", re.sub("<title.*</desc>|<tspan[^>]*>[^<]*<", "", first))


@every_chart
def test_both_widths_may_stand_on_one_page(chart: Chart) -> None:
    ids = [
        name
        for width in Width
        for node in parsed(chart, width, Theme.AUTO).iter()
        if (name := node.get("id"))
    ]
    assert len(ids) == len(set(ids))


@every_chart
@every_width
def test_every_pattern_named_is_defined(chart: Chart, width: Width) -> None:
    root = parsed(chart, width, Theme.AUTO)
    named = {m for n in root.iter() for m in re.findall(r"url\(#(.+?)\)", n.get("fill", ""))}
    assert named == {node.get("id") for node in root.iter(f"{SVG}pattern")}


@every_chart
@every_width
def test_typst_sets_the_drawing(chart: Chart, width: Width) -> None:
    svg = draw(chart, chart_id="fig", number=samples.number, width=width, theme=Theme.PRINT)
    page = f'#image(bytes({typst_string(svg)}), format: "svg", alt: "x")'
    pictures = [
        typst.compile(page.encode(), format="png", ignore_system_fonts=True) for _ in range(2)
    ]
    assert pictures[0] == pictures[1]


def typst_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_words_of_people_stay_words() -> None:
    nasty = '<script>alert("&amp;")</script> & \x00\x1b„ą“'
    chart = replace(
        samples.LINE,
        title=nasty,
        description=nasty,
        unit=nasty,
        series=(Series(name=nasty, values=samples.LINE.series[0].values), samples.LINE.series[1]),
    )
    for width in Width:
        root = parsed(chart, width, Theme.AUTO)
        title = root.find(f"{SVG}title")
        assert title is not None
        assert title.text == '<script>alert("&amp;")</script> & „ą“'
        assert not list(root.iter(f"{SVG}script"))
        said = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
        assert "<script>" in said


@pytest.mark.parametrize("chart_id", ["", "1a", "a b", 'a"', "a:b"])
def test_an_id_that_cannot_stand_in_an_address_is_refused(chart_id: str) -> None:
    with pytest.raises(ValueError, match="must start with a letter"):
        draw(samples.LINE, chart_id=chart_id, number=samples.number)


@pytest.mark.parametrize("missing", ["title", "description"])
def test_a_chart_nobody_could_hear_is_refused(missing: str) -> None:
    fields = {"title": "a", "description": "b", missing: " "}
    with pytest.raises(ValueError, match="needs a title"):
        replace(samples.LINE, title=fields["title"], description=fields["description"])


@every_chart
def test_tables_are_whole(chart: Chart) -> None:
    told = table(chart, number=samples.number)
    assert told.rows
    assert len(told.numeric) == len(told.head)
    assert {len(row) for row in told.rows} == {len(told.head)}
    assert all(told.head)


@every_chart
def test_drawings_of_boxes_and_ribbons_have_an_outline_and_others_none(chart: Chart) -> None:
    told = outline(chart, number=samples.number)
    assert bool(told) == (type(chart).__name__ in {"BudgetFlow", "ProblemTree", "ResultChain"})


def test_the_style_sheet_paints_every_class_in_every_mode() -> None:
    css = stylesheet()
    for name in class_names():
        assert f".{name}{{" in css
    assert css.count("--sut-ink:") == 4
