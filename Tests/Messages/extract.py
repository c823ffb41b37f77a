"""Finds the messages in the Swift sources: each literal that stands where a `Message` is wanted, as its catalogue's key.

The places are known by their words: the arguments of what makes a diagnostic (`.error(…)`, `help:` …), and all that is
declared as a `Message`. Literals in other places are no messages.
"""

import re
from pathlib import Path

# Functions whose literals are messages, but for names such as a diagnostic's id.
CALLS = re.compile(r"(?<![A-Za-z_])(?:\.error|\.warning|\.note|\.report|error|warning|note|fail|fault|wrong|warn|report|"
                   r"problem|Diagnostic|PublishingFailure|EngineFailure|RefusedOption|Console\.say|Console\.result|"
                   r"ValidationError|\.words|\bwords|\bgroup|\badd|appendInterpolation|unused|refuse|tooMany|misfit|require|alone|"
                   r"readScript|described|missing|unreadableFile)\($")
# Identifiers, names of files and formats: the same in every language.
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+( [a-z0-9]+(-[a-z0-9]+)+)*|[a-z]+\.(?:csv|yaml)|\.[a-z]+|%%PDF-|\{\\rtf|ERROR: |[\w/]*%1\.[a-z]+|\{ name: …, url: … \}|\{ file: 100 MB \}")


class Literal:
    def __init__(self, key, line, context, place):
        self.key, self.line, self.context, self.place = key, line, context, place


def literals(text):
    """Yields (key, start offset, end offset, nested code spans) for every string literal of a Swift file."""
    index, length = 0, len(text)
    while index < length:
        two = text[index:index + 2]
        if two == "//":
            index = text.find("\n", index)
            if index < 0:
                return
        elif two == "/*":
            index = text.find("*/", index) + 2
        elif text[index] == "#" and re.match(r'#+"', text[index:index + 4]):
            hashes = re.match(r"#+", text[index:]).group()
            triple = text.startswith('"""', index + len(hashes))
            quote = ('"""' if triple else '"') + hashes
            index = text.find(quote, index + len(hashes) + (3 if triple else 1)) + len(quote)
        elif text[index] == '"':
            start = index
            key, index, nested = read(text, index)
            yield key, start, index, nested
            for begin, end in nested:
                for inner in literals(text[begin:end]):
                    yield inner[0], inner[1] + begin, inner[2] + begin, [(a + begin, b + begin) for a, b in inner[3]]
        else:
            index += 1


def read(text, index):
    """Reads the literal that begins at an offset: its key, where it ends, and the code inside."""
    triple = text.startswith('"""', index)
    quote = '"""' if triple else '"'
    index += len(quote)
    parts, nested, count = [], [], 0
    while not text.startswith(quote, index):
        character = text[index]
        if character == "\\":
            following = text[index + 1]
            if following == "(":
                end = closing(text, index + 2)
                nested.append((index + 2, end))
                count += 1
                parts.append(("arg", f"%{count}"))
                index = end + 1
                continue
            if following == "u":
                end = text.index("}", index)
                parts.append(("text", chr(int(text[index + 3:end], 16))))
                index = end + 1
                continue
            parts.append(("join", "") if following == "\n" else ("text", {"n": "\n", "t": "\t"}.get(following, following)))
            index += 2
            continue
        parts.append(("text", "%%" if character == "%" else character))
        index += 1
    index += len(quote)
    if triple:
        parts = unindent(parts, text, index - 3)
    return "".join(value for _, value in parts), index, nested


def unindent(parts, text, end):
    """A literal of several lines: without the indentation of its closing quotes, its first and its last line's end."""
    margin = len(text[text.rindex("\n", 0, end) + 1:end])
    lines, current = [], []
    for part in parts:
        if part == ("text", "\n") or part[0] == "join":
            lines.append((current, part[0] == "join"))
            current = []
        else:
            current.append(part)
    result = []
    for number, (line, joined) in enumerate(lines[1:], 1):
        dropped = 0
        while line and dropped < margin and line[0] == ("text", " "):
            line = line[1:]
            dropped += 1
        result += line
        if not joined and number < len(lines) - 1:
            result.append(("text", "\n"))
    return result


def closing(text, index):
    """The bracket that closes an interpolation."""
    depth = 1
    while True:
        if text[index] == '"':
            _, index, _ = read(text, index)
            continue
        if text[index] == "(":
            depth += 1
        elif text[index] == ")":
            depth -= 1
            if depth == 0:
                return index
        index += 1


def blank(text):
    """The text with what its literals and comments hold blanked out, so that brackets and words are code."""
    result = list(text)
    for _, start, end, nested in literals(text):
        keep = [False] * (end - start)
        for begin, stop in nested:
            for i in range(begin - start, stop - start):
                keep[i] = True
        for i in range(start, end):
            if not keep[i - start] and result[i] not in "\n":
                result[i] = "\x00"
    code = "".join(result)
    return re.sub(r"//[^\n]*", lambda m: " " * len(m.group()), code)


def opener(code, offset):
    """The offset behind the bracket that is open at an offset, and the bracket; brackets of interpolations end the search."""
    depth = 0
    for index in range(offset - 1, -1, -1):
        character = code[index]
        if character in ")]}":
            depth += 1
        elif character in "([{":
            if depth == 0:
                return index
            depth -= 1
    return None


def declared(code, brace):
    """Whether a brace opens the body of something whose value is a message."""
    head = code[max(0, brace - 400):brace]
    head = head[max(head.rfind("}"), head.rfind("{"), head.rfind(";")) + 1:]
    return bool(re.search(r"(->|:)\s*(Diagnosed<)?\[?Message\??\]?>?\s*$", head.strip()))


def is_message(code, offset, end):
    """Whether a literal at an offset stands where a message is wanted."""
    # A pattern, on the line of its `case` or one below it.
    if re.search(r"\n\s*case\s+(\x00+,\s*)*\Z", code[max(0, offset - 400):offset]):
        return False
    if re.search(r"\.(contains|hasPrefix|hasSuffix|split|firstRange|replacing)\([^()]*$", code[max(0, offset - 60):offset]):
        return False
    if re.search(r"\btaken(\.\w+)?\[[^\]\n]*\] = $", code[max(0, offset - 80):offset]):
        return True
    # `("…" as Message)`
    if re.match(r"\s+as Message\b", code[end:end + 20]):
        return True
    # `help: …`, `let words: Message = …`, anywhere up to the literal within one expression.
    before = code[max(0, offset - 600):offset]
    if re.search(r"(?:let|var)\s+\w+\s*:\s*\[?(?:\w+:\s*)?Message\??\]?\s*=\s*(?:[^\n]|\n\s*(?:[?:.+]|\x00|if |switch ))*$", before):
        return True
    position = offset
    first = True
    while True:
        found = opener(code, position)
        if found is None:
            return False
        bracket = code[found]
        if bracket == "(":
            head = code[max(0, found - 80):found + 1]
            if CALLS.search(head):
                return True
            # What a value must be, as in `read(entry, "a length", …)`.
            if re.search(r"\bread\($", head) and re.match(r"(?:entry|part), $", code[found + 1:offset]):
                return True
            if re.search(r"(help|message|meant|reason|words|feature|separator):\s*[^,()]*$", code[found + 1:offset]) and first:
                return True
        elif bracket == "{":
            # The other branches of an `if` stand where its first one does.
            while branch := re.search(r"\}\s*else(\s+if\b[^{}]*)?\s*$", code[max(0, found - 400):found]):
                before = opener(code, max(0, found - 400) + branch.start())
                if before is None:
                    break
                found = before
            head = code[max(0, found - 400):found]
            if re.search(r"\bRule\([^\n]*\)\s*$", head):
                return True
            if declared(code, found) or re.match(r"[^\n{}]*->\s*Message\??\s+in\b", code[found + 1:found + 80]):
                return True
            if re.search(r"(?:let|var)\s+\w+\s*:\s*\[?(?:\w+:\s*)?Message\??\]?\s*=\s*(?:if|switch)\b[^\n]*$", head.rstrip()) or \
               re.search(r"(?:let|var)\s+\w+\s*:\s*Message\??\s*=\s*\n\s*(?:if|switch)\b[^\n{}]*$", head.rstrip()):
                return True
            if not re.search(r"(\belse|\bif\b[^{}]*|\bswitch\b[^{}]*|\bguard\b[^{}]*|\bfor\b[^{}]*|\.map|\.flatMap|\.compactMap|\bin\b)\s*$", head.rstrip()[-200:]):
                return False
        first = False
        position = found


def messages(root):
    """The messages below a folder: key -> places `file:line`."""
    found = {}
    for path in sorted(Path(root).rglob("*.swift")):
        text = path.read_text()
        code = blank(text)
        for key, start, end, _ in literals(text):
            words = re.sub(r"%[0-9%]", "", key)
            # What joins a list and what stands around a name have no letters, and other signs in Chinese.
            if key not in (", ", "'%1'") and not re.search(r"[A-Za-z]{2}", words) or NAME.fullmatch(key) or not is_message(code, start, end):
                continue
            place = f"{path}:{text.count(chr(10), 0, start) + 1}"
            found.setdefault(key, []).append(place)
    return found
