"""The requests that anybody can make at any node; `docs/architecture.md` has them as a table."""

from __future__ import annotations

from callbot.core import messages as m
from callbot.core.answers import Understood
from callbot.core.asking_again import again
from callbot.core.call import Call
from callbot.core.prompting import joined
from callbot.core.telling import keep

SURE_OF_STOP = 0.9
"""A stop less sure than this is asked back: it ends the call for good."""
REFUSALS = 2
"""As many refused questions in one call are taken as refusing the call."""


def request(call: Call, understood: Understood) -> None:
    """Do what was asked for."""
    name = understood.category or ""
    call.counts["request"] += 1
    if name == "stop" and understood.confidence < SURE_OF_STOP:
        _ask_stop(call, understood.text)
    elif name == "stop":
        keep(call, understood.text)
        call.bar(understood.text)
        call.close("stop")
    elif name in ("later", "human"):
        call.events.append(m.CallBack(call.question()[0].id, name))
        call.close(name)
    elif call.counts["request"] > call.script.limits.requests:
        call.close("limit")
    elif name == "refuse":
        _refused(call)
    elif name == "unsure" and call.levels["unsure"]:
        call.drop("unsure")
    elif name == "correction":
        _correct(call)
    else:
        if name in ("hold", "unsure"):
            call.levels[name] = 1
        again(call, name, name)  # type: ignore[arg-type]


def stop_asked(call: Call, understood: Understood) -> None:
    """What was said to "shall we not call again?": only a denial, or another matter, goes on.

    Whoever hangs up, says nothing, or twice nothing usable, is taken at their first word.
    """
    words, call.doubted_stop = call.doubted_stop, ""
    again_asked = call.levels.pop("stop_asked", 0)
    if understood.kind == "no_match" and understood.text and not again_asked:
        call.levels["stop_asked"] = 1
        _ask_stop(call, words)
    elif _denied(understood):
        again(call, "resume", "resume")
    elif understood.kind == "request" and understood.category not in ("stop", "refuse"):
        request(call, understood)
    else:
        keep(call, words)
        call.bar(words)
        call.close("stop")


def _denied(understood: Understood) -> bool:
    """No; or "you misheard me", which is said of what was asked back."""
    if understood.kind == "request":
        return understood.category == "correction"
    return understood.kind == "answer" and understood.category != "yes"


def _ask_stop(call: Call, words: str) -> None:
    call.doubted_stop = words
    call.fire("stay")
    call.say(call.flow.reply("stop_asked"), "stop_asked")


def _refused(call: Call) -> None:
    call.counts["refuse"] += 1
    if call.counts["refuse"] >= REFUSALS:
        call.give_up(call.question()[0], "refused")
        call.close("refused")
    else:
        call.drop("refused")


def _correct(call: Call) -> None:
    """Back to the last answer, or to the question whose answer is just being asked back.

    Where there is none, the question is asked again.
    """
    node, _ = call.question()
    if call.pending is not None:  # "you misheard me" is said of what was asked back
        call.pending = None
        call.fire("denied")
        again(call, "correction", "correction")
        return
    earlier = [q for q in call.history if q in call.answers and q != node.id]
    if not earlier:
        again(call, "correction", "correction")
        return
    back = call.script.nodes[earlier[-1]]
    call.withdraw(back)
    call.fire(f"back:{back.id}")
    call.afresh()
    opening = call.flow.reply("correction")
    call.say(joined(call.script.language, opening, call.question_of(back)), "correction")
