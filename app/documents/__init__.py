"""Papers: data in, bytes of a file out; only this package knows the libraries that write them.

`*_data` says what a paper is told, without reportlab, and a module named as the paper draws it.
The annual report is told first (`annual_report`, `report_*`), then each writer draws the same
blocks in its format: `pdf_*`, `docx_*` for Word, `xlsx_*` for Excel.
"""
