"""What the bytes of a container tell beyond what libav reads; one module per kind of container."""
