"""What the bot says to requests when a script says nothing of its own.

The replies are spoken before the question is asked again; `{organisation}` and `{purpose}` come from
the script.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from callbot.core.answers import Value
from callbot.core.script import Language

REPLIES: Final[dict[Language, dict[str, str]]] = {
    "zh": {
        "repeat": "好的，我再说一遍。",
        "who": "这里是{organisation}，打电话是为了{purpose}。",
        "robot": "是的，我是{organisation}的语音机器人，不是真人，后面有工作人员查看结果。",
        "hold": "好的，您先忙，我等您。",
        "hello": "您好，我在听。",
        "later": "好的，我们换个时间再打给您，打扰了，再见。",
        "human": "好的，我请工作人员给您回电话，再见。",
        "stop": "好的，以后不再打给您，打扰了，再见。",
        "stop_asked": "您的意思是以后别再打给您，对吗？",
        "refuse": "好的，这个问题不回答也可以。",
        "unsure": "没关系，大概说一下就可以。",
        "correction": "好的，我们改一下。",
        "told": "您刚才还提到一件事。",
        "resume": "我们接着说。",
        "failed": "抱歉，刚才线路不好。",
        "refused": "好的，那就不再打扰您了，谢谢，再见。",
        "limit": "抱歉，这边没有听清楚，稍后请工作人员联系您，再见。",
    },
    "en": {
        "repeat": "Of course, once more.",
        "who": "This is {organisation}. We are calling about {purpose}.",
        "robot": "Yes, I am an automatic voice robot of {organisation}, not a person. "
        "Our staff read the results.",
        "hold": "Of course, take your time.",
        "hello": "Hello, I am listening.",
        "later": "All right, we will call you another time. Sorry to disturb you. Goodbye.",
        "human": "All right, one of our staff will call you. Goodbye.",
        "stop": "All right, we will not call you again. Sorry to disturb you. Goodbye.",
        "stop_asked": "Do you mean that we should not call you again?",
        "refuse": "That is fine, you need not answer this one.",
        "unsure": "That is all right, roughly will do.",
        "correction": "All right, let us correct that.",
        "told": "You also mentioned something just now.",
        "resume": "Let us go on.",
        "failed": "Sorry, the line was bad just now.",
        "refused": "All right, I will not trouble you any further. Thank you, goodbye.",
        "limit": "Sorry, I could not make that out. One of our staff will contact you. Goodbye.",
    },
}
"""By language: one reply a request, and the bot's own closing sentences."""

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

NOBODY: Final[dict[Language, str]] = {"zh": "机主", "en": "the person we are looking for"}
"""Stands for `{name}` where the contact has none."""


def spoken(value: Value, language: Language) -> str:
    """A value as it is said when asking back; dates without the year, intervals from … to …."""
    if not isinstance(value, str):
        return "" if value is None else f"{value:g}"
    first, slash, last = value.partition("/")
    try:
        days = [date.fromisoformat(day) for day in ((first, last) if slash else (first,))]
    except ValueError:
        return value
    if language == "zh":
        return "到".join(f"{day.month}月{day.day}号" for day in days)
    return " to ".join(f"{MONTHS[day.month - 1]} {day.day}" for day in days)


def listed(words: Sequence[str], language: Language) -> str:
    """Several categories in one breath."""
    return ("、" if language == "zh" else " and ").join(words)
