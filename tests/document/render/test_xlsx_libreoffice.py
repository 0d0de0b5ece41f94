"""LibreOffice, made to recalculate, reaches the same cents from wrong cached results."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from sutarimas.domain.strategy import Strategy
from tests.document.render.evaluator import Evaluator
from tests.document.render.workbooks import example, opened, overspent, written

# Without this setting LibreOffice keeps the results that it finds in the file.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
PLANS: dict[str, Callable[[], Strategy]] = {
    "ezeryne": lambda: example("ezeryne"),
    "overspent": overspent,
}

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LIBREOFFICE IS NOT INSTALLED: nobody recalculated the workbooks but ourselves",
)


def misled(data: bytes, path: Path) -> Path:
    """The workbook with a wrong result beside every formula."""
    path.write_bytes(data)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            wrong = re.sub(rb"(</f><v>)[^<]*(</v>)", rb"\g<1>77.77\2", content)
            new.writestr(name, wrong if name.startswith("xl/worksheets/") else content)
    return path


def recalculated(path: Path, folder: Path) -> bytes:
    """What LibreOffice makes of a workbook."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    office = ("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless")
    subprocess.run(
        [*office, "--convert-to", "xlsx", "--outdir", str(folder / "out"), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "out" / path.name).read_bytes()


@pytest.mark.parametrize("plan", PLANS)
def test_wrong_cached_results_are_put_right_to_the_cent(plan: str, tmp_path: Path) -> None:
    data = written(PLANS[plan](), "finance")
    path = misled(data, tmp_path / "finance.xlsx")
    planted, cells = opened(path.read_bytes(), cached=True), Evaluator(opened(data))
    found = opened(recalculated(path, tmp_path), cached=True)
    assert list(cells.formulas())
    for sheet, cell in cells.formulas():
        assert str(planted[sheet][cell].value) == "77.77"
        value, ours = found[sheet][cell].value, cells.value(sheet, cell)
        if isinstance(ours, str):
            assert value == ours, f"{sheet}!{cell}"
        else:
            assert abs(Decimal(repr(value)) - Decimal(str(ours))) < Decimal("0.000001"), cell
