"""The doors of Jianwen: command line, reports, store, batch runs. Nobody imports this room."""

__version__ = "0.1.0"
