"""A board on one sheet: panels are measured, packing is arithmetic."""

__all__: list[str] = []
