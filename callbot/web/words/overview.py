"""What the overview says."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "overview": ("总览", "Overview"),
    "overview_script": ("脚本", "script"),
    "overview_which": ("哪些通话", "which calls"),
    "figures_as_of": ("截至 {}", "as of {}"),
    "figures_older": ("，正在更新", ", being brought up to date"),
    "figures_coming": (
        "正在统计：通话很多时，第一次要几秒钟。",
        "Counting: the first time takes some seconds where there are many calls.",
    ),
    "figures_reload": ("重新载入", "Reload"),
    "flagged_once": ("每人只按最高的级别算一次。", "Each person once, at the gravest level."),
    "total_calls": ("个通话", "calls"),
    "total_hours": ("小时", "hours"),
    "total_corrected": ("个回答由人工改过", "answers corrected by people"),
    "hours": ("一天里各小时的通话", "Calls over the hours of the day"),
    "hours_interviews": ("其中完成或部分完成", "of these complete or partial"),
    "hours_table": ("数字", "The numbers"),
    "hour": ("时", "hour"),
    "funnel_title": ("每个问题：从问到到记下", "Each question: from asked to recorded"),
    "funnel_open": ("没有问清的通话", "calls in which it stayed open"),
    "wrong_share": ("错的比例", "share that is wrong"),
    "mistaken_for": ("最常见的错", "most frequent mistakes"),
    "nothing_stored": ("没有记下", "nothing stored"),
    "no_calls": (
        "还没有通话。先运行 callbot demo 或 callbot simulate。",
        "There are no calls yet. Run `callbot demo` or `callbot simulate` first.",
    ),
}
