"""What is printed: papers, designs and products; WeasyPrint only measures and draws.

Why nothing is imported here: `press` loads WeasyPrint, which a check and a preview do without.
"""

__all__: list[str] = []
