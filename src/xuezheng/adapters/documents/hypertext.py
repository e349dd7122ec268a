"""Web pages: the words a reader of the page sees, block by block."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from xuezheng.adapters.documents.build import Built, Draft

_BLOCKS = {
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header",
    "footer", "nav", "aside", "main", "blockquote", "pre", "dl", "dt", "dd", "form", "figure",
    "figcaption", "address", "center", "body", "tr", "td", "th", "caption", "hr", "fieldset",
}  # fmt: skip
_DROPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "iframe",
    "select",
    "textarea",
}
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|table|meta|br|span)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_page(text: str, suffix: str) -> bool:
    """Tell a web page from a text that merely mentions a tag."""
    head = text[:4000]
    if suffix in ("html", "htm", "xhtml", "shtml"):
        return "<" in text
    return bool(
        re.match(r"\s*<(?:!doctype\s+html|html|head|body|div|meta|p|table)\b", head, re.IGNORECASE)
    ) or (suffix not in ("txt", "text", "md") and len(_PAGE.findall(head)) >= 5)


def read(text: str, encoding: str) -> Built:
    """Collect the visible words; tables keep rows and cells."""
    draft = Draft("html", encoding)
    tree = LexborHTMLParser(text)
    root = tree.body or tree.root
    if root is not None:
        walker = _Walker(draft)
        walker.walk(root)
        walker.flush()
    return draft.built()


class _Walker:
    """Walks the tree without recursion limits biting: depth is bounded by the parser."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.words: list[str] = []

    def flush(self) -> None:
        """End the running block."""
        text = re.sub(r"[ \t\r\n\f]+", " ", "".join(self.words)).strip(" ")
        self.words = []
        for line in text.replace("\x00", "\n").split("\n"):
            if line.strip():
                self.draft.paragraph(line.strip(" "))

    def walk(self, root: LexborNode) -> None:
        """Visit nodes in document order with a stack of our own."""
        stack: list[LexborNode | None] = [root]
        while stack:
            node = stack.pop()
            if node is None:
                self.flush()
                continue
            tag = node.tag
            if tag == "-text":
                self.words.append(node.text_content or "")
            elif tag == "br":
                self.words.append("\x00")
            elif tag == "table" and _is_plain_table(node):
                self.flush()
                self._table(node)
            elif tag not in _DROPPED and not _is_hidden(node):
                self._children(node, stack, block=tag in _BLOCKS)

    def _children(self, node: LexborNode, stack: list[LexborNode | None], *, block: bool) -> None:
        if block:
            self.flush()
            stack.append(None)
        stack.extend(reversed(list(node.iter(include_text=True))))

    def _table(self, table: LexborNode) -> None:
        rows: list[list[tuple[int, str]]] = []
        for line in table.css("tr"):
            cells = [cell for cell in line.iter() if cell.tag in ("td", "th")]
            rows.append(
                [(n, re.sub(r"\s+", " ", cell.text()).strip()) for n, cell in enumerate(cells)]
            )
        self.draft.table([row for row in rows if any(words for _, words in row)])


def _is_plain_table(node: LexborNode) -> bool:
    """Tables used for layout hold other tables or whole articles; those are walked."""
    if node.css("table table") or len(node.css("p")) > 40:
        return False
    return len(node.css("tr")) >= 2 and len(node.css("td, th")) >= 4


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
