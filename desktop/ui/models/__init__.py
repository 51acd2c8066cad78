"""Qt models: thin maps from a Document to rows and columns. They hold no figures and work nothing out."""
