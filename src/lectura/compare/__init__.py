"""One recording heard by several solutions: how they differ, and what most of them heard."""
