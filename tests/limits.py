"""How long a test may take that shows only that the work ends: no speed is measured here."""

ENDLESS = 60.0  # seconds of processor time; linear work takes a second or two, quadratic work many minutes
