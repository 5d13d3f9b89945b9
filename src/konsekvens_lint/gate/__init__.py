"""The gate: what of a run's findings counts, where debts from before are not to block what is new."""
