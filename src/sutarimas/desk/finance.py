"""The financial plan as a grid, and the split of one amount to the cent."""

import csv
import io
from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import get_language

from sutarimas.actions.finance import Clash, Clashes, Edit, save_cells
from sutarimas.actions.refusals import Refused
from sutarimas.desk.page import Desk, page
from sutarimas.domain.money import Euro, MoneyUnclear
from sutarimas.domain.rights import Right
from sutarimas.formats.problems import Unusable
from sutarimas.queries.finance import Grid, grid
from sutarimas.queries.strategy import load

#: Names of boxes: the line's code behind what it is.
CELL, WAS = "cell:", "was:"
#: What makes a spreadsheet run a text as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@page(Right.READ, methods=("GET", "POST"))
def finance(desk: Desk) -> HttpResponse:
    """One view of the plan; every changed cell is saved in one change."""
    view = desk.request.GET.get("view", "")
    if desk.request.method == "GET":
        return _grid(desk, view)
    desk.must(Right.WRITE)
    read = read_cells(desk.request.POST)
    if read.errors:
        return _grid(desk, view, read=read, status=422)
    try:
        made = save_cells(actor=desk.actor, strategy_id=desk.strategy.id, edits=read.edits)
    except Clashes as clashes:
        return _grid(desk, view, read=read, clashes=clashes.clashes, status=409)
    except (Unusable, Refused) as refusal:
        words = refusal.text(desk.lang) if isinstance(refusal, Unusable) else ""
        return _grid(desk, view, read=read, refusal=words, status=422)
    said = "finance.saved" if made else "finance.nothing_changed"
    messages.success(desk.request, desk.say(said))
    address = reverse("desk:finance", args=[desk.lag.slug, desk.strategy.slug])
    return redirect(f"{address}?view={view}" if view.isalnum() else address)


@dataclass
class Cells:
    """Cells as they were posted: edits that can be read, and what is wrong with the others."""

    typed: dict[str, str] = field(default_factory=dict)
    edits: dict[str, Edit] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def read_cells(posted: QueryDict) -> Cells:
    """Read every cell of a posted grid; an amount that is unclear comes with its question."""
    read = Cells()
    for name in posted:
        if not name.startswith(CELL):
            continue
        code = name.removeprefix(CELL)[:360]
        read.typed[code] = posted.get(name, "")[:60]
        try:
            was = _amount(posted.get(f"{WAS}{code}", ""))
            read.edits[code] = Edit(was=was, now=_amount(posted.get(name, "")))
        except MoneyUnclear as unclear:
            read.errors[code] = unclear.question(get_language() or "lt")
    return read


def _amount(text: str) -> Euro | None:
    bare = text.strip()
    return Euro.parse(bare) if bare else None


def _grid(
    desk: Desk,
    view: str,
    *,
    read: Cells | None = None,
    clashes: tuple[Clash, ...] = (),
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    found = grid(desk.strategy.id, view=view, lang=desk.lang)
    if read is not None:
        found = _with_typed(found, read, keep_was=not clashes)
    return desk.render(
        "desk/finance.html",
        found=found,
        errors=read.errors if read else {},
        clashes=clashes,
        refusal=refusal,
        status=status,
    )


def _with_typed(found: Grid, read: Cells, *, keep_was: bool) -> Grid:
    """The grid with what was typed in it, so that nothing is lost.

    After a clash the cell takes what stands there now as found, and the person saves again.
    """
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(
                    x,
                    typed=read.typed.get(x.code, ""),
                    error=read.errors.get(x.code, ""),
                    amount=read.edits[x.code].was
                    if keep_was and x.code in read.edits
                    else x.amount,
                )
                for x in row.cells
            ),
        )
        for row in found.rows
    )
    return replace(found, rows=rows)


@page(Right.READ)
def finance_csv(desk: Desk) -> HttpResponse:
    """Every line of the plan as a table; no cell can run as a formula."""
    strategy = load(desk.strategy.id)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("action", "year", "source", "amount"))
    for line in strategy.finance.lines:
        writer.writerow((_inert(line.action), line.year, line.source, line.amount.plain))
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{desk.strategy.slug}-finance.csv"'
    return answer


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/finance/", finance, name="finance"),
    path("<slug:lag>/s/<slug:strategy>/finance/lines.csv", finance_csv, name="finance_csv"),
]
