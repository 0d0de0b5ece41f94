"""What the front page knows of a built strategy: read back from its own open files."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sutarimas.domain.finance import FundSource
from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import MANIFEST
from sutarimas.formats.bundle import open_bundle

BUNDLE, FINDINGS = "strategy.json", "findings.json"


@dataclass(frozen=True, kw_only=True)
class Funds:
    """Money by where it comes from, in the order of printing; `kind` names its heading.

    The names are keys of the workbook's wording.
    """

    kind: str
    parts: tuple[tuple[str, Euro], ...]

    @property
    def total(self) -> Euro:
        """All parts together."""
        return Euro.total(amount for _, amount in self.parts)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One built strategy: `counts` of findings by kind, `files` with their sizes in bytes."""

    slug: str
    strategy: Strategy
    content_hash: str
    checked: date
    lang: str
    counts: dict[str, int]
    files: tuple[tuple[str, int], ...]

    @property
    def funds(self) -> Funds | None:
        """The plan by source; before there is one, the grant to prepare the strategy."""
        finance = self.strategy.finance
        if finance.lines:
            sums = ((f"fund_{x}", finance.total(sources=(x,))) for x in FundSource)
            return Funds(kind="money_plan", parts=tuple(x for x in sums if x[1]))
        for contract in finance.contracts:
            if contract.eu is not None and contract.state is not None:
                parts = (("fund_eu", contract.eu), ("fund_budget", contract.state))
                return Funds(kind="money_contract", parts=parts)
        return None


def read_entry(folder: Path) -> Entry:
    """The strategy built into `folder`."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    bundle = open_bundle(BUNDLE, (folder / BUNDLE).read_bytes())
    names = (*(x["name"] for x in manifest["files"]), MANIFEST)
    return Entry(
        slug=folder.name,
        strategy=bundle.strategy,
        content_hash=bundle.content_hash,
        checked=date.fromisoformat(manifest["on"]),
        lang=manifest["lang"],
        counts=json.loads((folder / FINDINGS).read_text("utf-8"))["counts"],
        files=tuple((name, (folder / name).stat().st_size) for name in names),
    )
