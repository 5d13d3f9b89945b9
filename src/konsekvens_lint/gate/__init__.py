"""A team's gate: what lets old debts and known results through, so that only what is new is told and worked on."""
