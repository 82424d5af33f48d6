"""One module or folder for each design: what its subjects are, how one is drawn, what is proven."""

__all__: list[str] = []
