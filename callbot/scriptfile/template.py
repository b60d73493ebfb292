"""The commented script that `callbot new` starts with."""

# ruff: noqa: E501 - the long lines are those of a script file: TOML wants a text in one line

from __future__ import annotations

from typing import Final

from callbot.core.script import Language
from callbot.errors import UsageError
from callbot.scriptfile.keys import FORMAT, NAME


def new(language: Language, name: str) -> str:
    """The text of a small script that loads, lints clean and can be simulated.

    `name` becomes its id. Raises UsageError for a name that cannot be one.
    """
    if not NAME.fullmatch(name):
        raise UsageError(
            f"`{name}` cannot be the name of a script",
            hint="use letters, digits, `.`, `_` and `-`, beginning with a letter or digit",
        )
    return TEXTS[language].replace("@FORMAT@", str(FORMAT)).replace("@NAME@", name)


_ZH: Final = """\
# 外呼脚本。每个键的含义见 docs/scripts.md。
#   callbot check 本文件       检查有没有问题
#   callbot simulate 本文件    让模拟的居民先试答

format = @FORMAT@
id = "@NAME@"
language = "zh"
title = "@NAME@"
# 这些问题都问到了，通话中断也算部分完成。
partial_after = ["travel"]

[caller]
# 换成您的单位和打电话的目的；提示语里写作 {organisation} 和 {purpose}。
organisation = "示范街道办事处"
purpose = "了解您最近的外出情况"

# 第一个节点就是通话的开头：说清是谁、是机器人、可以不回答。
[nodes.identity]
label = "是不是本人"
prompt = "您好，我是{organisation}的语音机器人，想{purpose}，您也可以不回答。请问您是{name}本人吗？"
# 被打断以后只重复问题，不重复开头。
again = "请问您是{name}本人吗？"
# yes_no 本来就听得懂“是”“不是”；下面的说法是补充。
expects = "yes_no"
goto = "travel"

[nodes.identity.categories.yes]
label = "是本人"
evidence = ["self"]
phrases = ["[对](我就是|是我)"]

[nodes.identity.categories.no]
label = "不是本人"
evidence = ["unknown_person", "relative"]
phrases = ["[你]打错了", "没[有]这个人"]
goto = "another_time"

# 没听到（no_input）和没听懂（no_match）分开计数，一级一句，用完就放弃这一问。
[nodes.identity.retry]
no_input = ["您好，能听到吗？请问您是{name}本人吗？"]
no_match = ["不好意思，没听清。请您直接回答是，或者不是。"]
goto = "another_time"

[nodes.travel]
label = "去没去过外地"
prompt = "请问最近十四天，您有没有去过外地？"
expects = "yes_no"
# 关键问题：没问清的人会列入回电名单。
key = true
goto = "goodbye"
# 把握不到六成，就先核实。
confirm = { prompt = "跟您核实一下，您是说{answer}，对吗？", below = 0.6 }

[nodes.travel.categories.yes]
label = "去过外地"
evidence = ["place", "journey"]
# (甲|乙) 任选一个，[丙] 可有可无，{place} 是地名。
phrases = ["[我](去过|出去过)", "[我](去|回)了[一趟]{place}"]

[nodes.travel.categories.no]
label = "没去过外地"
evidence = ["stayed_home"]
phrases = ["[我](没去过|没出去)", "[我]一直在家"]

[nodes.travel.retry]
no_input = ["您在听吗？最近十四天，您离开过本市没有？", "请您直接回答去过，或者没去过。"]
no_match = ["不好意思，没听清。最近十四天，您离开过本市没有？", "请您直接回答去过，或者没去过。"]

[nodes.goodbye]
prompt = "好的，记下了，谢谢您的配合，再见。"
ends = "complete"

[nodes.another_time]
prompt = "好的，打扰您了，再见。"
ends = "not_eligible"

# 谁要跟进，为什么。条件要全部满足。
[[follow_up]]
id = "travel"
level = "medium"
reason = "最近十四天去过外地"
when = [{ question = "travel", any_of = ["yes"] }]
"""

_EN: Final = """\
# A calling script. docs/scripts.md explains every key.
#   callbot check THIS_FILE       tells what is wrong with it
#   callbot simulate THIS_FILE    lets simulated residents answer it

format = @FORMAT@
id = "@NAME@"
language = "en"
title = "@NAME@"
# With these answered, a call that breaks off still counts as a partial.
partial_after = ["travel"]

[caller]
# Put your own here; prompts write them {organisation} and {purpose}.
organisation = "the Example District Office"
purpose = "your recent travel"

# The first node opens the call: say who calls, that it is a robot, and that one may refuse.
[nodes.identity]
label = "Speaking with the right person"
prompt = "Hello, I am the voice robot of {organisation}, calling about {purpose}. You may refuse to answer. Am I speaking with {name}?"
# After an interruption only the question is asked again, without the opening.
again = "Am I speaking with {name}?"
# yes_no understands yes and no by itself; the phrases below add to that.
expects = "yes_no"
goto = "travel"

[nodes.identity.categories.yes]
evidence = ["self"]
phrases = ["[yes] (speaking|that's me)"]

[nodes.identity.categories.no]
evidence = ["unknown_person", "relative"]
phrases = ["[no] [you have the] wrong number", "nobody (of|by) that name"]
goto = "another_time"

# Silence (no_input) and unclear answers (no_match) are counted apart: one prompt a level, and after
# the last one the question is given up.
[nodes.identity.retry]
no_input = ["Hello, can you hear me? Am I speaking with {name}?"]
no_match = ["Sorry, I did not catch that. Please just say yes or no."]
goto = "another_time"

[nodes.travel]
label = "Travel"
prompt = "In the last fourteen days, have you been away from this city?"
expects = "yes_no"
# A deciding question: whoever leaves it open is put on the call-back list.
key = true
goto = "goodbye"
# An answer that is less than 60 % sure is asked back.
confirm = { prompt = "Let me check: {answer}. Is that right?", below = 0.6 }

[nodes.travel.categories.yes]
label = "you were away"
evidence = ["place", "journey"]
# (a|b) is one of them, [c] may be left out, {place} is the name of a place.
phrases = ["[yes] i (was|have been) away", "i (went|have been) to {place}"]

[nodes.travel.categories.no]
label = "you were not away"
evidence = ["stayed_home"]
phrases = ["[no] i (stayed|was) at home", "[no] i have not been away"]

[nodes.travel.retry]
no_input = ["Are you still there? Did you leave the city in the last fourteen days?", "Please say yes if you were away, or no if you were not."]
no_match = ["Sorry, I did not catch that. Did you leave the city?", "Please just say yes or no. Were you away?"]

[nodes.goodbye]
prompt = "Thank you, I have noted that. Goodbye."
ends = "complete"

[nodes.another_time]
prompt = "All right, sorry to disturb you. Goodbye."
ends = "not_eligible"

# Who must be followed up, and why. All conditions of a rule have to hold.
[[follow_up]]
id = "travel"
level = "medium"
reason = "away within the last fourteen days"
when = [{ question = "travel", any_of = ["yes"] }]
"""

TEXTS: Final[dict[Language, str]] = {"zh": _ZH, "en": _EN}
"""By language, with `@NAME@` and `@FORMAT@` to be filled in."""
