"""`import FILE… --to DIR`: makes a guide of Word, Markdown, HTML and EPUB files."""

from __future__ import annotations

from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE, SOURCE_ERRORS
from guidepress.importing.importer import import_files
from guidepress.importing.log import RULES
from guidepress.importing.writing import DIFFERENCES, REPORT, free_folder, write_import


def run(request: Request) -> int:
    """Imports the files. Raises RefusedError where one cannot be read, or the folder holds something else."""
    console = request.console
    free_folder(request.to)  # says so before the work, not after it
    with console.progress("import") as step:
        step("Reading and checking")
        imported = import_files(request.files)
    done = write_import(imported, request.to)
    account = imported.account
    kinds = [RULES[entry.rule].kind for entry in dict.fromkeys(imported.log.entries)]
    counts = {kind: kinds.count(kind) for kind in ("changed", "guessed", "dropped")}
    console.record |= {
        "folder": str(done.folder),
        "words": account.words,
        "kept": account.kept,
        "removed": account.removed,
        "lost": len(account.lost),
        "invented": len(account.invented),
        "errors": imported.errors,
        **counts,
    }
    place = display_path(done.folder)
    if done.beside is not None:
        console.record["beside"] = str(done.beside)
        console.print_line(
            f"{display_path(done.beside)} holds a guide already, and was not changed. "
            f"{done.differences} files of words differ: {display_path(done.folder / DIFFERENCES)}"
        )
    console.print_line(f"Your guide is in {place}: {account.kept:,} of {account.words:,} words came over.")
    console.print_line(
        f"{counts['changed']} things were changed, {counts['guessed']} guessed and {counts['dropped']} left out. Read "
        f"{display_path(done.folder / REPORT)}"
    )
    if account.lost:
        console.print_problem(f"{len(account.lost)} words are nowhere; the report lists them.")
    if imported.errors:
        console.print_problem(f"The checker finds {imported.errors} mistakes that have to be mended by hand.")
    console.print_line(f'Then run: {request.invocation.build} --guide "{place}"')
    return SOURCE_ERRORS if account.lost or imported.errors else DONE
