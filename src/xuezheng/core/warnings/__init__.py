"""Early warnings (监测预警): figures against limits, decided by pure rules."""
