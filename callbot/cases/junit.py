"""Results as JUnit XML, which build servers show."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from callbot.cases.replaying import Difference

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(results: list[tuple[str, list[Difference]]]) -> bytes:
    """One test case a file."""
    failures = sum(bool(found) for _, found in results)
    suite = ET.Element(
        "testsuite", name="callbot", tests=str(len(results)), failures=str(failures), errors="0"
    )
    for file, found in results:
        case = ET.SubElement(suite, "testcase", classname="callbot", name=_clean(file))
        if found:
            text = "\n".join(line_of(file, one) for one in found)
            message = f"{len(found)} difference(s)"
            ET.SubElement(case, "failure", message=message).text = _clean(text)
    content: bytes = ET.tostring(suite, encoding="utf-8", xml_declaration=True)
    return content


def line_of(file: str | Path, one: Difference) -> str:
    """A difference as one line."""
    return f"{file}:{one.line}:{one.column}: {one.what}: {one.expected} → {one.got}"


def _clean(text: str) -> str:
    return _NO_XML.sub("�", text)
