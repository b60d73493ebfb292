"""The words of a campaign's report, in both languages."""

from __future__ import annotations

from typing import Final

from callbot.core.script import Language

WORDS: Final[dict[str, tuple[str, str]]] = {
    "campaign": ("任务", "Campaign"),
    "name": ("名称", "name"),
    "state": ("状态", "state"),
    "planned": ("待开始", "planned"),
    "running": ("进行中", "running"),
    "paused": ("已暂停", "paused"),
    "stopped": ("中断（可继续）", "killed; can be resumed"),
    "finished": ("已结束", "finished"),
    "clock": ("进行到", "has come to"),
    "people": ("人", "people"),
    "script": ("脚本", "script"),
    "attempts": ("拨打", "attempts"),
    "calls": ("接通", "answered"),
    "lines": ("线路", "lines"),
    "lines_took": (
        "{robots} 个机器人，每个 {each} 条线路，共 {lines} 条；同时最多用 {most} 条，平均 {mean} 条",
        "{lines} lines ({robots} × {each}); {most} in use at most, {mean} on average",
    ),
    "pace": (
        "每个机器人负责 {share} 人，开放时间内每人只有 {seconds} 秒：一个机器人其实是一组线路，不是一条",
        "{share} people a robot leave {seconds} s of the window for each: a robot is a group of lines, "
        "not one",
    ),
    "last_call": ("最后一个电话结束于", "the last call ended at"),
    "reached_by": (
        "到 {until} 为止：{reached} 人完成（{share}），{partly} 人部分完成",
        "By {until}: {reached} people answered everything ({share}), {partly} a part",
    ),
    "begun": (
        "还没有结束：到 {clock} 为止，还没有打到的人算作“没联系上”",
        "Not over: it has come to {clock}; whoever was not called yet counts as not reached",
    ),
    "not_begun": ("还没有开始：一个电话也没有打", "Not begun: nobody has been called yet"),
    "going_on": ("正在拨打或通话", "going on"),
    "persons": ("每个人", "Everybody"),
    "households": ("每一户", "Every household"),
    "area": ("街道", "area"),
    "household": ("住户", "household"),
    "total": ("合计", "total"),
    "who": ("谁", "who"),
    "status": ("情况", "what became of them"),
    "hours": ("逐时", "Hour by hour"),
    "hour": ("时间", "from"),
    "dialled": ("拨打", "dialled"),
    "answered": ("接通", "answered"),
    "reached": ("完成", "reached"),
    "endings": ("每次拨打的结果", "How the attempts ended"),
    "ending": ("结果", "ending"),
    "flagged": ("按规则找出的重点人员", "Key persons found by the rules"),
    "level": ("级别", "level"),
    "list_with": ("名单：{}", "list them with: {}"),
    "key_truth": ("真正的重点人员（模拟的真相）", "True key persons (the simulation's truth)"),
    "flagged_true": ("已找出", "found"),
    "call_back": ("关键问题未问清，待回访", "a deciding question stayed open: call-back list"),
    "missed": ("问到了却漏掉", "asked, and missed"),
    "unreached": ("接通了但没问到", "answered, left before the question"),
    "not_called": ("没有接通", "never answered"),
    "false_alarms": ("误报", "false alarms"),
    "doors": (
        "明天要上门的住户：{}，其中 {} 户一个人也没问到",
        "Doors to be knocked on tomorrow: {}, at {} of which nobody was reached",
    ),
    "doors_are": (
        "凡是有人没答全的住户都在内，不论归在住户表的哪一栏：“没法用电话”只是其中一栏。重点人员的住户排在最前。",
        "Every household with somebody who did not answer everything, whatever its column among the "
        "households: “not by telephone” is only one of these. Those with key persons come first.",
    ),
    "doors_refused": (
        "其中 {} 户只剩拒绝过的人：由人当面再问一次，再拒绝就不再问；已要求不再打电话的，电话一律不打。",
        "At {} of them nobody is left but who refused: a person asks once more at the door and takes a no "
        "there; who asked not to be called is not called again.",
    ),
    "key_first": ("重点人员，先去", "Key persons, to be seen first"),
    "doors_list": ("名单：{}", "the list: {}"),
    "sheet": ("上门走访登记表", "Door-to-door sheet"),
    "why": ("原因", "reason"),
    "key_too": ("重点", "key person"),
    "signed": ("签字", "signed"),
    "age": ("年龄", "age"),
    # What became of a person.
    "p_reached": ("完成", "answered everything"),
    "p_partly": ("部分完成", "answered a part"),
    "p_wanted": ("要求转人工", "wants a person"),
    "p_refused": ("拒绝", "refused"),
    "p_no_such": ("空号或不是本人", "number leads nowhere"),
    "p_not_reached": ("没联系上", "not reached"),
    "p_no_phone": ("没有电话", "no telephone"),
    # What became of a household.
    "g_reached": ("全户完成", "reached"),
    "g_partly": ("部分完成", "partly"),
    "g_refused": ("拒绝", "refused"),
    "g_vacant": ("无人居住（按电话）", "nobody lives there"),
    "g_not_reached": ("没联系上", "not reached"),
    "g_door": ("没法用电话", "not by telephone"),
    # The report as a page.
    "until": ("截至 {}", "until {}"),
    "so_far": ("累计完成（含部分完成）", "Reached so far, wholly or in part"),
    "which_lines": ("用了多少线路", "Which lines it took"),
    "lines_list": ("多少才够：{}", "how many are enough: {}"),
    "fig_reached": ("到 {} 已完成", "reached by {}"),
    "fig_reached_of": ("{} 人，名单共 {} 人", "{} of {} people"),
    "fig_lines": ("同时最多占用；共 {} 条，平均 {} 条", "in use at most, of {}; {} on average"),
    "fig_key": ("重点人员", "key persons"),
    "fig_missed": ("漏掉的重点人员", "key persons missed"),
    "fig_missed_of": (
        "占问到者的 {}（95 % 区间 {}–{}）",
        "{} of those asked (95 % interval {} to {})",
    ),
    "fig_doors": ("明天上门", "doors tomorrow"),
    "fig_doors_nobody": ("其中 {} 户一个人也没问到", "at {} of them nobody was reached"),
    "of_others": ("其余 {} 人中", "of {} others"),
    "why_key": ("事实与所记", "the truth, and what was recorded"),
    "missed_how": ("逐句查看：{}", "word for word: {}"),
    "none": ("还没有任务", "there is no campaign yet"),
    "rehearsal": (
        "演练：居民、电话和接听情况都是模拟的。",
        "A rehearsal: residents, telephones and who answers are simulated.",
    ),
    # How many lines it takes.
    "plan_title": ("需要多少条线路（每个机器人）", "How many lines a robot takes"),
    "lines_a_robot": ("每个机器人的线路数", "lines of a robot"),
    "robot_sum": (
        "一个机器人负责 {people} 人，开放 {hours} 小时：每人 {seconds} 秒。",
        "{people} people a robot in {hours} hours are {seconds} s a person.",
    ),
    "robot_needs": (
        "每人平均要拨 {attempts} 次，每次占线 {hold} 秒（接通后平均通话 {talk} 秒），合每人 {need} 秒："
        "话务量 {offered} 爱尔兰。",
        "A person takes {attempts} attempts of {hold} s each (an answered call lasts {talk} s), together "
        "{need} s: {offered} erlangs.",
    ),
    "robot_takes": (
        "所以一个机器人不是一条线路，而是一组线路：这里要 {} 条。",
        "So a robot is not a line but a group of lines: here of {}.",
    ),
    "robot_too_few": (
        "所以一个机器人不是一条线路，而是一组线路：所列的线路数都不够。",
        "So a robot is not a line but a group of lines: none of these numbers is enough.",
    ),
    "line_note": (
        "B、C 公式假定呼叫均匀到来；模拟按真实的作息、重拨和开放时间。“遇忙”和“晚拨”指到了重拨时间的人。",
        "Erlang's formulas take calls to come evenly; the rehearsal has the day's hours, retries and "
        "window. Found busy and late: people who were due again.",
    ),
    "blocked": ("B 公式：损失", "Erlang B: blocked"),
    "waits": ("C 公式：要等", "Erlang C: waits"),
    "wait_seconds": ("平均等", "wait"),
    "simulated": ("模拟：完成", "rehearsed: reached"),
    "busy_share": ("线路占用", "in use"),
    "found_busy": ("遇忙", "found busy"),
    "late": ("晚拨", "late"),
    "seconds": ("秒", "s"),
    "minutes": ("分钟", "min"),
}


_A_CALL_SECONDS: Final = 60.0
"""A call takes no less: with more for each, a robot need not be several lines."""


class CampaignWords:
    """One language's words: `w("lines")`, with values for the places in them."""

    def __init__(self, language: Language) -> None:
        self._place = 0 if language == "zh" else 1

    def __call__(self, name: str, *values: object, **named: object) -> str:
        """The words with this name."""
        text = WORDS[name][self._place]
        return text.format(*values, **named) if values or named else text

    def pace(self, share: float, seconds: float) -> str:
        """What each person of a robot's share takes; empty where it says nothing, as one line is enough."""
        if not 0 < seconds < _A_CALL_SECONDS:
            return ""
        return self("pace", share=f"{share:,.0f}", seconds=seconds)

    def unfinished(self, state: str, clock: str | None) -> str:
        """How the figures of a campaign that is not over are to be read; empty for one that is."""
        if state == "finished":
            return ""
        return self("begun", clock=clock[:19].replace("T", " ")) if clock else self("not_begun")
