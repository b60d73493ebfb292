"""A small script and its calls as events, for the tests of store and review."""

from callbot.core import messages as m
from callbot.core.answers import Alternative, Understood
from callbot.core.script import Category, Node, Script, Wait
from callbot.store.rows import Truth, call_record

AT = "2020-02-10T09:00:00"
PLACE = "武汉"


def script(sha256="a" * 64, **more):
    """Two questions, `travel` and `place`."""
    categories = (Category("yes", label="去过外地"), Category("no", label="没去过"))
    nodes = {
        "travel": Node("travel", "去过外地？", Wait("yes_no", categories, key=True), label="外出"),
        "place": Node("place", "去了哪里？", Wait("place"), label="地点"),
        "bye": Node("bye", "再见。", ends="complete"),
    }
    for name, expects in more.items():
        nodes[name] = Node(name, "？", Wait(expects))
    return Script(
        "test.zh", "zh", "测试", "指挥部", "了解情况", nodes, text="# 原文\n", sha256=sha256
    )


def replied(turn, node, words, category=None, value=None, kind="answer"):
    """Somebody said `words`, and this is what it was taken for."""
    categories = (category,) if category else ()
    understood = Understood(kind, category, categories, value, 0.9, f"rule: {words}", words)
    alternatives = (Alternative(words, 0.9, "grammar"), Alternative(f"{words} 啊", 0.4, "free"))
    return m.Replied(turn, node, False, alternatives, understood, 1.25, "")


def travelled(words="去 过 武汉"):
    """A traveller: asked twice, corrects nothing, is flagged."""
    return [
        (0.0, m.Asked(1, "travel", "ask", "您去过外地吗？")),
        (2.0, m.Spoken(1, 2.0, False)),
        (8.0, m.Silent(1, "travel")),
        (8.0, m.Asked(2, "travel", "no_input", "您听得到吗？")),
        (10.0, m.Spoken(2, 2.0, False)),
        (12.0, replied(2, "travel", words, "yes")),
        (12.0, m.Recorded(2, "travel", ("yes",), None, 0.9, False, "rule", words)),
        (12.0, m.Asked(3, "place", "ask", "去了哪里？")),
        (14.0, m.Spoken(3, 2.0, True)),
        (16.0, replied(3, "place", PLACE, None, PLACE)),
        (16.0, m.Recorded(3, "place", (), PLACE, 0.9, True, "rule", PLACE)),
        (16.0, m.Flagged("hubei", "high", "去过湖北：武汉", f"place={PLACE}")),
        (16.0, m.Asked(4, "bye", "goodbye", "再见。")),
        (16.5, m.Overheard(4, (Alternative("嗯", 0.9, "free"),), 0.3)),
        (17.0, m.Spoken(4, 1.0, False)),
        (17.0, m.Ended("complete", "bye", "said")),
    ]


def unheard():
    """Nothing usable is heard; the deciding question stays open."""
    return [
        (0.0, m.Asked(1, "travel", "ask", "您去过外地吗？")),
        (2.0, m.Spoken(1, 2.0, False)),
        (4.0, replied(1, "travel", "今天 天气 好", kind="no_match")),
        (4.0, m.Dropped(1, "travel", "no_match")),
        (4.0, m.CallBack("travel", "no_match")),
        (4.0, m.Asked(2, "bye", "goodbye", "再见。")),
        (5.0, m.Broke(2, "synthesiser", "no voice")),
        (5.0, m.Ended("partial", "bye", "said")),
    ]


def stopped():
    """Asks not to be called again."""
    return [
        (0.0, m.Asked(1, "travel", "ask", "您去过外地吗？")),
        (2.0, m.Spoken(1, 2.0, False)),
        (4.0, replied(1, "travel", "别 再 打 了", "stop", kind="request")),
        (4.0, m.Barred(1, "别 再 打 了")),
        (4.0, m.Asked(2, "closing:stop", "goodbye", "好的，再见。")),
        (5.0, m.Ended("stop", "closing:stop", "said")),
    ]


def corrected():
    """Says yes, is flagged, takes it back."""
    return [
        (0.0, m.Asked(1, "travel", "ask", "您去过外地吗？")),
        (2.0, m.Spoken(1, 2.0, False)),
        (4.0, replied(1, "travel", "去 过", "yes")),
        (4.0, m.Recorded(1, "travel", ("yes",), None, 0.9, False, "rule", "去 过")),
        (4.0, m.Flagged("left", "low", "去过外地", "travel=去 过")),
        (4.0, m.Asked(2, "place", "ask", "去了哪里？")),
        (6.0, m.Spoken(2, 2.0, False)),
        (8.0, replied(2, "place", "说错了", "correction", kind="request")),
        (8.0, m.Dropped(2, "travel", "withdrawn")),
        (8.0, m.Cleared("left")),
        (8.0, m.Asked(3, "travel", "correction", "您去过外地吗？")),
        (10.0, m.Spoken(3, 2.0, False)),
        (12.0, replied(3, "travel", "没有", "no")),
        (12.0, m.Recorded(3, "travel", ("no",), None, 0.9, False, "rule", "没有")),
        (12.0, m.Asked(4, "bye", "goodbye", "再见。")),
        (13.0, m.Ended("complete", "bye", "said")),
    ]


CALLS = {
    "travelled": travelled, "unheard": unheard, "stopped": stopped, "corrected": corrected,
}  # fmt: skip


def contact(number=0):
    """Somebody on the roster."""
    return {"name": f"张伟{number}", "phone": f"1380000{number:04}", "area": "解放区"}


def record(events, number=0, truth=None):
    """A simulated call of these events."""
    return call_record(contact(number), AT, events, events[-1][0], truth)


def truth(outcome="clear", **answers):
    """What is true of somebody: question → (truth, verdict)."""
    key = outcome in ("flagged", "missed", "unreached")
    persona = "direct, cmn+f1, 20 dB babble"
    return Truth(answers, key, "high" if key else "", outcome, persona, ("去过武汉", "武汉"))


def hold(journal, events, number=0, line="typed"):
    """Hold a live call, journalling as the session does: first the words, then the verdict."""
    call_id = journal.begin(contact(number), script(), line, AT)
    for at in sorted({at for at, _ in events}):
        step = tuple(event for when, event in events if when == at)
        for event in step:
            if isinstance(event, m.Replied):
                journal.heard(m.Heard(event.alternatives, event.seconds, event.audio), at)
        journal.record(step, at)
    journal.finish(events[-1][0])
    return call_id
