"""Versions of scripts: every one kept with what was changed, why, by whom, and from which."""

from dataclasses import replace

import pytest
from stored_calls import script

from callbot.errors import StoreError
from callbot.store import scripts
from callbot.store.open import open_database
from callbot.store.registry import register_script
from callbot.store.scripts import Saving


def at(minute):
    """A time on the day."""
    return f"2020-02-10T09:{minute:02}:00+08:00"


def version_of(letter, text="", name="test.zh"):
    """A script whose hash is one letter over and over."""
    return replace(script(letter * 64), text=text or f"# {letter}\n", id=name)


@pytest.fixture
def store(tmp_path):
    """A database with one version that ran."""
    with open_database(tmp_path / "calls.db") as opened:
        register_script(opened, version_of("a"), at(0))
        yield opened


def test_a_saved_version_is_whole(store):
    """Its exact text, its parent, and the words of who saved it."""
    edited = version_of("b", "# 注释\nid = 1   # trailing\n\n")
    scripts.save(store, edited, Saving("a" * 64, " 加了一种说法 ", "李", at(5)))
    assert scripts.text_of(store, "b" * 64) == edited.text
    newest, oldest = scripts.versions(store, "test.zh")
    assert (newest.sha256, newest.parent_sha256) == ("b" * 64, "a" * 64)
    assert (newest.message, newest.saved_by, newest.since) == ("加了一种说法", "李", at(5))
    assert (oldest.sha256, oldest.parent_sha256, oldest.message) == ("a" * 64, None, "")


def test_going_back_is_a_saving_too(store):
    """A version saved again is the newest one; nothing of the history is lost."""
    scripts.save(store, version_of("b"), Saving("a" * 64, "try", "Li", at(5)))
    scripts.save(store, version_of("a"), Saving("b" * 64, "back again", "Li", at(9)))
    assert [one.sha256[0] for one in scripts.versions(store)] == ["a", "b"]
    told = [(s.sha256[0], s.message) for s in scripts.history(store, "test.zh")]
    assert told == [("a", "back again"), ("b", "try")]


def test_a_version_says_why(store):
    """Without a message nothing is saved."""
    with pytest.raises(StoreError, match="what was changed and why"):
        scripts.save(store, version_of("b"), Saving("a" * 64, "  ", "Li", at(5)))
    assert len(scripts.versions(store)) == 1


def test_a_parent_that_was_never_here_is_left_out(store):
    """A file that never ran may be the beginning."""
    scripts.save(store, version_of("b"), Saving("f" * 64, "new", "Li", at(5)))
    assert scripts.version(store, "b" * 64).parent_sha256 is None


def test_a_version_is_found_by_the_beginning_of_its_hash(store):
    """Eight characters will do; fewer, or others, are an error that says where to look."""
    assert scripts.version(store, "aaaaaaaa").sha256 == "a" * 64
    for wrong in ("aaa", "", "b" * 8, "%", "a" * 65):
        with pytest.raises(StoreError, match="no version"):
            scripts.version(store, wrong)
    with pytest.raises(StoreError, match="no version"):
        scripts.text_of(store, "b" * 64)


def test_versions_of_other_scripts_are_apart(store):
    """Each script has its own."""
    register_script(store, version_of("c", name="other.zh"), at(1))
    assert [one.script for one in scripts.versions(store, "other.zh")] == ["other.zh"]
    assert len(scripts.versions(store)) == 2


def test_the_last_used_version_is_that_of_the_last_call(store):
    """None where nobody was called."""
    assert scripts.last_used(store) is None
