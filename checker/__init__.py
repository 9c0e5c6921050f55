"""Finds what is wrong in machine-translated news articles, and says where, why and what to write instead."""

__version__ = "0.1.0"
