"""Code for every folder: values, problems, characters, clock times, zip files. It imports no other folder of
guidepress.
"""
