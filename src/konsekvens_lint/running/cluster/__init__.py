"""Judging on a Dask cluster that is running already. Dask itself is loaded when one is connected to."""
