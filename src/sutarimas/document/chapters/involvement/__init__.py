"""How the community took part, from the first meeting to the decision.

Required by Regulation (EU) 2021/1060, Article 32(1)(b).
"""

from sutarimas.document.blocks import Block, Chapter
from sutarimas.document.chapters.involvement.consultation import consultations, decisions
from sutarimas.document.chapters.involvement.meetings import meetings
from sutarimas.document.chapters.involvement.preparation import promises, sums, timeline
from sutarimas.document.chapters.involvement.surveys import surveys
from sutarimas.document.chapters.involvement.voices import voices
from sutarimas.document.figures import chart
from sutarimas.document.scope import Scope, heading
from sutarimas.document.staff import staff

KEY = "involvement"


def build(scope: Scope) -> Chapter:
    """The chapter: sums, staff prose, timeline, promises, meetings, surveys, voices, decisions."""
    told = sums(scope)
    blocks: list[Block] = [heading(KEY, 1, scope.wording(KEY).text("title"))]
    blocks += [told] if told else []
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    blocks += timeline(scope)
    blocks += promises(scope)
    blocks += meetings(scope)
    blocks += surveys(scope)
    blocks += voices(scope)
    blocks += consultations(scope)
    blocks += decisions(scope)
    return Chapter(key=KEY, blocks=tuple(blocks))
