"""Findings as JUnit XML: one test case a rule, failed by its errors."""

from xml.etree import ElementTree as Xml

from sutarimas.document.findings import in_words
from sutarimas.document.wording import Wording
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.finding import Finding
from sutarimas.rulebook.params import description


def junit(report: Report, lang: str) -> str:
    """Rules as test cases; warnings and waived findings go to the case's output."""
    words = Wording("cli", lang)
    open_rules = {x.rule: description(x.parameter, lang) for x in report.unchecked}
    suite = Xml.Element(
        "testsuite",
        name=f"sutarimas {report.pack}",
        tests=str(len(report.checked)),
        failures=str(len({x.rule for x in report.errors})),
        skipped=str(len(open_rules)),
        errors="0",
    )
    for rule in report.checked:
        case = Xml.SubElement(suite, "testcase", name=rule, classname="sutarimas.rulebook")
        found = [x for x in report.findings if x.rule == rule]
        if rule in open_rules:
            message = f"{words.text('unchecked_heading')} {open_rules[rule]}"
            Xml.SubElement(case, "skipped", message=message)
        errors = [x for x in found if x.blocks]
        if errors:
            text = "\n".join(_line(x, lang) for x in errors)
            Xml.SubElement(case, "failure", message=in_words(errors[0], lang).title).text = text
        others = [x for x in found if not x.blocks]
        if others:
            Xml.SubElement(case, "system-out").text = "\n".join(_line(x, lang) for x in others)
    Xml.indent(suite)
    return Xml.tostring(suite, encoding="unicode", xml_declaration=True)


def _line(finding: Finding, lang: str) -> str:
    said = in_words(finding, lang)
    return f"[{finding.subject}] {said.problem} {said.remedy}"
