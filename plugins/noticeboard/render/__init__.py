"""Fifth stage: boards → HTML, SVG, PNG and PDF. Nothing here reads the clock or the network."""
