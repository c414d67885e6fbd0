"""The page as a folder of static files: the wheel of this checkout, its packages, and Python for the browser.

    python -m scripts.site [FOLDER]

Everything from elsewhere is named here with its digest (`packages.txt`, `interpreter.json`); what does not agree is
not used. `brought` fetches it, `compiling` runs inside the browser's own Python and leaves out what nothing reaches
(`reached`), `assembly` makes the folder.
"""
