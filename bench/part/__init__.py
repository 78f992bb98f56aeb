"""The parts of a run: pairs, throughput and growth, each by itself."""
