"""A small briefing in the shape of a real one, which every check passes; and ways to spoil it, one for each check."""

import base64

SENTENCE = "长期的校企联合研究要有人牵头，“谁牵头”写进合同；门、见、页、风、食、车、马、鱼的写法不变。"


def paragraph(number, notes=()):
    marks = "".join(
        f'<a class="noteref" role="doc-noteref" id="ref-{note}" href="#note-{note}">[{note}]</a>' for note in notes)
    return f"<p><span class=\"run\">第{number}段：{SENTENCE * 2}{marks}</span></p>" + "".join(
        f'<div class="footnotes"><aside class="footnote" role="doc-footnote" id="note-{note}">'
        f'<a class="number" href="#ref-{note}" role="doc-backlink">注{note}</a> 第{note}条注文，说明数字从哪里来。</aside></div>'
        for note in notes)


def table(number, rows):
    body = "".join(
        f'<tr><th scope="row">甲{number}之{row}</th><td>{"产学研用耐心资本" * (row % 5 + 2)}</td><td>{row * 7}项</td></tr>'
        for row in range(rows))
    return (
        f'<div class="scroll" id="table-{number}"><table><caption><b>表{number}</b>各处的做法</caption>'
        f"<thead><tr><th scope=\"col\">集群甲</th><th scope=\"col\">做法乙</th><th scope=\"col\">数丙</th></tr></thead>"
        f"<tbody>{body}</tbody></table></div>")


def figure(number):
    return (
        f'<figure id="figure-{number}"><svg role="img" viewBox="0 0 300 160" width="300" height="160">'
        f"<title>图{number}</title><desc>两条</desc><rect x=\"60\" y=\"20\" width=\"180\" height=\"40\" fill=\"#12436D\"/>"
        f'<rect x="60" y="90" width="120" height="40" fill="#28A197"/><text x="4" y="44" font-size="12" font-family="Noto Sans CJK SC">条目天</text>'
        f'<text x="4" y="114" font-size="12" font-family="Noto Sans CJK SC">条目地</text></svg><figcaption><b>图{number}</b>两处的比例</figcaption></figure>')


# Clauses of a heading that is longer than a line, in pieces as the program writes them.
CLAUSES = '，<span class="clause">怎样在合同里写明各方的责任和期限，</span><span class="clause">怎样公布执行的结果</span>'
HEADS = '@page { @top-left { content: "丛书"; } @top-right { content: "样本的书名"; } }'
CHAPTERS = 3
ROWS = 32


def html(style, numbers=None, spoil="", change=None):
    """The specimen. `numbers` go into the contents, for an engine that does not count pages there by itself."""
    titles = [("one", "第一章的题目"), ("two", "第二章的题目"), ("three", "第三章的题目")]
    entries = "".join(
        f'<li class="rank1"><a href="#{name}"><span class="title">{title}</span><span class="leader"></span>'
        f'<span class="folio" data-target="{name}">{(numbers or {}).get(name, "")}</span></a></li>'
        for name, title in titles)
    chapters = ""
    for index, (name, title) in enumerate(titles):
        following = titles[(index + 1) % len(titles)]
        number = (numbers or {}).get(following[0], "")
        lead = (
            f'<p><span class="run">参看<a href="#{following[0]}">{following[1]}</a><span class="at-page"><span>（第<a class="folio" '
            f'href="#{following[0]}" data-target="{following[0]}">{number}</a></span>页）</span>。</span></p>')
        parts = [f'<section class="part" id="{name}"><header class="opening"><h2>{title}</h2></header><div class="text">']
        for section in range(4):
            at = index * 100 + section * 10
            parts.append(f"<h3>{title[:3]}的小节{section}{CLAUSES if section == 3 else ''}</h3>")
            parts += [lead] if section == 1 else []
            parts += [paragraph(at + n, [at + n] if n == 1 else []) for n in range(3)]
        parts += [figure(index + 1), table(index + 1, ROWS), "</div></section>"]
        chapters += "".join(parts)
    sheet = base64.b64encode((style + HEADS + spoil).encode()).decode()
    page = (
        '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>样本</title>'
        '<meta name="author" content="编辑部"><meta name="description" content="样本的摘要">'
        '<meta name="keywords" content="样本, 检查"><meta name="dcterms.created" content="2026-11-23">'
        f'<link rel="stylesheet" href="data:text/css;base64,{sheet}"></head><body class="report">'
        '<header class="cover" id="cover"><p class="series">丛书</p><h1>样本的书名</h1></header><main>'
        f'<nav class="contents" id="contents"><h2>目录</h2><ol>{entries}</ol></nav>{chapters}</main></body></html>')
    return change(page) if change else page


# What the front matter of an official specimen gives.
GIVEN = {
    "issuer": "试验组", "issue": "试〔2026〕1号", "signed": "张三", "to": "各试验单位", "attachments": ["甲件", "乙件"],
    "contact": "李四", "cc": ["丙处", "丁处"], "secrecy": "内部资料", "urgency": "加急"}


def official(page):
    """The specimen as an official document."""
    head = (
        '<header class="masthead" id="cover"><p class="rank"><span>内部资料</span><span>加急</span></p><p class="name">试验组</p>'
        '<p class="issue approved"><span>试〔2026〕1号</span> <span>签发人：<b>张三</b></span></p>'
        '<h1><span class="whole">样本的书名</span></h1></header><main><p class="audience">各试验单位：</p>')
    closing = (
        '<section class="closing"><ol class="attachments"><li><span class="lead">附件：</span><span>1.甲件</span></li>'
        '<li><span>2.乙件</span></li></ol><div class="seal"><p class="signature"><span>试验组</span></p>'
        '<p class="dated"><time>2026年11月26日</time></p></div><p class="contact">（联系人：李四）</p></section>'
        '<footer class="colophon" id="colophon" data-foot><p class="copies">抄送：丙处，丁处。</p>'
        '<p class="printed"><span>编辑部</span> <span>2026年11月26日印发</span></p></footer></main>')
    start, end = page.index('<header class="cover"'), page.index("<main>") + len("<main>")
    page = page[:start] + head + page[end:]
    return page.replace("</main>", closing).replace('<body class="report">', '<body class="official issued">')


NAMES = ("Innosuisse", "Guangdong", "Encyclopaedia", "Helsinki")
LONG = "responsibility internationally collaboration universities independently representation institutional income sector reader".split()


def english(style, spoil="", change=None):
    """A page of English in a narrow column, in which lines end in every place of long words and names."""
    paragraphs = []
    for number in range(24):
        words = []
        for place in range(40):
            at = number * 7 + place * 3
            words += ["an " * (at % 3) + LONG[at % len(LONG)]]
            if place % 5 == 2:
                words.append(f'<span class="undivided">{NAMES[at % len(NAMES)]}</span>')
        last = f'<span class="undivided">{LONG[number % len(LONG)]}.</span>'
        paragraphs.append(f'<p><span class="run">{" ".join(words)} {last}</span></p>')
    entry = (
        '<li id="source-a"><span class="number">[1]</span> <span>Office of Records. On the division of income[R/OL]. 2002, 14. '
        "https://example.org/a</span></li>")
    sheet = base64.b64encode((style + spoil).encode()).decode()
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Specimen</title>'
        f'<link rel="stylesheet" href="data:text/css;base64,{sheet}"></head><body class="report"><main>'
        f'<section class="part" id="one"><header class="opening"><h2>A chapter</h2></header><div class="text">{"".join(paragraphs)}'
        f'</div></section><section class="back" id="sources"><h2>Sources</h2><ol class="sources">{entry}</ol></section></main></body></html>')
    return change(page) if change else page
