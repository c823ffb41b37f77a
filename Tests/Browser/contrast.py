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
# The share of pixels behind a text that may contrast too little with it: a hairline that crosses it.
STRAY = 0.02


async def contrasts(tab, selectors):
    """For each text that the selectors name: (what it is, its least contrast, whether that is too little)."""
    texts = await tab.page.evaluate(probe("texts"), selectors)
    if not texts:
        return []
    await tab.restyle(UNSEEN)
    picture = await tab.page.screenshot(full_page=True)
    await tab.restyle("")
    data = "data:image/png;base64," + base64.b64encode(picture).decode()
    measured = await tab.page.evaluate(probe("contrast"), [data, texts])
    return [
        (f"{text['selector']} “{text['begins']}” {result['least']:.2f}:1, wants {text['wants']}:1",
         result["least"], result["poor"] > STRAY)
        for text, result in zip(texts, measured)
    ]  # fmt: skip
