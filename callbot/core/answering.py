"""What an answer leads to: it is taken, asked back, or asked for again.

An answer may have been given ahead, along with that to an earlier question.
"""

from __future__ import annotations

from callbot.core import messages as m
from callbot.core.answers import Alternative, Answer, Said, Understood
from callbot.core.asking_again import missed
from callbot.core.call import Call
from callbot.core.followup import holds
from callbot.core.prompting import confirm_prompt
from callbot.core.script import Confirm, Wait

ACCEPTED = 0.65
"""An answer less sure than this is asked for again where the script does not ask back."""
EARLIER = "answered in an earlier call"
"""The reason of an answer that was given in a call before, which broke off."""


def answered_ahead(call: Call) -> bool:
    """Take what was said to an earlier question as the answer to the one just reached, if it is one.

    Only for a question that was never put, and no surer than the answer it came with: 我女儿去过武汉
    is a doubtful journey, so its place is asked for.
    """
    node = call.flow.node_of[call.state]
    if node is None or node.wait is None or node.id in call.history:
        return False
    for earlier in node.wait.given_with:
        said = call.said.get(earlier)
        if said is None or earlier not in call.answers:
            continue
        found = call.flow.understanding.understand(
            node.wait,
            said.alternatives,
            question=call.script.nodes[earlier].prompt,
            confirming=False,
            today=call.today,
        )
        confidence = min(found.confidence, said.confidence)
        if found.kind == "answer" and confidence >= ACCEPTED:
            because = f"given with {earlier}: {found.because}"
            call.history.append(node.id)
            answer(call, found._replace(confidence=confidence, because=because), said.alternatives)
            return True
    return False


def answered_before(call: Call) -> bool:
    """Pass over a question that this person answered in an earlier call; their answer holds.

    It is recorded anew, so that this call's answers and flags stand by themselves.
    """
    node = call.flow.node_of[call.state]
    if node is None or node.wait is None or node.id not in call.known:
        return False
    categories, value, words, confidence = call.known.pop(node.id)
    taken = Answer(tuple(categories), value, words)
    call.history.append(node.id)
    call.said[node.id] = Said((Alternative(words),), confidence)
    call.record(node.id, taken, confidence, EARLIER)
    call.fire(route(node.wait, taken.categories))
    call.enter()
    return True


def answer(call: Call, understood: Understood, heard: tuple[Alternative, ...]) -> None:
    """The question was answered by this utterance."""
    _, wait = call.question()
    call.heard = heard
    confirm = wait.confirm
    if confirm is not None and (
        understood.confidence < confirm.below
        or any(category in confirm.always for category in understood.categories)
        or not _expected(call, confirm, understood)
    ):
        call.pending = understood
        call.fire("confirm")
        call.say(confirm_prompt(call.script, wait, understood), "confirm")
    elif confirm is None and understood.confidence < ACCEPTED and wait.expects != "open":
        missed(call, "no_match")
    else:
        _record(call, understood)


def as_said(call: Call, understood: Understood) -> Understood:
    """The verdict; of an open question that was asked about often enough, whatever was said to it.

    Whoever says no more than 有 is asked what it is; who has nothing to add is passed on with that.
    """
    _, wait = call.question()
    asked = call.levels["no_match"] >= len(wait.retry.no_match)
    if understood.kind != "no_match" or wait.expects != "open" or not asked:
        return understood
    because = f"open answer, asked about: {understood.because}"
    return Understood("answer", None, (), understood.text, 0.0, because, understood.text)


def confirmation(call: Call, understood: Understood, heard: m.Heard) -> None:
    """The answer was asked back: yes, no, or another answer."""
    pending = call.pending
    assert pending is not None
    if understood.category == "yes":
        _record(call, pending._replace(confidence=max(pending.confidence, 0.99)))
    elif understood.category != "no" and _same(understood, pending):
        _record(call, understood)  # said again in place of a yes
    elif understood.category != "no":
        call.pending = None
        answer(call, understood, heard.alternatives)
    else:
        instead = _instead(call, pending, heard)
        if instead is not None:
            call.heard = heard.alternatives
            _record(call, instead)
        else:
            call.pending = None
            call.fire("denied")
            missed(call, "no_match")


def _instead(call: Call, pending: Understood, heard: m.Heard) -> Understood | None:
    """The answer in a denial: "no, I have not" needs no further asking.

    It is read against what was asked back: 不是没去过 denies twice after "…，对吗？".
    """
    _, wait = call.question()
    fresh = call.flow.understanding.understand(
        wait,
        heard.alternatives,
        question=confirm_prompt(call.script, wait, pending),
        confirming=False,
        today=call.today,
    )
    below = wait.confirm.below if wait.confirm else 0.0
    if (
        fresh.kind == "answer"
        and not (wait.key and _bare(fresh.text))
        and fresh.confidence >= below
        and not _same(fresh, pending)
        and (wait.confirm is None or _expected(call, wait.confirm, fresh))
    ):
        return fresh
    return None


def _expected(call: Call, confirm: Confirm, understood: Understood) -> bool:
    """Whether the answer is one that the script deems likely, as far as it says anything."""
    if confirm.unless is None:
        return True
    taken = Answer(understood.categories, understood.value, understood.text)
    return holds(confirm.unless, taken, call.today, call.flow.inside)


def _same(one: Understood, other: Understood) -> bool:
    return (one.categories, one.value) == (other.categories, other.value)


def _bare(text: str) -> bool:
    """No more than a word or two.

    嗯对 is easily heard as 不对, and on a deciding question that would turn a yes into a no; 没接触 is not.
    """
    words = text.split()
    if text.isascii():
        return len(words) <= 2
    together = "".join(words)
    return len(together) <= (2 if together.startswith("没") else 3)


def _record(call: Call, understood: Understood) -> None:
    node, wait = call.question()
    confirmed = call.pending is not None
    call.pending = None
    taken = Answer(understood.categories, understood.value, understood.text)
    call.said[node.id] = Said(call.heard, understood.confidence)
    call.dropped.pop(node.id, None)
    call.record(node.id, taken, understood.confidence, understood.because, confirmed)
    call.fire(route(wait, taken.categories))
    call.enter()


def route(wait: Wait, categories: tuple[str, ...]) -> str:
    """The transition that an answer takes: of several categories the first that has its own way."""
    own = [c for c in wait.categories if c.id in categories]
    for category in own:
        if category.goto:
            return f"={category.id}"
    return f"={own[0].id}" if own else "answered"
