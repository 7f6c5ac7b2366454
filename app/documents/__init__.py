"""Papers: data in, PDF bytes out; only this package draws with reportlab.

`*_data` says what a paper is told, without reportlab, and a module named as the paper draws it.
The annual report is told first (`annual_report`, `report_*`) and drawn then (`pdf_*`), so that
another writer can draw the same blocks in another format.
"""
