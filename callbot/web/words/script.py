"""What the script page says."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "script_page": ("脚本", "Script"),
    "script_lead": (
        "通话在哪里流失，哪些说法没有用上，什么话没人听懂。要改，去“{}”。",
        "Where calls drop out, which phrases are never used, what nobody understood. To change it, "
        "go to “{}”.",
    ),
    "script_which": ("看哪些通话", "Which calls"),
    "script_none": (
        "数据库里还没有脚本。先运行 callbot simulate 或 callbot call，再回来看。",
        "There is no script in this database yet. Run callbot simulate or callbot call first, then "
        "come back.",
    ),
    "version": ("版本", "Version"),
    "version_ran": ("通话用过", "came with a call"),
    "version_now": ("正在看", "shown here"),
    "version_of": ("{} 的版本", "Versions of {}"),
    "saved_by": ("由 {} 保存", "saved by {}"),
    "compare_with": ("与上一版比较", "compare with the one before"),
    "other_scripts": ("其他脚本", "Other scripts"),
    "flow": ("流程和人数", "How calls went"),
    "flow_waiting": ("正在统计这一版的通话……", "Counting the calls of this version…"),
    "flow_none": (
        "还没有用这一版打过电话，所以图上没有数字。",
        "Nobody was called with this version yet, so that the picture has no numbers.",
    ),
    "flow_worst": (
        "流失最多的一问是“{}”：问到的 {} 人里，{} 人在这里结束了通话（{}）。",
        "Most drop out at “{}”: of {} who were asked, {} ended the call there ({}).",
    ),
    "flow_hardest": (
        "最常听不懂的一问是“{}”：问到 {} 人，有 {} 句没有听懂或者听错了。",
        "Least understood is “{}”: {} were asked, and {} answers were not understood, or wrongly.",
    ),
    "to_unmatched": ("看说了什么", "What they said"),
    "flow_nobody": ("没有人中途流失。", "Nobody dropped out on the way."),
    "flow_table": ("同样的数字，列成表", "The same figures as a table"),
    "flow_again": ("重问", "asked again"),
    "flow_asked_back": ("核实", "asked back"),
    "flow_ahead": ("已先答", "answered ahead"),
    "flow_corrected": ("更正", "corrected"),
    "flow_lost": ("流失", "dropped out"),
    "flow_why": ("怎样结束的", "how"),
    "node": ("节点", "node"),
    "phrases_unused": ("从没用上的说法", "Phrases that never matched"),
    "phrases_unused_lead": (
        "{} 个说法里，{} 个没有对上任何一句回答。多余的可以删掉；本该用上的，看看是不是写得太窄。",
        "Of {} phrases, {} matched no answer at all. Superfluous ones can go; for those that should "
        "have matched, see whether they are written too narrowly.",
    ),
    "phrases_all_used": ("每个说法都用上了。", "Every phrase was used."),
    "phrases_claimed": ("一句话，两种意思", "Phrases claimed twice"),
    "phrases_claimed_lead": (
        "同一句话对得上两类回答，只能算没听懂。",
        "The same words fit two answers, so that they can only count as not understood.",
    ),
    "phrases_not_claimed": ("没有。", "None."),
    "phrase": ("说法", "phrase"),
    "line_in_file": ("第 {} 行", "line {}"),
    "unmatched": ("没人听懂的话", "What nobody understood"),
    "unmatched_lead": (
        "没听懂的、核实时说不对的、收回的和人工更正的回答，按题、按声音归在一起，说得最多的在前。"
        "建议的类别来自更正、事实或重问以后的回答。",
        "Answers that were not understood, denied when asked back, taken back, or corrected; grouped by "
        "question and by sound, the most frequent first. Suggested categories come from corrections, "
        "from the truth, or from what people said when they were asked again.",
    ),
    "unmatched_all_versions": (
        "还没有用这一版打过电话，这里是以前各版的通话。",
        "Nobody was called with this version yet: these are the calls of earlier ones.",
    ),
    "contradicted": (
        "其中 {} 句识别出两种相反的读法，加说法多半没有用，只能再问。",
        "{} of these were heard in two ways that contradict each other: there a phrase seldom "
        "helps, and it is asked again.",
    ),
    "unmatched_none": ("句句都听懂了。", "Everything was understood."),
    "times": ("{} 次", "{}×"),
    "more_groups": ("另外 {} 组", "{} more groups"),
    "suggested": ("可能是", "probably"),
    "no_suggestion": ("说不准", "unclear"),
    "evidence_correction": ("依据：人工更正", "by corrections"),
    "evidence_truth": ("依据：模拟居民的事实", "by the truth of the simulation"),
    "evidence_asked_again": ("依据：重问以后的回答", "by what they said when asked again"),
    "evidence_nearest": ("依据：听起来最像的说法", "by the phrase that sounds nearest"),
    "agree_of": ("{} / {} 人", "{} of {} people"),
    "to_tune": ("去调试", "Tune it"),
    "working": ("正在算……", "Working on it…"),
}  # fmt: skip
