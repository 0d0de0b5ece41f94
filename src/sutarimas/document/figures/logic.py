"""Drawn logic: the tree of problems, and the chain from needs to results."""

from collections.abc import Iterable

from sutarimas.document.blocks import Chart
from sutarimas.document.charts import Branch, ChainLink, ProblemTree, ResultChain, Stage
from sutarimas.document.figures.findings import KEY
from sutarimas.document.scope import Scope
from sutarimas.domain.goal import Action, Objective
from sutarimas.domain.indicator import Indicator, IndicatorKind
from sutarimas.domain.need import Need, NeedKind
from sutarimas.domain.refs import Kind, Ref

Linked = Need | Objective | Action | Indicator
#: As many needs as one column of a page holds with their titles.
_SINGLE_NEEDS = 6
#: As many levels of causes as a page is wide; the description names them all.
_DEEPEST = 8


def problem_tree(scope: Scope) -> Chart | None:
    """The problem with most causes of its own, what brings it about and what follows from it."""
    problems = {x.code: x for x in scope.strategy.needs.items if x.kind is NeedKind.PROBLEM}
    core = max(problems.values(), key=lambda x: len(x.causes), default=None)
    if core is None or not core.causes:
        return None
    effects = {x: tuple(y.code for y in problems.values() if x in y.causes) for x in problems}
    causes = {x.code: tuple(c for c in x.causes if c in problems) for x in problems.values()}
    before, after = _reached(core.code, causes), _reached(core.code, effects)
    words = scope.wording(KEY)
    spec = ProblemTree(
        title=words.text(
            "tree_effects" if after else "tree",
            code=core.code,
            direct=str(len(causes[core.code])),
            deeper=str(len(before) - len(causes[core.code])),
            effects=str(len(after)),
        ),
        description=words.text(
            "tree_told", code=core.code, causes=", ".join(before), effects=", ".join(after) or "–"
        ),
        source_line=words.text("tree_source"),
        lang=scope.lang,
        problem=_said(scope, core),
        causes=_branches(scope, problems, causes, core.code),
        effects=_branches(scope, problems, effects, core.code),
    )
    sources = tuple(Ref(Kind.NEED, x) for x in (core.code, *before, *after))
    return Chart(id="chart-problem-tree", spec=spec, sources=sources)


def _said(scope: Scope, need: Need) -> str:
    return f"{need.code}. {scope.title(need)}"


def _reached(start: str, edges: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting = list(edges[start])
    while waiting:
        code = waiting.pop(0)
        if code not in found and code != start:
            found[code] = None
            waiting += edges[code]
    return tuple(found)


def _branches(
    scope: Scope,
    problems: dict[str, Need],
    edges: dict[str, tuple[str, ...]],
    code: str,
) -> tuple[Branch, ...]:
    """Each problem once with what lies behind it, then by name: its ways may be countless."""
    told: set[str] = {code}

    def below(here: str, level: int) -> tuple[Branch, ...]:
        return tuple(branch(x, level) for x in edges[here] if x != code)

    def branch(x: str, level: int) -> Branch:
        again = x in told or level == _DEEPEST
        told.add(x)
        return Branch(_said(scope, problems[x]), () if again else below(x, level + 1))

    return below(code, 1)


def result_chain(scope: Scope) -> Chart | None:
    """Needs, the objectives that answer them, actions, outputs and results."""
    stages = tuple(x for x in _stages(scope) if x.links)
    if len(stages) < 2:
        return None
    words, goals = scope.wording(KEY), scope.strategy.goals
    needs, results = _answered(scope), _results(scope)
    title = words.text(
        "chain",
        needs=str(len(needs)),
        every=str(len(scope.strategy.needs.items)),
        objectives=str(len(goals.objectives)),
        actions=str(len(goals.actions)),
        results=str(len(results)),
    )
    listed = " ".join(
        words.text("chain_stage", stage=x.name, codes=", ".join(y.code for y in x.links))
        for x in stages
    )
    spec = ResultChain(
        title=title,
        description=f"{words.text('chain_told')} {listed}",
        source_line=words.text("chain_source"),
        lang=scope.lang,
        stages=stages,
    )
    return Chart(id="chart-result-chain", spec=spec, sources=_chain_sources(scope))


def _chain_sources(scope: Scope) -> tuple[Ref, ...]:
    goals = scope.strategy.goals
    return (
        *(Ref(Kind.NEED, x.code) for x in _answered(scope)),
        *(Ref(Kind.OBJECTIVE, x.code) for x in goals.objectives),
        *(Ref(Kind.ACTION, x.code) for x in goals.actions),
        *(Ref(Kind.INDICATOR, x.code) for x in (*_outputs(scope), *_results(scope))),
    )


def _answered(scope: Scope) -> tuple[Need, ...]:
    wanted = {x.to for objective in scope.strategy.goals.objectives for x in objective.needs}
    return tuple(x for x in scope.strategy.needs.items if x.code in wanted)


def _outputs(scope: Scope) -> tuple[Indicator, ...]:
    used = {code for action in scope.strategy.goals.actions for code in action.indicators}
    return tuple(
        x for x in scope.strategy.indicators if x.kind is IndicatorKind.OUTPUT and x.code in used
    )


def _results(scope: Scope) -> tuple[Indicator, ...]:
    used = {code for one in scope.strategy.goals.objectives for code in one.indicators}
    return tuple(x for x in scope.strategy.indicators if x.code in used)


def _stages(scope: Scope) -> Iterable[Stage]:
    """Stages in order, the empty ones too; without outputs there is no way to results."""
    words, outputs = scope.wording(KEY), _outputs(scope)
    links = {
        "needs": _needs(scope),
        "objectives": _objectives(scope),
        "actions": _actions(scope),
        "outputs": (_link(scope, x, *_bringing(scope, x)) for x in outputs),
        "results": (
            _link(scope, x, *_before(scope, x, outputs)) for x in _results(scope) if outputs
        ),
    }
    return (Stage(words.text(f"stage_{key}"), tuple(found)) for key, found in links.items())


def _link(scope: Scope, record: Linked, *after: str) -> ChainLink:
    return ChainLink(code=record.code, text=scope.title(record), after=after)


def _needs(scope: Scope) -> Iterable[ChainLink]:
    """A box a need; where they are many, a box an objective, or no page could hold them."""
    answered = _answered(scope)
    if len(answered) <= _SINGLE_NEEDS:
        yield from (_link(scope, x) for x in answered)
        return
    for objective in scope.strategy.goals.objectives:
        codes = [x.to for x in objective.needs]
        text = ", ".join(x.code for x in answered if x.code in codes)
        if text:
            yield ChainLink(code=_gathered(scope, objective), text=text)


def _gathered(scope: Scope, objective: Objective) -> str:
    return scope.wording(KEY).text("chain_needs", code=objective.code)


def _objectives(scope: Scope) -> Iterable[ChainLink]:
    known = {x.code for x in _answered(scope)}
    for x in scope.strategy.goals.objectives:
        after = [need.to for need in x.needs if need.to in known]
        if len(known) > _SINGLE_NEEDS and after:
            after = [_gathered(scope, x)]
        yield _link(scope, x, *after)


def _actions(scope: Scope) -> Iterable[ChainLink]:
    for x in scope.strategy.goals.actions:
        if scope.strategy.objective(x.objective):
            yield _link(scope, x, x.objective)


def _bringing(scope: Scope, output: Indicator) -> tuple[str, ...]:
    """Actions that an output measures."""
    actions = scope.strategy.goals.actions
    return tuple(x.code for x in actions if output.code in x.indicators)


def _before(scope: Scope, result: Indicator, outputs: tuple[Indicator, ...]) -> tuple[str, ...]:
    """Outputs of the actions under the objectives that a result measures."""
    objectives = [x for x in scope.strategy.goals.objectives if result.code in x.indicators]
    actions = [y for x in objectives for y in scope.strategy.actions_of(x.code)]
    used = {code for action in actions for code in action.indicators}
    return tuple(x.code for x in outputs if x.code in used and x.code != result.code)
