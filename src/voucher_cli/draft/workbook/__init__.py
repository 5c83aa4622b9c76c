"""A draft as a workbook: rows.py says what stands in which row, look.py how it looks, write.py
puts both into the bytes of manifest.xlsx."""
