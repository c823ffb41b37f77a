"""The box that a page's text must stay in, worked out from the `@page` rules of a style sheet."""

import tinycss2

UNITS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72, "pt": 1, "px": 0.75}


def _lengths(tokens):
    return [
        token.value * UNITS.get(getattr(token, "unit", "pt"), 1) for token in tokens
        if token.type in ("dimension", "number")]


def _sides(values):
    """The four sides that one to four values mean: top, right, bottom, left."""
    top = values[0]
    right = values[1] if len(values) > 1 else top
    bottom = values[2] if len(values) > 2 else top
    return [top, right, bottom, values[3] if len(values) > 3 else right]


class Pages:
    """The margins of every kind of page: of all, of left and right ones, of those with a name."""

    def __init__(self, style):
        self.margins = {}
        self._read(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True))

    def _read(self, rules):
        for rule in rules:
            if rule.type != "at-rule" or rule.content is None:
                continue
            if rule.lower_at_keyword == "media" and "print" in tinycss2.serialize(rule.prelude):
                self._read(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
            elif rule.lower_at_keyword == "page":
                name = tinycss2.serialize(rule.prelude).strip()
                sides = self.margins.setdefault(name, [None] * 4)
                for item in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                    if item.type != "declaration" or not item.name.startswith("margin"):
                        continue
                    values = _lengths(item.value)
                    if item.name == "margin" and values:
                        sides[:] = _sides(values)
                    elif item.name[7:] in ("top", "right", "bottom", "left") and values:
                        sides[("top", "right", "bottom", "left").index(item.name[7:])] = values[0]

    def box(self, number, size):
        """Left, bottom, right, top of the text's box on a page, by the page's number from 0 and its size."""
        names = ["", ":right" if number % 2 == 0 else ":left"]
        names += ["wide"] if size[0] > size[1] else ["cover"] if number == 0 else []
        margins = [0.0] * 4
        for name in names:
            for side, value in enumerate(self.margins.get(name, [None] * 4)):
                if value is not None:
                    margins[side] = value
        top, right, bottom, left = margins
        return left, bottom, size[0] - right, size[1] - top
