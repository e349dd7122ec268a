"""A drawing as a picture: SVG set by typst into PNG, with the figures inside as text."""

import io

import typst
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

PPI = 144.0
FIGURES = "figures"
"""The text chunk that holds the figures as CSV."""
PAGE = b"""#set page(width: auto, height: auto, margin: 8pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 720pt)
"""


class PictureError(InputError):
    """The drawing could not be set."""

    code = "picture"
    text = T("这张图排不出来：{why}", "The picture cannot be set: {why}")


def as_png(svg: str, figures: str) -> bytes:
    """Set a drawing at 144 dots an inch; ``figures`` goes along as text. Raises ``PictureError``."""
    try:
        made = typst.compile(PAGE, format="png", ppi=PPI, sys_inputs={"svg": svg})
    except typst.TypstError as error:
        raise PictureError(why=error.message) from error
    told, out = PngInfo(), io.BytesIO()
    told.add_itxt(FIGURES, figures)
    with Image.open(io.BytesIO(bytes(made))) as picture:
        picture.save(out, "PNG", pnginfo=told, optimize=False)
    return out.getvalue()
