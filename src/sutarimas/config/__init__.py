"""Settings, addresses, middleware and the frame that both faces share."""
