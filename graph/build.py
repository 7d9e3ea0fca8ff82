"""The graph: its nodes, its edges, its one interrupt."""

from functools import partial
from typing import Any, Final

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from graph.backstage import Backstage
from graph.closing import look_back, plan_study
from graph.conversation import converse
from graph.opening import ask, plan, setup
from graph.retrying import retry
from graph.routes import INSTEAD, TURN, after_answer, after_turn, enter
from graph.state import InterviewState, Opening
from graph.steps import Work, step
from graph.turn import await_answer, close_turn, grade_answer, hear, show_examples

Graph = StateGraph[InterviewState, None, Opening, InterviewState]
Compiled = CompiledStateGraph[InterviewState, None, Opening, InterviewState]

STEPS: Final[dict[str, Work]] = {
    "plan": plan,
    "ask": ask,
    "grade": grade_answer,
    "cv_examples": show_examples,
    "converse": converse,
    "retry": retry,
    "analyse": look_back,
    "study_plan": plan_study,
}


def build(backstage: Backstage) -> Graph:
    """Return the graph of an interview with its dependencies bound."""
    graph: Graph = StateGraph(InterviewState, input_schema=Opening)
    graph.add_node("setup", partial(setup, backstage=backstage), input_schema=Opening)
    for name, work in STEPS.items():
        graph.add_node(name, step(name, work, backstage))
    graph.add_node("await_answer", partial(await_answer, passed=backstage.ledger.passed))
    graph.add_node("hear", hear)
    graph.add_node("close_turn", close_turn)

    graph.add_conditional_edges(START, enter, ["setup", "hear"])
    graph.add_edge("setup", "plan")
    graph.add_edge("plan", "ask")
    graph.add_edge("ask", "await_answer")
    heard = [*TURN, *(node for nodes in INSTEAD.values() for node in nodes)]
    graph.add_conditional_edges("await_answer", after_answer, heard)
    graph.add_conditional_edges("hear", after_answer, heard)
    graph.add_edge("retry", "await_answer")
    graph.add_edge([*TURN], "close_turn")
    graph.add_conditional_edges("close_turn", after_turn, ["await_answer", "analyse"])
    graph.add_edge("analyse", "study_plan")
    graph.add_edge("study_plan", END)
    return graph


def compiled(backstage: Backstage, checkpointer: BaseCheckpointSaver[Any] | None) -> Compiled:
    """Return the graph ready to run. Studio brings its own checkpointer: pass None there."""
    return build(backstage).compile(checkpointer=checkpointer, name="interview")
