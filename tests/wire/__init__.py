"""Local servers that speak the wires of real providers."""
