"""Mandarin as it is heard: a recogniser's slips, dialect and stutters, in the words the rules know."""

from __future__ import annotations

import re

MISHEARD = tuple(
    (frozenset(characters), re.compile(expression), meant)
    for characters, expression, meant in (
        (
            "部布腐筑步",
            "(?<![公发宣分散全内外局干腹颈])[部布腐筑步](?=用|需要?|要|咳|发烧|烧|知道|清楚|方便)",
            "不",
        ),
        ("服故", "^(嗯|额|呃|谢谢)?[服故](?=用了|用的)", r"\g<1>不"),
        ("服", "(?<=发烧)服(?=咳)|(?<=烧也)服(?=咳)", "不"),
        ("勇涌", "不[勇涌](?=了|$)", "不用"),
        ("嗽", "[海磕克刻客可]嗽", "咳嗽"),
        ("眼液夜野", "(不发烧|不烧)[眼液夜野][不部布腐]?(?=咳)", r"\g<1>也不"),
        ("烫", "发烫", "发烧"),
        ("鼻", "鼻子不[通痛]", "鼻塞"),
        ("倒", r"([^\W\d])倒是?[不没]\1", r"不\1"),
        ("倒是也", r"([^\W\d有不没])(?:倒是?|是|也)\1(?=[了过])", r"\1"),
        ("梅美煤媒眉霉每", "(?<![在都])[梅美煤媒眉霉每](?=有)", "没"),
        ("那", "那(?=敢|有空|有时间|有功夫|有那么|有这|知道|晓得|会知)", "哪"),
        ("再", "(?<=[我俺正])再(?=开车|开会|上班|上课|忙|吃饭|睡觉|外面|路上)", "在"),
        ("都也", r"([^\W\d])[都也](没有?|不)\1", r"\2\1"),
        ("能", r"(?<![不没可才都就只])(?:还|又)?能(去|上|跑|到|接触|见|碰到)(?=哪|谁)", r"没\1"),
        ("啥什", "(去|接触|发)(?:啥|什么)(?=外地|病人|烧)", r"没\1"),
        ("谁", r"谁(?=(?:喜欢|稀罕|愿意|想|要)[^吗呢]{1,6}[啊呀]$)", "没人"),
        ("谁", r"谁(?:还|敢|会)*(?=出去[啊呀这]|出门|外出|乱跑|出去$)", "没人"),
        ("得", r"([看去吃喝用打玩见])得(?:很|比较|有点)?少", r"很少\1"),
        ("木莫冇", "木有|木得|莫得|冇得|冇", "没有"),
        ("俺", "俺们?家?(?=[爹娘爸妈])|俺", "我"),
        ("恁", "恁(?=[个们]?[谁是说讲找打有为咋弄干问听别不给再怎哪放])", "你"),
        ("弄", "弄啥[嘞哩勒咧]?", "干啥"),
        ("甭", "甭(?=再)", "不要"),
        ("甭", "甭(?=[打来问说给])", "不用"),
    )
)
"""How recognisers write 不, 没有 and 咳 before the words they stand before here, and what dialects say
for 没有, 我 and 你; the rest of an utterance is left as it was heard. First the characters of which one
must be there: few utterances have any, and the others are not searched."""

STUTTERED = "对有没不嗯啊喂我你他好行哦噢额呃哎唉那这就在呀呢吧了过发咳会能要"
"""Characters that, said twice in a row, mean what they mean once."""
