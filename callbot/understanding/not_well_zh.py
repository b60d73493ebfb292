"""Mandarin health that is negated: a complaint, which denies no symptom."""

from __future__ import annotations

import re

NOT_WELL = re.compile(
    r"(?:嗯|啊|哎|唉|我|最近|这几天|这两天|今天|现在|身体|感觉|觉得|人|状态|情况|也|都|说实话|[，,\s])*"
    r"(?:[很挺还蛮]?不(?:是|算)?[很太大怎么咋特别那]*(?:好|行|舒服|得劲|对劲|妙)|不(?:怎么|咋)(?:样|地|的)|"
    r"(?:好像|有点儿?|有些)不(?:太)?(?:好|对劲|妙))"
    r"(?:受)?[啊呀的呢了吧哦嘛，,\s]*"
)
"""Negated, yet a complaint: 不太好, 不怎么样. It denies no symptom."""
