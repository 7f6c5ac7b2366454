"""Speed, each path measured against a bare limit in the same run."""
