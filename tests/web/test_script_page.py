"""The script page: true counts, everything escaped, parts that come when they are made."""

import re
import time

import pytest

from callbot.store import scripts
from callbot.store.open import open_database
from callbot.store.scripts import Saving
from tests.shipped import shipped


def part(client, path):
    """A part of the page as soon as it is made, as htmx would ask for it again and again."""
    for _ in range(200):
        answer = client.get(path)
        assert answer.status_code == 200
        if 'role="status"' not in answer.text:
            return answer.text
        time.sleep(0.05)
    raise AssertionError(f"{path} is never made")


@pytest.fixture
def which():
    """The version that ran, as addresses name it."""
    return f"version={shipped('zh').sha256[:16]}"


def test_the_picture_counts_the_calls(client, database, which):
    """As many as the database has; where most drop out is said in words."""
    with open_database(database, "read") as store:
        ((lost,),) = store.rows("SELECT count(*) FROM call WHERE disposition = 'break_off'")
        ((asked,),) = store.rows("SELECT count(DISTINCT call_id) FROM turn WHERE node = 'contact'")
    page = part(client, f"/script/picture?{which}")
    assert f"问到 {asked} 人" in page
    assert re.search(r"在此流失 \d+ 人", page) or not lost
    assert "<svg" in page and "<table>" in page


def test_the_page_says_it_in_both_languages(client, which):
    """The frame's words; what is the script's own stays as it is."""
    for language, words in (("zh-CN", "没人听懂的话"), ("en", "What nobody understood")):
        page = client.get("/script", headers={"Accept-Language": language}).text
        assert words in page
        assert "疫情防控电话回访" in page


def test_phrases_that_never_matched_lead_to_their_line(client, which):
    """Each with a link to where it stands."""
    page = part(client, f"/script/phrases?{which}")
    lines = [int(number) for number in re.findall(r"#line-(\d+)", page)]
    text = shipped("zh").text.splitlines()
    assert lines and all('"' in text[line - 1] for line in lines)


def test_what_nobody_understood_is_grouped(client, which):
    """With how often it was said and a call to listen to."""
    page = part(client, f"/script/unmatched?{which}")
    assert "哎你说这个天气啊" in page.replace(" ", "")
    assert re.search(r'href="/calls/\d+"', page)


def test_the_question_that_is_least_understood_is_that_of_the_list(client, which):
    """One number at the top and in the list below, whatever silence and noise there was besides."""
    top = part(client, f"/script/picture?{which}")
    listed = part(client, f"/script/unmatched?{which}")
    question, number = re.search(
        r"最常听不懂的一问是“(.+?)”：问到 .+? 人，有 ([\d,]+) 句", top
    ).groups()
    counts = dict(re.findall(r"<summary>(\S+) <span class=\"dim\">(\d+) 次", listed))
    assert counts[question] == number == max(counts.values(), key=int)


def test_what_nobody_understood_is_of_the_version_shown(client, database):
    """Not of calls that were held with another; of all where nobody was called with it yet."""
    from callbot.scriptfile.load import loads
    from callbot.web.pages.script import study_unmatched

    old, edited = shipped("zh"), loads(shipped("zh").text + "\n# edited\n")

    def answers(script):
        """How many were not understood, as the page of this version counts them."""
        with open_database(database, "read") as store:
            found = study_unmatched(store, script.text, None)
        return found.of_version, sum(one.size for one in found.found)

    with open_database(database) as store:
        scripts.save(store, edited, Saving(old.sha256, "more", "Li", "2020-02-12T09:00"))
    _, before = answers(old)
    assert answers(edited) == (False, before)
    assert "以前各版的通话" in part(client, f"/script/unmatched?version={edited.sha256[:16]}")
    with open_database(database) as store, store.writing() as conn:
        conn.execute(
            "UPDATE call SET script_sha256 = ? WHERE id % 2 = 0 AND id IN"
            " (SELECT call_id FROM turn WHERE kind = 'no_match')", (edited.sha256,)
        )  # fmt: skip
    (_, kept), (of_version, moved) = answers(old), answers(edited)
    assert of_version and kept and moved and kept + moved == before


def test_a_run_counts_its_own_calls_only(client, which):
    """A run that is not there has none."""
    assert "还没有用这一版打过电话" in part(client, f"/script/picture?{which}&run=99")


@pytest.mark.parametrize("version", ["abc", "0" * 16, "../../etc", "%' OR 1=1 --", "é"])
def test_a_version_that_is_not_there_is_one_clear_error(client, version):
    """No trace, no script."""
    answer = client.get("/script", params={"version": version})
    assert answer.status_code in (400, 404)
    assert "Traceback" not in answer.text


def test_another_version_is_shown_with_its_message(client, settings, database):
    """Messages are text, whatever they hold."""
    script = shipped("zh")
    with open_database(database) as store:
        scripts.save(
            store, script, Saving(None, "<script>alert(1)</script>", "<b>", "2020-02-11T09:00")
        )
    page = client.get("/script").text
    assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page


def test_a_script_full_of_markup_is_only_text(client, database):
    """Labels, prompts, phrases and titles of a script somebody sent us."""
    from callbot.scriptfile.load import loads
    from callbot.store.registry import register_script

    evil = "<script>alert(1)</script>"
    text = shipped("zh").text.replace("有什么症状", evil).replace('title = "', f'title = "{evil}')
    with open_database(database) as store:
        register_script(store, loads(text), "2020-02-12T09:00")
        sha256 = loads(text).sha256
    for path in ("/script", "/script/picture", "/script/phrases", "/script/unmatched", "/tune"):
        assert "<script>alert" not in part(client, f"{path}?version={sha256[:16]}")


def test_without_any_script_the_page_says_how_to_begin(tmp_path, settings):
    """An empty database is no error."""
    from dataclasses import replace

    from starlette.testclient import TestClient

    from callbot.web.app import create_app

    empty = tmp_path / "empty.db"
    open_database(empty).close()
    alone = replace(settings, database=empty)
    with TestClient(create_app(alone), base_url=alone.origins[0]) as client:
        client.cookies.set(alone.session_cookie, alone.session)
        for path in ("/script", "/tune"):
            assert "callbot simulate" in client.get(path).text
