"""Findings as SARIF 2.1.0, which code hosts show beside the changed lines."""

import json
from typing import Any

from sutarimas import __version__
from sutarimas.document.findings import in_words, rule_of
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.finding import Finding, Severity
from sutarimas.rulebook.messages import family
from sutarimas.rulebook.rule import Rule

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(report: Report, lang: str) -> str:
    """One run of one tool, with a rule entry for each rule that found something."""
    used = {x.rule: rule_of(x) for x in report.findings}
    driver = {
        "name": "sutarimas",
        "version": __version__,
        "rules": [_rule(x, lang) for x in used.values()],
    }
    run = {
        "tool": {"driver": driver},
        "language": lang,
        "properties": {"pack": report.pack, "on": report.on.isoformat()},
        "results": [_result(x, lang) for x in report.findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    texts = family(rule.family, lang)[rule.id]
    return {
        "id": rule.id,
        "shortDescription": {"text": texts["title"]},
        "fullDescription": {"text": texts["why"]},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(finding: Finding, lang: str) -> dict[str, Any]:
    said = in_words(finding, lang)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": f"{said.problem} {said.remedy}"},
        "locations": [{"logicalLocations": [{"fullyQualifiedName": str(finding.subject)}]}],
        "partialFingerprints": {"finding/v1": finding.print},
    }
    if finding.waiver is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.waiver.reason}]
    return result
