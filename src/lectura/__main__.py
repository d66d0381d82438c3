"""``python -m lectura``: the same as the command ``lectura``."""

from lectura.cli import main

if __name__ == "__main__":
    main()
