"""Reads Markdown: CommonMark with the extensions that people use, among them boxes in the ways of several tools.

markdown-it-py parses and renders HTML; the reader of HTML does the rest. Each block carries its line.
"""
