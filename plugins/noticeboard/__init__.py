"""Public notice boards of residential buildings: a web page and a poster from one YAML file.

The stages, each a folder, each importing only those before it::

    load -> schema -> catalogue -> derive -> render -> publish

`pipeline.py` tells the whole story; `mkdocs_plugins/` and `cli/` sit on top of it.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
