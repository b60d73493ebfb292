"""How the time of understanding grows with a text that repeats one piece: it must grow like the text.

    python benchmarks/repeated.py

Each of a hundred pieces, as an answer to each kind of question that asks for a value, at 2,500, 5,000 and
10,000 characters. Printed are those whose longest text took longest, and those that took more than three
times as long for twice the text.
"""

from __future__ import annotations

import gc
import time
from datetime import date

from callbot.core.answers import Alternative
from callbot.core.script import Expects, Language, Wait
from callbot.understanding.understand import Understanding, built_in_wait

DAY = date(2020, 2, 20)
SIZES = (2_500, 5_000, 10_000)
NEGLIGIBLE = 0.005
KINDS: tuple[Expects, ...] = ("number", "temperature", "date", "place")
PIECES: dict[Language, str] = {
    "zh": "上个月 三号 不对 三号不对 十 二十号到 一月 年 一月二十 初三 腊月 正月十五 除夕 春节前两天 星期三 "
    "上周三 周 前天 三天前 半个月 从 到 从三号到五号 三号或者 不是三号就是 那周 后两天 第二天 起三天 "
    "两个 我和孩子 三口人 一个 不是 没有 三十七度 三十七 度五 华氏 点五 一百零 武汉 湖北省 去五汉 去 的 "
    "嗯 我 。 ， 九 百 万 几 多 左右 大概 农历 2020年 1/2 1- ２ 岁 俩 爸妈 加 一共 大人三个 四大一小 "
    "除了我还有 ",
    "en": "the |the third |january third |no |sorry |the third or |the third no |to |from the third to |and |"
    "week |a week |two weeks |ago |before |the week before |christmas |two days before |last week |"
    "last tuesday |on |the first |second |of |the end of |early |in january |one |hundred |and a half |"
    "point |thirty seven point |a hundred and |me and |my wife |two kids |of us |nobody |besides me |"
    "not the |in wuhan |new york |1/2|18th |2020 |,|'|-|for two weeks starting |the weekend of |a good |"
    "year |twenty |",
}  # fmt: skip


def pieces(language: Language) -> list[str]:
    """The pieces of a language."""
    return PIECES[language].split() if language == "zh" else PIECES[language].split("|")[:-1]


def seconds(understanding: Understanding, wait: Wait, text: str) -> float:
    """Processor time of one fresh utterance, at best."""
    taken = []
    for attempt in range(2):
        began = time.process_time()
        understanding.understand(wait, (Alternative(text + "." * attempt),), today=DAY)
        taken.append(time.process_time() - began)
    return min(taken)


def main() -> None:
    """Print the slowest pieces and those that grow too fast."""
    rows = []
    gc.disable()
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        understanding = Understanding(None, language)
        for kind in KINDS:
            wait = built_in_wait(kind, language)
            for piece in pieces(language):
                texts = [(piece * (size // len(piece) + 1))[:size] for size in SIZES]
                times = [seconds(understanding, wait, text) for text in texts]
                rows.append((times, language, kind, piece))
    rows.sort(reverse=True, key=lambda row: row[0][-1])
    grown = [row for row in rows if row[0][-1] > NEGLIGIBLE and row[0][-1] > 3 * row[0][-2]]
    print("| piece | question | ms at 2,500, 5,000, 10,000 characters |\n|---|---|---|")
    for times, _, kind, piece in rows[:10]:
        print(f"| {piece} | {kind} | {', '.join(f'{taken * 1000:.1f}' for taken in times)} |")
    print("\ngrowing faster than the text:", [row[1:] for row in grown] or "none")


if __name__ == "__main__":
    main()
