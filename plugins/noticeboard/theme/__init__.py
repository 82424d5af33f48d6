"""The theme `noticeboard`, which MkDocs finds by the entry point `mkdocs.themes`."""
