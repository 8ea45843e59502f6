"""What a plan promises without a number: tasks, documents, funds, bodies, evaluation."""
