"""How the consistency model is made: pairs, training, calibration, export. Nothing here is part of the package."""
