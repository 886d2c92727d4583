"""Files of other departments become typed tables of the catalogue; what does not fit is set aside and told.

files      what stands in a file: sheets of text cells (workbook, csv, parquet)
headers    which column of a file is which of the catalogue
cells      one cell becomes a value, or a fault with its remedy
names, places, workdays   canonical names; the province, city and county of a place; numbered working days
frame      columns become a typed table; the parts of a table are put together
typed      rows that were read from documents become such a table too
companions what is worked out beside a column (its county, its number among working days, a birth date)
"""
