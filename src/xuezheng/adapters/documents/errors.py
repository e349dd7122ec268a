"""What can be wrong with a file that somebody sends; each says what to do."""

from xuezheng.core.base.errors import BackendError, InputError
from xuezheng.core.base.labels import T

LIMIT_MB = 20


class DocumentError(InputError):
    """Root of the errors of this package."""

    code = "document"
    text = T("文件读不了", "The file cannot be read")


class EmptyDocumentError(DocumentError):
    """Nothing in it."""

    code = "document-empty"
    text = T("文件是空的，没有文字可读。", "The file is empty: there is no text to read.")


class TooLargeError(DocumentError):
    """More bytes than are taken."""

    code = "document-too-large"
    text = T(
        "文件 {megabytes} MB，超过 {limit} MB 的上限。请去掉图片后另存，或分成几份。",
        "The file has {megabytes} MB; the limit is {limit} MB. Save it without pictures, or split it.",
    )


class BombError(DocumentError):
    """An archive that unpacks to far more than it is."""

    code = "document-bomb"
    text = T(
        "文件解压后达 {megabytes} MB，超过 {limit} MB 的上限，未予打开。",
        "The file unpacks to {megabytes} MB, more than the limit of {limit} MB; it was not opened.",
    )


class UnknownFormatError(DocumentError):
    """No format that we read."""

    code = "document-unknown"
    text = T(
        "认不出这种文件（{suffix}）。可读：txt、html、docx、doc、wps、xlsx、xls、pdf。",
        "Unknown kind of file ({suffix}). Readable: txt, html, docx, doc, wps, xlsx, xls, pdf.",
    )


class UndecodableError(DocumentError):
    """A text in no encoding that we know."""

    code = "document-encoding"
    text = T(
        "文字编码认不出：第 {byte} 个字节既不是 UTF-8 也不是 GB18030。请另存为 UTF-8 文本。",
        "Unknown text encoding: byte {byte} is neither UTF-8 nor GB18030. Save the text as UTF-8.",
    )


class PasswordError(DocumentError):
    """Protected with a password."""

    code = "document-password"
    text = T(
        "文件设有密码，打不开。请在 WPS 或 Word 里取消密码后再上传。",
        "The file is protected with a password. Remove the password in WPS or Word and try again.",
    )


class DamagedError(DocumentError):
    """Broken inside."""

    code = "document-damaged"
    text = T(
        "文件已损坏，{format} 格式打不开。请重新另存一份。",
        "The file is damaged and cannot be opened as {format}. Save it anew.",
    )


class ScannedError(DocumentError):
    """A PDF of pictures."""

    code = "document-scanned"
    text = T(
        "这是扫描件：{pages} 页只有图像，没有文字。请上传可复制文字的 PDF 或原始 .docx。",
        "This is a scan: {pages} pages hold pictures and no text. Send a PDF with text or the .docx.",
    )


class PictureError(DocumentError):
    """A picture instead of a document."""

    code = "document-picture"
    text = T(
        "这是图片，没有可读的文字。请上传原始文档。",
        "This is a picture; there is no text to read. Send the document itself.",
    )


class OfdError(DocumentError):
    """OFD is named, not read."""

    code = "document-ofd"
    text = T(
        "OFD 版式文件暂不能读。请另存为 PDF 或 .docx 后上传。",
        "OFD files cannot be read. Save as PDF or .docx and try again.",
    )


class NoConverterError(BackendError):
    """LibreOffice is not installed here."""

    code = "document-converter"
    text = T(
        "读 .doc/.wps/.rtf 需要 LibreOffice Writer，本机没有。请在 WPS 或 Word 里另存为 .docx 再上传，或请管理员安装。",
        "Reading .doc/.wps/.rtf needs LibreOffice Writer, which is missing here. "
        "Save as .docx in WPS or Word, or ask the operator to install it.",
    )


class ConversionError(DocumentError):
    """LibreOffice gave nothing back."""

    code = "document-conversion"
    text = T(
        "旧格式文件转换失败。请在 WPS 或 Word 里另存为 .docx 后再上传。",
        "Converting the old format failed. Save it as .docx in WPS or Word and try again.",
    )
