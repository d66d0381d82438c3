"""Language models inside this process: the list, fetching them, serving them."""
