"""The season as summary.xlsx: one module a sheet says what stands in its rows, table.py lays rows
out over sheets, look.py says how cells look and what may stand in them, write.py puts all together.
"""
