"""A build told on the terminal: progress while it runs, a table at its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from ingest.pipeline import BuildReport
from ingest.pipeline import Progress as Report

_STATES = {"new": "mới", "changed": "đã đổi", "unchanged": "không đổi", "failed": "LỖI"}


@contextmanager
def embedding_progress(console: Console) -> Iterator[Report]:
    """Show a bar with passages done, speed and time left; yields the callback (done, total)."""
    columns = (TextColumn("Nhúng đoạn văn"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[speed]}"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, speed="")

        def report(done: int, total: int) -> None:
            speed = bar.tasks[task].speed
            bar.update(task, completed=done, total=total, speed=f"{speed:.0f} đoạn/giây" if speed else "")

        yield report


def print_report(report: BuildReport, console: Console) -> None:
    """Print the table of files, what left the index, and the totals."""
    table = Table("Tệp", "Trạng thái", "Điều", "Mục", "Đoạn", "Giây", box=None, pad_edge=False)
    for file in report.files:
        counts = [str(number) if number else "" for number in (file.articles, file.sections, file.chunks)]
        table.add_row(file.source_id, _STATES[file.state], *counts, f"{file.seconds:.2f}", style="red" if file.state == "failed" else "")
    console.print(table)
    for file in report.files:
        if file.detail:
            console.print(f"[red]✗ {file.source_id}[/red]: {file.detail}", highlight=False)
    for source_id in report.removed:
        console.print(f"− {source_id}: đã bị xóa, đưa ra khỏi chỉ mục.", highlight=False)
    if report.write is None:
        console.print(f"Không có gì thay đổi; chỉ mục giữ nguyên ({report.seconds:.1f} giây).")
        return
    card = report.write.card
    console.print(
        f"Chỉ mục: {card.documents} văn bản, {card.sections} mục, {card.chunks} đoạn "
        f"({report.write.embedded} đoạn nhúng mới, {report.write.carried} giữ lại, {report.write.removed} bỏ) trong {report.seconds:.1f} giây."
    )
