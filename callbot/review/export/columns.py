"""The columns of an export, each with its meaning in both languages."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Kind = Literal["text", "integer", "real", "value", "json"]
"""`value` is a number where the answer is one, else text; `json` a list or an object."""
Shape = Literal["wide", "long", "answers"]


class Column(NamedTuple):
    """One column."""

    name: str
    kind: Kind
    zh: str
    en: str
    optional: bool = False
    """True where there may be nothing, which is something else than an empty text."""
    question: str = ""
    """Whose answer it has, where it is a question's."""


def _columns(
    *lines: tuple[str, Kind, str, str] | tuple[str, Kind, str, str, bool],
) -> tuple[Column, ...]:
    return tuple(Column(*line) for line in lines)


PERSON: Final = _columns(
    ("call_id", "integer", "通话编号；没有接通的为空", "the call; empty where none came about", True),
    ("contact_id", "integer", "联系人编号", "the person"),
    ("name", "text", "姓名", "name"),
    ("phone", "text", "电话，默认遮盖中间几位", "telephone, masked unless asked for in clear"),
    ("script", "text", "脚本", "script", True),
    ("script_sha256", "text", "脚本版本（SHA-256）", "exact version of the script", True),
    ("run_id", "integer", "模拟编号；真实通话为空", "the simulation; empty for real calls", True),
    ("simulated", "integer", "1 为模拟的人", "1 for simulated people"),
    ("line", "text", "线路", "what carried the call", True),
    ("started_at", "text", "开始时间", "when it began", True),
    ("disposition", "text", "通话结果；还没结束的为空", "how it ended; empty while it has not", True),
    ("aapor_code", "text", "AAPOR 代码", "AAPOR's code of that", True),
)  # fmt: skip
"""What every row begins with, whatever the shape."""

WIDE: Final = _columns(
    ("attempt_id", "integer", "拨打编号；还没拨打的为空", "the attempt; empty where none was made", True),
    ("attempt", "integer", "第几次拨打", "which attempt, from 1", True),
    ("contact_fields", "json", "名单上的其他内容", "what else the roster knows"),
    ("day", "text", "“昨天”从哪天算起", "the day that “yesterday” is counted from", True),
    ("seconds", "real", "时长（秒）", "length in seconds", True),
    ("ended_node", "text", "结束在哪一步", "at which node it ended", True),
    ("ended_why", "text", "为何结束", "who or what ended it", True),
    ("audio", "text", "录音文件", "the recording", True),
    ("turns", "integer", "机器人说了几次", "prompts spoken"),
    ("no_inputs", "integer", "没有听到回答的次数", "times nothing was heard"),
    ("no_matches", "integer", "没有听懂的次数", "times it was not understood"),
    ("dropped", "json", "放弃的问题和原因", "questions given up, and why"),
    ("key_person", "text", "重点人员的级别，最重的一级", "gravest level of a key person", True),
    ("call_back", "integer", "1 为需要回访", "1 where somebody has to call back or visit"),
    ("do_not_call", "integer", "1 为要求不再致电", "1 where they asked not to be called again"),
    ("flags", "json", "标记及依据", "the flags with reason and evidence"),
    ("checked_by", "text", "谁听过并认可", "who listened and found it right", True),
    ("checked_at", "text", "何时认可", "when", True),
    ("outcome", "text", "模拟：与事实对照的结果", "simulations: the call against the truth", True),
    ("persona", "text", "模拟：这个人的特点", "simulations: manner, voice, surroundings", True),
)  # fmt: skip

LONG: Final = _columns(
    ("turn", "integer", "第几轮；没有接通的为空", "the turn, from 1; empty where nobody was reached", True),
    ("node", "text", "问题或步骤", "the script's node", True),
    ("label", "text", "问题的名称", "what the question is called", True),
    ("purpose", "text", "为何说这句", "why it was said", True),
    ("prompt", "text", "机器人说的话", "what the bot said", True),
    ("prompt_at_seconds", "real", "从第几秒开始说", "when it began", True),
    ("prompt_seconds", "real", "说了几秒", "how much of it was heard", True),
    ("interrupted", "integer", "1 为被打断", "1 where it was cut", True),
    ("heard", "text", "听到的话；空字为有声无字", "the words; empty is speech without words", True),
    ("alternatives", "json", "识别的全部结果", "all the recogniser's choices", True),
    ("heard_at_seconds", "real", "第几秒听到", "when the words were there", True),
    ("heard_seconds", "real", "说话时长", "how long the person spoke", True),
    ("audio", "text", "录音文件", "the recording", True),
    ("confirming", "integer", "1 为在确认上一个回答", "1 where the bot had asked back", True),
    ("kind", "text", "回答、要求、没听懂、没听到", "answer, request, no_match or no_input", True),
    ("category", "text", "归入的类别", "the code it was given", True),
    ("categories", "json", "全部类别", "all codes", True),
    ("value", "value", "数值、日期或地点", "number, date or place", True),
    ("confidence", "real", "把握，0 到 1", "how sure the understanding was, 0 to 1", True),
    ("because", "text", "依据", "the rule and the words it rests on", True),
    ("read_as", "text", "按哪个识别结果理解", "the choice that was understood", True),
    ("trouble", "text", "我方故障", "what broke on our side", True),
    ("dropped", "json", "在这一轮放弃或收回的问题和原因", "questions given up in this turn, and why", True),
    ("answer", "value", "这个问题现在的答案", "the answer that holds for this question now", True),
    ("answer_provenance", "text", "bot 机器人，person 人工", "who decided it: bot or person", True),
    ("answer_decided_by", "text", "谁改的", "which person", True),
    ("answer_decided_at", "text", "何时改的", "when", True),
)  # fmt: skip

ANSWERS: Final = _columns(
    ("question", "text", "问题", "the question", True),
    ("label", "text", "问题的名称", "what it is called", True),
    ("revision", "integer", "第几版答案", "which revision, from 1", True),
    ("is_current", "integer", "1 为现在的答案", "1 for the answer that holds", True),
    ("category", "text", "类别", "the codes, joined by commas", True),
    ("categories", "json", "全部类别", "the codes", True),
    ("value", "value", "数值、日期或地点", "number, date or place", True),
    ("words", "text", "原话", "the words it came from", True),
    ("confidence", "real", "把握，0 到 1", "how sure the understanding was, 0 to 1", True),
    ("confirmed", "integer", "1 为经确认", "1 where it was confirmed", True),
    ("because", "text", "依据", "the rule and the words it rests on", True),
    ("turn", "integer", "来自第几轮；人工改的为空", "the turn; empty where a person decided", True),
    ("provenance", "text", "bot 机器人，person 人工", "bot or person", True),
    ("decided_by", "text", "谁改的", "which person", True),
    ("decided_at", "text", "何时改的", "when", True),
    ("truth", "value", "模拟：事实", "simulations: what was true", True),
    ("verdict", "text", "模拟：与事实对照", "simulations: right, wrong, unresolved or not_asked", True),
)  # fmt: skip

OF_QUESTION: Final = _columns(
    ("", "value", "答案", "the answer that holds", True),
    (".words", "text", "原话", "the words it came from", True),
    (".confidence", "real", "把握，0 到 1", "how sure the understanding was, 0 to 1", True),
    (".confirmed", "integer", "1 为经确认", "1 where it was confirmed", True),
    (".because", "text", "依据", "the rule and the words it rests on", True),
    (".provenance", "text", "bot 机器人，person 人工", "bot or person", True),
    (".decided_by", "text", "谁改的", "which person", True),
    (".decided_at", "text", "何时改的", "when", True),
    (".asked", "integer", "1 为问过", "1 where it was asked"),
    (".dropped", "text", "放弃的原因", "why it was given up", True),
    (".truth", "value", "模拟：事实", "simulations: what was true", True),
    (".verdict", "text", "模拟：与事实对照", "simulations: right, wrong, unresolved or not_asked", True),
)  # fmt: skip
"""What a wide export has of each question; the names are appended to the question's."""
