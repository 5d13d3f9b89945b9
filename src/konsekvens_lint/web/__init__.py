"""The page for those who use no command line: on their own machine, or on a unit's internal server."""
