"""Why a form was refused, in the words of a form: no keys, no files, no decimal points."""

from sutarimas.formats.problems import Problem
from sutarimas.queries.words import page_words, say


def said(problem: Problem, lang: str) -> str:
    """What is wrong and what to do next, for somebody who filled in a form."""
    slots = dict(problem.slots)
    slots["question"] = slots.pop(f"question_{lang}", "")
    if problem.kind in page_words("refused", lang):
        return say(lang, f"refused.{problem.kind}", n=None, **slots)
    return f"{problem.what(lang)} {problem.remedy(lang)}"
