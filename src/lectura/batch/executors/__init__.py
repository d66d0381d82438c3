"""Where the workers of a batch run: in this process, in others of this machine, in a cluster."""
