"""What every folder may use: values, problems, characters, clock times, zip files. It imports nothing of ours."""
