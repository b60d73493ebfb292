"""Speech of no person: announcements of the exchange, voicemail, an assistant that takes calls.

Nobody has answered where one of them speaks; its 可以 and "not available" are no yes and no no.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.core.script import Language
from callbot.understanding.surface import listed

_ZH: Final = re.compile(
    r"(?:您|你)?所?(?:拨打|呼叫|拨叫)的(?:用户|电话|号码|机主|手机)"
    r"|(?:用户|电话|号码|机主|对方)[^我你您]{0,6}?(?:正在通话|无法接[通听]|无人接听|已关机|已停机|是空号|"
    r"不在服务区|暂停服务)"
    r"|请?(?:稍后|稍候|过后)再(?:拨|播)"
    r"|请?在?(?:滴|嘀|嘟|哔|提示音?|响声?)(?:的一)?声?(?:后|之后)[^我]{0,4}(?:留言|录音|说话)"
    r"|(?:语音|智能|电话|通信|来电|生活|私人)(?:助理|助手|秘书|管家|信箱|留言)(?!打)"
    r"|(?:转|告)(?:达|告)给?(?:机主|主人)|(?:帮|替|为)(?:机主|主人)(?:接|代接|转|记)"
    r"|机主(?:现在|目前|暂时|正|可能|正在){0,2}(?:不方便|忙|无法|不便)[^我]{0,6}(?:接|您|你|有|请)"
    r"|(?:请|可以)(?:您|你)?(?:给(?:机主|主人))?留(?:个)?言"
    r"|欢迎致电|智能通话|机主(?:现在)?[正在]{1,2}忙|来电(?:将[以被会]|助手|小秘书)"
    r"|(?:短信|微信)(?:形式|方式)?通知对方|[台机]请拨|转接语音"
    r"|我是(?:机主的?)?(?:小爱同学|小艺|小布|小欧)|(?:通话|呼叫|来电)(?:将|会|可能)?被?(?:录音"
    r"|转[移接])|请不要挂[机断]|正在为您转接"
)
_EN: Final = re.compile(
    r"(?<![^ ])(?:(?:leave|record) (?:a|your|me a|us a|his|her) (?:\w+ )?message"
    r"|leave (?:us |me )?(?:your|a|his|her) (?:name|number|details|contact|short message|brief message)"
    r"|(?:i|we) (?:am |are )?(?:can not|not able to|unable to) (?:come|get|make it) to the phone"
    r"(?: right now| at the moment)? "
    r"(?:please |so |but )?(?:leave|at the moment leave)"
    r"|(?:after|at) the (?:tone|beep)"
    r"|(?:have|you) reached the (?:voice ?mail|voice mail|mailbox|answering|phone of|number)"
    r"|(?:person|party|number|customer|subscriber) (?:you are|you have|that you|you) "
    r"(?:calling|called|dialed|dialled|trying to reach|reached|have dialed|have dialled)"
    r"|(?:voice ?mail|voice mail|message) (?:box|service|system)|mailbox (?:is|belongs)"
    r"|forwarded to (?:voice ?mail|voice mail|an automat\w+)"
    r"|(?:automated|automatic|virtual|call) (?:assistant|answering|screening|attendant)"
    r"|not available to take your call|can not take your call|can not come to the phone right now (?"
    r":please|"
    r"so|but) leave"
    r"|press (?:one|two|three|zero|pound|1|2|3|0|any key) (?:to|for)) "
)


_CHARACTERS: Final = frozenset("拨播呼叫机通听空服滴嘀嘟哔响提助秘管信留达代录转挂爱艺布欧")
_WORDS: Final = frozenset(
    listed(
        "message tone beep reached reach calling called dialed dialled mail voicemail mailbox automated "
        "automatic virtual assistant attendant answering screening call leave press"
    )
)
"""One of them is in everything that machines say: a glance tells nearly all people from them."""


def speaks(plain: str, language: Language) -> str:
    """The words by which a plain form tells that no person speaks; empty where one may."""
    if _CHARACTERS.isdisjoint(plain) if language == "zh" else _WORDS.isdisjoint(plain.split()):
        return ""
    match = (_ZH if language == "zh" else _EN).search(plain)
    return match[0].strip() if match else ""
