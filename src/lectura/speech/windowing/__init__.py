"""From sound to pieces of at most 30 s: voice activity, regions, packing, windows."""
