"""lectura: a lecture recording in; its transcript, and notes that can be checked, out."""

from lectura import telemetry

__version__ = "0.1.0"

telemetry.switch_off()  # before anything of ours imports a library that reads the switches
