"""PURE: a script's graph, laid out in layers and drawn as SVG, with what really went along it."""
