"""Tables of reports: CSV, TSV and Excel files, one report a row, by a mapping of their columns."""

from tollbook.documents.tables.columns import guess_columns, load_columns, written_columns
from tollbook.documents.tables.looking import look_at

__all__ = ["guess_columns", "load_columns", "look_at", "written_columns"]
