"""Notes of a lecture: the records (`model`), and the engines that fill them."""
