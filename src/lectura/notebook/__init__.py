"""Lectura in a notebook: on Colab, on Kaggle, in Jupyter.

The notebook's cells (``notebooks/lectura_colab.py``) only hand over what was filled in; what they
call stands here, so that a copy of the notebook that somebody made long ago goes on working. It is
loaded into the notebook's own process, whose packages are somebody else's: nothing but Python's
standard library is imported there. The work is done in processes of their own.
"""

from __future__ import annotations

from lectura.notebook.telling import StoppedCellError
from lectura.notebook.work import Notebook

__all__ = ["Notebook", "StoppedCellError"]
