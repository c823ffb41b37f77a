"""The contrast of texts with what is painted behind them, whatever that is: a colour, a bar of a chart, a picture."""

import base64

from check import probe

# Texts are taken away, what lies behind them stays.
UNSEEN = """
* {
  color: transparent !important; -webkit-text-fill-color: transparent !important; text-shadow: none !important;
  text-decoration-color: transparent !important; text-emphasis-color: transparent !important;
}
text, tspan { fill: transparent !important; stroke: none !important }
::marker { color: transparent }
"""
# The texts of drawings.
LABELS = ["svg text", "svg tspan"]
# The highest picture taken: a briefing's page is as high as all its paper, and a canvas holds no more than 65,535 pixels,
# without a word about the rest.
HIGHEST = 16_000
# The share of pixels behind a text that may contrast too little with it: a hairline that crosses it.
STRAY = 0.02


def _strips(boxes):
    """The boxes by the strips of the page that they lie in, from the top."""
    strips = []
    for box in sorted(boxes, key=lambda box: box["y"]):
        end = box["y"] + box["height"]
        if not strips or end - strips[-1][0]["y"] > HIGHEST:
            strips.append([])
        strips[-1].append(box)
    return strips


async def contrasts(tab, selectors):
    """For each text that the selectors name: (what it is, its least contrast, whether that is too little)."""
    texts = await tab.page.evaluate(probe("texts"), selectors)
    boxes = [
        box | {"number": number, "color": text["color"], "wants": text["wants"]}
        for number, text in enumerate(texts) for box in text["boxes"]
    ]  # fmt: skip
    if not boxes:
        return []
    measured = [[] for _ in texts]
    await tab.restyle(UNSEEN)
    for some in _strips(boxes):
        top = some[0]["y"]
        height = max(box["y"] + box["height"] for box in some) - top
        clip = {"x": 0, "y": top, "width": tab.page.viewport_size["width"], "height": height}
        picture = await tab.page.screenshot(full_page=True, clip=clip)
        data = "data:image/png;base64," + base64.b64encode(picture).decode()
        for box, result in zip(some, await tab.page.evaluate(probe("contrast"), [data, top, some])):
            measured[box["number"]].append(result)
    await tab.restyle("")
    results = []
    for text, parts in zip(texts, measured):
        least = min((part["least"] for part in parts), default=21)
        poor, seen = (sum(part[key] for part in parts) for key in ("poor", "all"))
        what = f"{text['selector']} “{text['begins']}” {least:.2f}:1, wants {text['wants']}:1"
        # What was not painted has not been looked at.
        results.append((what if seen else f"{what}, nowhere to be seen", least, not seen or poor > STRAY * seen))
    return results
