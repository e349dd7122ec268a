"""A paper as .docx after GB/T 9704, that WPS and Word open without re-typesetting."""

from xuezheng.adapters.papers.docx.write import docx

__all__ = ["docx"]
