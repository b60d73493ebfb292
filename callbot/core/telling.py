"""What is told beside the question: 三口人，哦对了我上周去过武汉; 喘不上气，别再打了.

A deciding question that was answered otherwise before is asked back, whatever is being asked by then; the
answers given since stand. With a wish for no more calls nothing can be asked, so it is kept as it was said.
"""

from __future__ import annotations

from typing import Final

from callbot.core.answering import route
from callbot.core.answers import FAINT, Alternative, Answer, Understood
from callbot.core.call import Call
from callbot.core.prompting import confirm_prompt, joined
from callbot.core.script import Language, Node, Wait

SHORTEST: Final[dict[Language, int]] = {"zh": 7, "en": 18}
"""Characters; shorter utterances answer what was asked and no more."""

SURE_OF_IT: Final = 0.9
"""Of an answer to the question before, in place of one to the question that was put."""


def listen_beside(
    call: Call, alternatives: tuple[Alternative, ...], understood: Understood
) -> None:
    """Keep in mind what an utterance tells of a deciding question that was left behind."""
    here, wait = call.question()
    if yields(understood):
        call.beside = _taken_back(call, wait, alternatives)
    if call.beside or all(len(one.text) < SHORTEST[call.script.language] for one in alternatives):
        return
    for question in reversed(call.history):
        node = call.script.nodes[question]
        if question == here.id or question in call.asked_back or not _deciding(node.wait):
            continue
        if found := _told(call, node, alternatives):
            call.beside = (question, found)
            return


def yields(understood: Understood) -> bool:
    """Whether an utterance says so little of what was asked that what it tells beside it comes first."""
    faint = understood.kind == "answer" and understood.value is None
    return understood.kind == "no_match" or (faint and understood.confidence <= FAINT)


def go_back(call: Call) -> None:
    """Ask back what was told of an earlier question; what was answered to it before is withdrawn."""
    assert call.beside is not None
    (question, found), call.beside = call.beside, None
    node = call.script.nodes[question]
    assert node.wait is not None
    here = call.flow.node_of[call.state]
    hangs_on_it = here is not None and here.wait is not None and question in here.wait.given_with
    since = call.history[call.history.index(question) + 1 :]
    call.standing = [one for one in since if one in call.answers or one in call.dropped]
    call.asked_back.append(question)
    call.withdraw(node)
    call.fire(f"back:{question}")
    call.afresh()
    call.pending = found
    call.heard = (Alternative(found.text),)  # where and when may have been told along with it
    call.fire("confirm")
    asked = confirm_prompt(call.script, node.wait, found)
    if not hangs_on_it:
        asked = joined(call.script.language, call.flow.reply("told"), asked)
    call.say(asked, "confirm")


def passed_again(call: Call) -> bool:
    """Pass over a question that was answered, or left open, before the call went back."""
    node = call.flow.node_of[call.state]
    if node is None or node.wait is None or node.id not in call.standing:
        return False
    call.standing.remove(node.id)
    taken = call.answers.get(node.id)
    call.fire(route(node.wait, taken.categories) if taken else "given_up")
    call.enter()
    return True


def keep(call: Call, words: str) -> None:
    """Record what words tell that end the call for good: the open answer they are, or a key person's."""
    here, wait = call.question()
    said = (Alternative(words),)
    if wait.expects == "open" and here.id not in call.answers:
        _record(call, here, Understood("answer", None, (), words, 0.0, "an open answer", words))
        return
    for question in dict.fromkeys([*call.history, here.id]):
        node = call.script.nodes[question]
        if _deciding(node.wait) and (found := _told(call, node, said)):
            _record(call, node, found)


def _taken_back(
    call: Call, wait: Wait, alternatives: tuple[Alternative, ...]
) -> tuple[str, Understood] | None:
    """没去过啊, when asked where: not an answer to this question, but to the one that it hangs on."""
    for question in wait.given_with:
        before = call.answers.get(question)
        node = call.script.nodes[question]
        if before is None or question in call.asked_back or not _deciding(node.wait):
            continue
        assert node.wait is not None
        found = call.flow.understanding.understand(
            node.wait, alternatives, question=node.prompt, confirming=False, today=call.today
        )
        surely = found.kind == "answer" and found.confidence >= SURE_OF_IT
        if surely and found.categories != before.categories:
            return question, found
    return None


def _deciding(wait: Wait | None) -> bool:
    return wait is not None and wait.key and bool(wait.categories) and wait.confirm is not None


def _told(call: Call, node: Node, alternatives: tuple[Alternative, ...]) -> Understood | None:
    """What is told of a question, unless it was answered so before."""
    assert node.wait is not None
    found = call.flow.understanding.told_beside(
        node.wait, alternatives, question=node.prompt, today=call.today
    )
    if found is None:
        return None
    before = call.answers.get(node.id)
    known = before.categories if before else ()
    if set(found.categories) <= set(known):
        return None
    if node.wait.several:  # a fever, and the cough that was told before
        denials = {category.id for category in node.wait.categories if category.none}
        both = tuple(dict.fromkeys([*(c for c in known if c not in denials), *found.categories]))
        found = found._replace(category=both[0], categories=both)
    return found


def _record(call: Call, node: Node, found: Understood) -> None:
    taken = Answer(found.categories, found.value, found.text)
    because = f"said with a wish for no more calls: {found.because}"
    call.record(node.id, taken, found.confidence, because)
