"""Mass calls to simulated residents: the plan, the workers, the run."""
