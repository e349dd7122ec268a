"""Papers as files: .docx for WPS and Word, PDF for print, .xlsx for 分解表; same paper, same bytes."""
