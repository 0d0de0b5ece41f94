"""Findings as data, in both languages: the content of `findings.json`."""

import json
from typing import Any

from sutarimas import __version__
from sutarimas.document.language import language
from sutarimas.rulebook.book import Report, rules
from sutarimas.rulebook.finding import Finding, ParameterUse
from sutarimas.rulebook.messages import LANGUAGES, Words, words
from sutarimas.rulebook.params import acts, description
from sutarimas.rulebook.places import place
from sutarimas.rulebook.rule import Citation, Rule

FORMAT = "sutarimas-findings/1"


def in_words(finding: Finding, lang: str) -> Words:
    """What a finding says in one language."""
    return words(finding, lang=lang, speaker=language(lang))


def as_file(report: Report) -> bytes:
    """The content of `findings.json`."""
    data = json.dumps(record(report), ensure_ascii=False, indent=2, sort_keys=True)
    return f"{data}\n".encode()


def rule_of(finding: Finding) -> Rule:
    """The rule that made a finding."""
    return next(x for x in rules() if x.id == finding.rule)


def record(report: Report) -> dict[str, Any]:
    """A report as plain data."""
    return {
        "format": FORMAT,
        "version": __version__,
        "pack": report.pack,
        "on": report.on.isoformat(),
        "content_hash": report.content_hash,
        "rules_checked": len(report.checked),
        "counts": counts(report),
        "findings": [_finding(x) for x in report.findings],
        "unchecked": [{"rule": x.rule, "parameter": x.parameter} for x in report.unchecked],
    }


def counts(report: Report) -> dict[str, int]:
    """How many errors, warnings and remarks stand, how many were waived, what was not checked."""
    standing = [x for x in report.findings if x.waiver is None]
    return {
        "errors": len(report.errors),
        "warnings": sum(x.severity == "warning" for x in standing),
        "infos": sum(x.severity == "info" for x in standing),
        "waived": len(report.waived),
        "unchecked": len(report.unchecked),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    rule = rule_of(finding)
    waiver = finding.waiver
    return {
        "rule": finding.rule,
        "also": list(rule.also),
        "severity": str(finding.severity),
        "advice": rule.advice,
        "subject": str(finding.subject),
        "fingerprint": finding.print,
        "texts": {lang: _texts(in_words(finding, lang)) for lang in LANGUAGES},
        "citations": [_citation(x) for x in rule.citations],
        "parameters": [_parameter(x) for x in finding.parameters],
        "waiver": {"reason": waiver.reason, "by": waiver.by, "on": waiver.on.isoformat()}
        if waiver
        else None,
    }


def _texts(said: Words) -> dict[str, str]:
    return {"title": said.title, "problem": said.problem, "why": said.why, "remedy": said.remedy}


def _citation(citation: Citation) -> dict[str, str]:
    act = acts()[citation.act]
    return {
        "act": citation.act,
        "title_lt": act.title_lt,
        "title_en": act.title_en,
        "place_lt": place(citation.place, "lt"),
        "place_en": citation.place,
        "status": str(citation.status),
    }


def _parameter(use: ParameterUse) -> dict[str, str]:
    return {
        "name": use.name,
        "title_lt": description(use.name, "lt"),
        "title_en": description(use.name, "en"),
        "value": use.value,
        "status": str(use.status),
        "act": use.act,
        "point_lt": place(use.point, "lt"),
        "point_en": use.point,
    }
