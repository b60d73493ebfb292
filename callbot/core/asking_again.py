"""The same question once more: after silence, after nothing usable, after a request."""

from __future__ import annotations

from typing import Literal

from callbot.core import messages as m
from callbot.core.call import Call
from callbot.core.prompting import confirm_prompt, joined


def missed(call: Call, why: Literal["no_input", "no_match"]) -> None:
    """Nothing, or nothing usable, was heard: the next level's prompt, or the question is dropped."""
    _, wait = call.question()
    level = call.levels[why]
    call.levels[why] += 1
    call.counts[why] += 1
    prompts = wait.retry.no_input if why == "no_input" else wait.retry.no_match
    if call.counts[why] > getattr(call.script.limits, why):
        call.close("limit")
    elif level >= len(prompts):
        call.drop(why)
    else:
        call.fire("stay")
        if call.pending is not None:
            call.say(confirm_prompt(call.script, wait, call.pending), "confirm")
        else:
            call.say(prompts[level], why)


def again(call: Call, purpose: m.Purpose, reply: str) -> None:
    """Say the bot's own `reply`, then come back to where we were."""
    node, wait = call.question()
    call.fire("stay")
    opening = call.flow.reply(reply)
    if purpose == "hold":
        call.say(opening, "hold")
        return
    if call.pending is not None:
        purpose, question = "confirm", confirm_prompt(call.script, wait, call.pending)
    else:
        question = call.prompt_of(node) if purpose == "repeat" else call.question_of(node)
    call.say(joined(call.script.language, opening, question), purpose)
