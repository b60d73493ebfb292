"""An answer that was taken for finished, and then goes on: 没有…哦，去过一次.

The line has cut the prompt that followed it. The call goes back to the question, what came of the
first half is withdrawn, and the whole utterance is awaited in a turn of its own, in which nothing is
said. So the words that were heard first stay where they were written, with what they were taken to
mean, and the answer that holds is that of the whole.
"""

from __future__ import annotations

from callbot.core import messages as m
from callbot.core.call import Call
from callbot.core.flow import CLOSINGS

_AS_BEFORE = (
    "answers", "doubted_stop", "dropped", "heard", "history", "levels", "pending", "prompt", "said",
)  # fmt: skip


def reopened(call: Call) -> bool:
    """Go back to the question that was answered last, and listen.

    False, and nothing done, where there is no way back: no answer was taken early, the bot is
    closing the call, or the call has had all its turns.
    """
    if call.before is None or call.state in CLOSINGS or call.turn >= call.script.limits.steps:
        return False
    earlier = Call.restore(call.flow, call.before)
    taken = [node for node in call.answers if call.answers[node] != earlier.answers.get(node)]
    node, wait = earlier.question()
    for name in _AS_BEFORE:
        setattr(call, name, getattr(earlier, name))
    call.fire(f"back:{node.id}")
    if earlier.state != call.state:
        call.fire("confirm")
    for withdrawn in taken:
        call.withdraw(call.script.nodes[withdrawn])
    call.turn += 1
    call.events.append(m.Asked(call.turn, node.id, "reopened", ""))
    call.commands.append(m.Listen(node.id, call.confirming, wait.timeout_seconds))
    return True
