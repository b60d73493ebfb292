"""What every page says."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "skip": ("跳到正文", "Skip to the content"),
    "navigation": ("页面", "Pages"),
    "nav_overview": ("总览", "Overview"),
    "nav_calls": ("通话", "Calls"),
    "nav_follow_up": ("随访", "Follow-up"),
    "nav_script": ("脚本", "Script"),
    "nav_tune": ("调试", "Tune"),
    "other_language": ("English", "中文"),
    "switch_language": ("Switch to English", "切换到中文"),
    "read_only": (
        "数据库只能读取：这里什么也改不了。把文件和所在文件夹改成可写，再重新启动。",
        "The database can only be read: nothing can be changed here. Make the file and its folder "
        "writable and start again.",
    ),
    "no_csrf": (
        "这个请求不是从本页面发出的，没有执行。请刷新页面再试。",
        "This did not come from a page of this review and was not done. Reload the page and try again.",
    ),
    "server_gone": (
        "callbot review 没有回应：可能已经结束。改动没有保存。",
        "callbot review does not answer; it may have ended. What you changed was not saved.",
    ),
    "trouble": ("出了问题", "Something went wrong"),
    "broken": (
        "callbot 自己出了错；终端里有详细记录。数据没有改动。",
        "A fault of callbot's own; the terminal has the details. Nothing was changed.",
    ),
    "not_found": ("没有这一页", "There is no such page"),
    "to_overview": ("回到总览", "Back to the overview"),
    "all_runs": ("全部通话", "all calls"),
    "show": ("查看", "Show"),
    "simulated_run": ("模拟 {}", "simulation {}"),
}
