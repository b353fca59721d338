"""The fonts of the briefing document: Latin, Greek and Cyrillic letters in two weights, and Korean syllables.

Needs ``fonttools`` and ``brotli``. Cut from Source Sans 3 (Adobe), as Streamlit ships it, and from NanumGothic (NAVER), as
Debian's package ``fonts-nanum`` ships it; both under the SIL Open Font License 1.1, which asks for other names.

    python scripts/build_fonts.py SourceSansVF-Upright.ttf.woff2 NanumGothic.ttf
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parents[1] / "ledger" / "documents" / "fonts"
LETTERS = [*range(0x20, 0x530), *range(0x1E00, 0x1F00), *range(0x2000, 0x2300), *range(0x25A0, 0x2700)]
HANGUL = [0x20, *range(0x1100, 0x1200), *range(0x3130, 0x3190), *range(0xAC00, 0xD7A4)]
FAMILY, SUBFAMILY, FULL, POSTSCRIPT = 1, 2, 4, 6
TYPOGRAPHIC = (16, 17, 21, 22, 25)


def build(source: Path, weights: dict[str, int], family: str, letters: list[int]) -> None:
    """Write one file a weight; an empty weight leaves the font at the one it has."""
    for weight, number in weights.items():
        font = TTFont(source)
        font.flavor = None
        if number:
            font = instantiateVariableFont(font, {"wght": number})
        _name(font, family, weight)
        options = Options()
        options.hinting, options.name_IDs, options.layout_features = (
            False,
            ["*"],
            ["kern", "ccmp", "mark", "locl", "tnum"],
        )
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=letters)
        subsetter.subset(font)
        font.save(FONTS / f"{family.replace(' ', '')}-{weight}.ttf")


def _name(font: TTFont, family: str, weight: str) -> None:
    bold = weight != "Regular"
    names = {
        FAMILY: family,
        SUBFAMILY: "Bold" if bold else "Regular",
        FULL: f"{family} {weight}",
        POSTSCRIPT: f"{family.replace(' ', '')}-{weight}",
    }
    for name in list(font["name"].names):
        if name.nameID in names:
            name.string = names[name.nameID]
        elif name.nameID in TYPOGRAPHIC:
            font["name"].names.remove(name)
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = int(bold)
    if "STAT" in font:
        del font["STAT"]


if __name__ == "__main__":
    FONTS.mkdir(exist_ok=True)
    build(Path(sys.argv[1]), {"Regular": 400, "Semibold": 600}, "Ledger Sans", LETTERS)
    build(Path(sys.argv[2]), {"Regular": 0}, "Ledger Hangul", HANGUL)
