"""Mandarin word classes that its grammar minds, beside the tags of the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache

from callbot.understanding import zh
from callbot.understanding.surface import listed


@lru_cache(maxsize=4096)
def group(verb: str) -> str:
    """The first of the verbs that answer for each other."""
    return next((verbs[0] for verbs in zh.SYNONYMS if verb in verbs), verb)


TRANSPARENT = frozenset(
    [
        "再",
        "又",
        "很",
        "太",
        "非常",
        "特别",
        "比较",
        "经常",
        "常",
        "完全",
        "真",
        "曾经",
        "还",
        "可",
        "最近",
        "已经",
    ]
)
"""Adverbs that stand between a negator and what it denies."""
CLOSING = frozenset(["have", "but", "fix", "yes", "no", "self", "person", "weak"])
"""Tags that may end the scope of a negator."""
LONE = frozenset("对是好行成中错得")
"""Single characters that are an answer only where no unknown word adjoins."""
NOT_AGREEING = tuple("面外象方待付比着于不起")
DEGREES = frozenset(["很", "太", "特别", "非常", "完全", "经常"])
SERIAL = frozenset(["去", "来", "想", "要", "会", "能", "敢", "肯", "出去", "出", "回"])
"""Verbs that carry a negator on to the next one: 不想去."""
LIGHT = frozenset(
    [
        "不",
        "未",
        "别",
        "莫",
        "甭",
        "不太",
        "不怎么",
        "不大",
        "不会",
        "不想",
        "不能",
        "不敢",
        "不肯",
        "不让",
        "不许",
        "不准",
    ]
)
"""Negators that reach one predicate only."""


CHALLENGES = frozenset(
    listed("怎么了 咋了 干嘛 干啥 为什么 为啥 凭什么 凭啥 怎么 咋 难道 到底 对吧 对不对 是不是")
)
"""Question words that open a clause of their own: 去了武汉怎么了."""
NEVER_INDEFINITE = frozenset(listed("怎么样 咋样 怎么办 咋办 又怎样"))
COMPLEMENTS = tuple("着到上成起动得好下实稳香沉踏惯饱透清准完够住见全")
"""After a verb and 不: 见不着, 回不去."""
TIMES = frozenset(
    listed(
        "这两天 这几天 这些天 这阵子 最近 昨天 今天 前天 昨晚 今早 前两天 前几天 上周 上个月 现在 刚刚"
    )
)
PARTS_OF_DAY = frozenset(
    listed("早上 上午 中午 下午 晚上 夜里 半夜 夜间 白天 今早 今晚 傍晚 早晨 清早 有时 有时候")
)
"""早上不烧晚上烧: what is denied of one of them and affirmed of another, is there."""
SOME_TIMES = frozenset("一两三几好")
"""How a count of events begins."""
ONCE = re.compile(r"[^\W\d]{1,2}了(?:一?[趟次回]|[\ue000-\uf8ff])")
ALL_IS_WELL = re.compile(
    "(?:[都也很挺还蛮就是]|一直|一切|目前|现在|今天|每天|倒是?|基本上?)*(?:正常|没事|没问题|平稳|稳定|顺畅|"
    "不高|还好|还行|还可以|[挺很]好|不错|好着)"
)
"""Behind the name of something that was asked for."""
WELL = frozenset(listed("正常 健康"))
WELL_BEGUN = frozenset("都也很挺还蛮就是一目现今每倒基正没平稳顺不")
"""How it begins."""
BODILY = tuple(listed("呼吸 身体 体温 喘气 嗓子 肺 心脏 血压 睡眠 胃口 精神 健康 脑子 腿"))
WITH = frozenset("跟和同与陪带")
OF_ALL = frozenset(listed("都 也 全 全都"))
YET = frozenset(listed("还 也 都 一直 从来 根本"))
"""They stand between a thing and the negator that denies something of it: 口罩还没买着."""
WHO_IS_WELL = frozenset(listed("self person universal adverb other slot"))
"""Tags before 好好的, which then tells how somebody is."""
HOW_NOT = frozenset(listed("怎么没 怎么没有 咋没 咋没有 怎么不 咋不"))
"""They affirm (怎么没去) unless they ask for what the line should carry."""
OF_THE_LINE = tuple(listed("声 人说 人讲 动静 反应 信号"))
MODAL = frozenset(listed("不会 不能 不想 不敢 不肯 不行"))
STRESSING = frozenset(
    listed("真的 确实 的确 肯定 肯定的 那肯定 绝对的 当然 那当然 一定 必须 那必须")
)
"""They agree by themselves, and only stress a denial: 真的没去过."""
FAIR = frozenset(listed("还行 还好 还可以"))
HARDLY = frozenset(listed("没怎么 不怎么 没太 没咋 很少 没注意到"))
SENSING = frozenset(listed("看到 看见 见 见到 见过 听说 听说过 听过 发现 觉得 感觉"))
"""没看到有: what was not perceived is not there."""
HEARSAY = frozenset(listed("听说 听过 据说"))
SLIGHTLY = frozenset(listed("有点 有点儿 有点点 有些 有一点 有一点儿 有一点点"))
SYMPTOMS = frozenset(
    listed(
        "烧 低烧 高烧 低热 高热 发低烧 发高烧 咳 咳嗽 发烧 发热 疼 痛 痒 吐 晕 肿 出血 过敏 拉肚子 乏力 喘 难受"
        " 胸闷 气短 气喘 憋气 憋得慌 闷 喘不上来 喘不过来 透不上气 畏寒 怕冷 发冷 寒战 打寒战"
    )
)
"""有点咳嗽 answers with its verb, which need not be the one that was asked for."""
PREPOSITIONS = frozenset("跟和同与对给向把被")
"""没跟他接触: they lead on to the verb that is denied."""
COMES_OF_IT = re.compile(
    r"了?(?:我|你|他|我们|今晚|明天|今天|回头|晚上|肯定|不){0,3}就(?:别|会|得|该|要|完|麻烦|惨|糟)"
)
"""Behind 去了 or 喝了: it was not said that anybody did."""
MOVING = frozenset("回出进上下过走来吃睡")
MOCKED = tuple(listed("个鬼 个屁 个毛 个头 个锤子 啥呀 什么呀"))
BESIDES = ("别的", "其他")
"""Of them 别的没有 denies, and of nothing that was named before."""
FORGOTTEN = frozenset(listed("忘了 忘记 忘记了"))
SIGHS = frozenset(listed("诶 欸 哎 嗯 呃嗯 恩"))
"""They agree where they open an answer; behind one they only sound."""
AGREEING = frozenset(listed("是的 对 对的 没错 就是"))
COPULAR = frozenset(listed("other self person neg ask verb slot deny"))
"""Tags behind which 是 joins two parts of a sentence and agrees to nothing."""
DENIABLE = frozenset(listed("同意 答应 问题 得"))
"""Words of agreement that 没有 denies: 没有得, 没同意."""
DISPUTING = frozenset(listed("谁说 不能说 也不能说 不敢说"))
"""谁说我没去过 is a yes; 不是，我没去过 is none."""
AWAY = ("老家", "娘家", "婆家", "乡下", "家乡", "外地", "\ue000")
