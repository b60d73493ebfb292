"""What the page of a call says."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "one_call": ("通话 {}", "Call {}"),
    "earlier_call": ("上一个", "Previous"),
    "later_call": ("下一个", "Next"),
    "show_phone": ("显示号码", "Show number"),
    "conversation": ("对话", "Conversation"),
    "words_gone": (
        "说过的话已按保留期限删除。",
        "What was said has been deleted, as its time was over.",
    ),
    "answers_here": ("回答", "Answers"),
    "no_script": (
        "这个版本读不了当时的脚本，所以不能改正。",
        "This callbot cannot read the script of that time, so nothing can be corrected.",
    ),
    "by_bot": ("机器人：", "bot:"),
    "no_answer": ("没有答案", "no answer"),
    "was_dropped": ("放弃：{}", "given up: {}"),
    "history": ("全部记录", "all revisions"),
    "value_typed": ("改成", "change to"),
    "value_save": ("保存", "Save"),
    "make_open": ("没有答案", "No answer"),
    "cannot_correct": (
        "没有这个问题或类别，没有改动。",
        "There is no such question or category; nothing was changed.",
    ),
    "not_understood_value": (
        "“{}”不是这一题的回答，没有改动。",
        "“{}” is no answer to this question; nothing was changed.",
    ),
    "nothing_typed": ("没有填写，没有改动。", "Nothing was typed; nothing was changed."),
    "such_as_date": (
        "这一题要日期，例如：上个月二十二号，2020-01-22。",
        "It waits for a date, such as 22 January, last Tuesday, 2020-01-22.",
    ),
    "such_as_number": (
        "这一题要数目，例如：四口人，4。",
        "It waits for a number, such as four of us, 4.",
    ),
    "such_as_temperature": (
        "这一题要体温，例如：三十七度五，37.5。",
        "It waits for a temperature, such as thirty-seven point five, 37.5.",
    ),
    "because_person": ("人工判定", "a person decided"),
    "because_typed": ("人工填写：{}", "a person typed: {}"),
    "because_open": ("人工判定没有答案", "a person found no answer"),
    "corrected_by": ("{} 改于 {}", "corrected by {}, {}"),
    "check": ("标为已核对", "Mark as checked"),
    "uncheck": ("取消核对", "Not checked after all"),
    "checked_by": ("{} 于 {} 核对", "checked by {}, {}"),
    "acting_as": ("操作人", "You act as"),
    "acting_name": ("姓名", "name"),
    "acting_change": ("改名", "Change"),
    "bar": ("不再致电", "Do not call again"),
    "is_barred": ("已列入不再致电名单", "on the do-not-call list"),
    "barred_by": ("{} 在核对时列入", "put there by {} in review"),
    "nobody_to_bar": (
        "这里没有可以列入名单的号码。",
        "There is no number here to put on the list.",
    ),
    "delete": ("删除", "Delete"),
    "delete_title": ("删除通话 {}？", "Delete call {}?"),
    "delete_what": (
        "{} 轮对话、回答、标记和录音都会删除，无法恢复。不再致电名单上的人仍在名单上。",
        "{} turns, the answers, the flags and the recording go, and do not come back. Whoever is on the "
        "do-not-call list stays there.",
    ),
    "delete_running": (
        "这个通话没有结束，可能还在进行。",
        "This call has no end and may be running.",
    ),
    "delete_yes": ("删除，无法恢复", "Delete for good"),
    "delete_no": ("不删除", "Keep it"),
    "causes": ("错在哪里", "What went wrong"),
    "flags_here": ("标记", "Flags"),
    "flag_cleared": ("已撤销", "taken down"),
    "flag_person": ("{} 判定", "by {}"),
    "really_said": ("实际说的", "really said"),
    "alternatives": ("其他读法", "other readings"),
    "overheard": ("提示语中听到", "heard over the prompt"),
    "sure": ("把握 {}", "{} sure"),
    "took_seconds": ("说了 {} 秒", "spoke {} s"),
    "interrupted_here": ("被打断", "interrupted"),
    "asked_back": ("反问确认", "asked back"),
    "speech_only": ("（有声音，没听出字）", "(speech, no words made out)"),
    "nobody_spoke": ("（没有说话）", "(silence)"),
    "play_turn": ("播放第 {} 轮", "Play turn {}"),
    "whole_recording": ("整个通话的录音", "Recording of the whole call"),
    "truth_is": ("事实：{}", "truth: {}"),
    "keys_call": (
        "键盘：{}、{} 换题，{}–{} 选类别，{} 没有答案，{} 填写，{} 播放，{} 核对，{}、{} 换通话",
        "Keys: {} and {} move, {}–{} choose, {} no answer, {} type, {} play, {} checked, {} and {} other calls",
    ),
    "turn_number": ("第 {} 轮", "turn {}"),
    "turn_bot": ("机器人", "Bot"),
    "turn_person": ("对方", "Person"),
}
EXAMPLES: Final = frozenset({"date", "number", "temperature"})
"""What a question may wait for of which the page has an example."""
