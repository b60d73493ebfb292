"""Three short questions in Mandarin: a call that takes seconds where the shipped ones take a minute."""

from functools import cache

from tests.core.conftest import compiled

SHORT = """\
format = 1
id = "short"
language = "zh"
title = "短问"

[caller]
organisation = "居委会"
purpose = "了解情况"

[nodes.travel]
prompt = "居委会机器人，可以不答。去过外地没有？"
again = "去过外地没有？"
expects = "yes_no"
key = true
timeout_seconds = 2.5
goto = "contact"
categories.yes = { phrases = ["[我]去过"], evidence = ["place", "journey"] }
categories.no = { phrases = ["[我](没|没有)去过", "没有"], evidence = ["stayed_home"] }
retry = { no_input = ["在听吗？"], no_match = ["去过没有？"] }

[nodes.contact]
prompt = "最近十四天，您接触过确诊或者疑似的病人吗？"
again = "接触过吗？"
expects = "yes_no"
key = true
timeout_seconds = 2.5
goto = "household"
categories.yes = { phrases = ["[我]接触过"], evidence = ["sick_person"] }
categories.no = { phrases = ["[我](没|没有)接触过", "没有"], evidence = ["no_person"] }
retry = { no_input = ["接触过吗？"], no_match = ["接触过吗？"] }

[nodes.household]
prompt = "家里几口人？"
expects = "number"
minimum = 1
maximum = 20
timeout_seconds = 2.5
goto = "bye"
confirm = { prompt = "{answer}口人，对吗？", below = 0.8, unless = { at_most = 8 } }
retry = { no_input = ["几口人？"], no_match = ["几口人？"] }

[nodes.bye]
prompt = "谢谢，再见。"
ends = "complete"
"""


@cache
def short():
    """It compiled."""
    import tempfile
    from pathlib import Path

    from callbot.scriptfile.load import load

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "short.zh.toml"
        path.write_text(SHORT, encoding="utf-8")
        return compiled(load(path))
