"""What the assistant is compared with: recipes as they are usually written, over the same texts and model."""
