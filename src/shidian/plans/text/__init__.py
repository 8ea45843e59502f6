"""The text of a plan: its flow without line ends, its outline, its sentences."""
