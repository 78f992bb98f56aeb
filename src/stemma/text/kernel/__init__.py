"""The engine's kernels in C, compiled once for each platform; where there are none, their plain twins do the same."""
