"""What is wrong with a script, by the code of the rule, for those who read Chinese.

The message beside it names the very key or word, in English as `callbot check` prints it.
"""

from typing import Final

_CHINESE: Final = {
    "no-file": "没有这个文件，或者读不了",
    "too-large": "超过 1 MB",
    "binary": "不是文本文件",
    "encoding": "编码不是 UTF-8",
    "empty": "文件、表、列表或文字是空的",
    "syntax": "不合 TOML 语法",
    "duplicate": "同一个名字写了两遍",
    "bad-format": "format 缺了，或者这个版本不认识",
    "unknown-key": "不认识这个键",
    "missing-key": "缺了必须有的键",
    "misplaced-key": "这个键写在这里没有意义",
    "wrong-type": "类型不对，比如该写数字却写了文字",
    "unknown-value": "不是允许的词",
    "out-of-range": "数字不合理",
    "bad-id": "名字里有不能用的字符",
    "reserved-id": "节点不能用这个名字",
    "unknown-category": "这一问没有这个类别",
    "condition-tests": "条件里没有检验，或者不止一个",
    "unknown-target": "goto 指向不存在的节点",
    "dead-end": "到了这个节点就没有下一步",
    "no-way-out": "这几个节点只互相指来指去，结束不了",
    "bad-phrase": "说法的写法读不懂",
    "unknown-evidence": "没有这种证据",
    "unknown-slot": "花括号里的名字没有意义",
    "bad-slot": "花括号不成对",
    "unknown-rule-question": "跟进规则里的问题不存在",
    "unknown-rule-category": "跟进规则里的类别，这一问没有",
    "unknown-level": "跟进规则的级别不在 levels 里",
    "test-mismatch": "这个检验永远不会成立",
    "no-recording-notice": "要录音，却没有在开头告诉对方",
    "unknown-question": "这里写的不是问题，或者就是它自己",
    "unreachable": "没有路通到这个节点",
    "loop-without-limit": "路会绕回来，却没有在 [limits] 里写 steps",
    "shared-phrase": "同一个说法有两种意思",
    "unheard-category": "这个类别没有说法也没有证据",
    "unknown-word": "识别器的词表里没有这个词",
    "long-prompt": "要念 20 秒以上，太长了",
    "missing-reprompt": "没写听不到或听不懂时怎么再问",
    "no-caller": "开头没有说是谁打来的",
    "no-robot": "开头没有说自己是机器人",
    "no-opt-out": "开头没有说可以不回答",
    "unconfirmed-key": "关键问题的关键回答从不核实",
    "unknown-place": "地名表里没有这个地方",
    "wrong-language": "这段文字是另一种语言",
    "byte-order-mark": "文件开头有字节顺序标记，无害",
}


def told_in_chinese(code: str) -> str:
    """The rule in Chinese; empty for one that a later callbot added."""
    return _CHINESE.get(code, "")
