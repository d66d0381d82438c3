"""From a model's name to its files and a device."""
