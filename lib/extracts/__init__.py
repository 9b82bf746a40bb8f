"""The records behind a view -> files that say what they are: package, workbook, rows; and back."""
