"""SVG elements. Presentation attributes only: a page's security policy may forbid styles."""

from __future__ import annotations

from html import escape

INK, SOFT, PAPER = "#1c2430", "#5a6675", "#ffffff"
BOX, BOX_EDGE = "#f6f8fa", "#8a97a6"
FLOW, FLOW_SOFT = "#5b7ea6", "#a9b8c9"
LOST, LOST_SOFT = "#a4161a", "#f0d9d8"
KEY = "#1f5f99"
FONT = (
    "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei',"
    " 'Noto Sans CJK SC', sans-serif"
)


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """One element; `_` in the name of an attribute stands for `-`. `content` is markup."""
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(number(value))}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def number(value: str | float) -> str:
    """Short numbers: a tenth of a pixel is enough."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def text(words: str, x: float, y: float, size: float = 12.5, **attributes: str | float) -> str:
    """One line of text, escaped; `y` is its baseline."""
    return element("text", escape(words), x=x, y=y, font_size=size, **attributes)


def rect(x: float, y: float, width: float, height: float, **attributes: str | float) -> str:
    """A rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def titled(content: str, title: str, **attributes: str | float) -> str:
    """A group with words that show when one points at it."""
    return element("g", f"<title>{escape(title)}</title>{content}", **attributes)
