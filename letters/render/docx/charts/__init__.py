"""Native charts of Word, with the workbook that makes their data editable."""
