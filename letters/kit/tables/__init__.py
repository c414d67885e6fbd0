"""Tables in files, row by row: CSV, workbooks, HTML pages; what encoding a text is in."""
