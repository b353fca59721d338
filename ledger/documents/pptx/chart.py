"""A picture's figure as native, editable charts on a slide: one XY chart a panel, with texts beside its rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isnan
from typing import Any

from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from ledger.charts.style import LIGHT
from ledger.documents.pptx import chart_xml as xml
from ledger.documents.pptx.axes import Axis, day_axis, number, value_axis
from ledger.documents.pptx.deck import LANG, Box, SlideWriter
from ledger.documents.pptx.series import FLAGS, PIXEL, Series, flag_band, is_labels, pad_first_series, series
from ledger.documents.pptx.text import FONT, LEADING, LEAST, Run, Text, label_runs, width_of
from ledger.i18n.language import Language

DAYS = {"de": "dd.mm.yyyy", "en": "dd/mm/yyyy"}
LOCALES = {"de": "[$-407]", "en": "[$-809]"}
"""Heeded by LibreOffice; PowerPoint writes numbers as the reader's own system does."""
AXIS_SIZE = LABEL_SIZE = TITLE_SIZE = LEAST
TICKS, TITLE, LEGEND, BESIDE, EDGE = 24.0, 20.0, 28.0, 70.0, 24.0
"""Room for the labels and the title of an axis, for the legend, for the labels of an upright axis, at the right edge."""
HEADING = 20.0
ROW = {"strip": 62.0, "names": 30.0}
"""How high a row may be at most: with words above its marks, and with a name beside them."""
RUN_IN_CELLS = re.compile(r"[=+@{-]|\w+:")
"""How a text begins that python-pptx writes into the workbook of a chart as a formula or a link, or that a spreadsheet makes one of."""


def charts(writer: SlideWriter, shapes: Any, figure: Mapping[str, Any], box: Box, name: str, alt: str) -> None:
    """Put a figure on a slide.

    Parameters
    ----------
    box
        The room for it; a picture of few rows stays lower.
    alt
        What the picture shows, for those who do not see it.
    """
    names = {
        "lines": writer.lang.gettext("lines"),
        "ranges": writer.lang.gettext("ranges"),
        "events": writer.lang.gettext("Events"),
    }
    layout = figure["layout"]
    panels = [key for key in layout if key.startswith("yaxis") and key != f"yaxis{FLAGS[1:]}"]
    values = [number(value) for trace in figure["data"] for value in trace["x"] if value is not None]
    x = day_axis(figure) if layout["xaxis"].get("type") == "date" else value_axis(layout["xaxis"], values)
    legends = {
        key: layout.get("showlegend", True) and any(_in_legend(trace, key) for trace in figure["data"])
        for key in panels
    }
    beneath = TICKS + (TITLE if x.title else 0)
    headed = HEADING if len(panels) > 1 else 0.0
    each = (box.height - beneath - sum(legends.values()) * LEGEND) / len(panels)
    top = box.top
    for place, key in enumerate(panels):
        last = key == panels[-1]
        height = each + (beneath if last else 0) + legends[key] * LEGEND
        if headed:
            title = label_runs(layout["annotations"][place]["text"])
            writer.add_text(shapes, Text(title, TITLE_SIZE, LIGHT.ink), Box(box.left, top, box.width, headed))
        panel = Panel(writer, shapes, figure, "y" + key.removeprefix("yaxis"), x, names, last, legends[key])
        panel.put(
            Box(box.left, top + headed, box.width, height - headed),
            name if len(panels) == 1 else f"{name} {place + 1}",
            alt,
            not headed,
        )
        top += height


def _in_legend(trace: Mapping[str, Any], key: str) -> bool:
    return bool(
        trace.get("yaxis", "y") == "y" + key.removeprefix("yaxis")
        and trace.get("legendgroup")
        and trace.get("showlegend", True)
    )


class Panel:
    """One chart: a y axis of a figure with all that is drawn on it."""

    def __init__(
        self,
        writer: SlideWriter,
        shapes: Any,
        figure: Mapping[str, Any],
        of_axis: str,
        x: Axis,
        names: Mapping[str, str],
        labelled_below: bool,
        legend: bool,
    ) -> None:
        self.pen, self.shapes, self.figure, self.x, self.below, self.legend = (
            writer,
            shapes,
            figure,
            x,
            labelled_below,
            legend,
        )
        traces = [trace for trace in figure["data"] if trace.get("yaxis", "y") == of_axis]
        axis = dict(figure["layout"][f"yaxis{of_axis[1:]}"])
        self.y = value_axis(axis, [float(value) for trace in traces for value in trace["y"] if value is not None])
        if any(trace.get("yaxis") == FLAGS for trace in figure["data"]):
            self.y = replace(self.y, high=self.y.at(1 / (1 - flag_band(figure["layout"]))))
        self.drawn = pad_first_series(series(figure, of_axis, x, self.y, names))

    def put(self, box: Box, name: str, alt: str, noted: bool) -> None:
        """Draw the chart in a box; ``noted`` with the notes of the figure. Where all is words there are only the words."""
        box = self._lowered(box)
        left = self._left()
        beneath = (TICKS + (TITLE if self.x.title else 0) if self.below else 4) + self.legend * LEGEND
        plot = Box(box.left + left, box.top + 6, box.width - left - EDGE, box.height - beneath - 6)
        if self.drawn:
            self._chart(box, plot, name, alt)
        self._rows(plot)
        if noted:
            self._notes(plot)

    def _chart(self, box: Box, plot: Box, name: str, alt: str) -> None:
        frame = self.shapes.add_chart(
            XL_CHART_TYPE.XY_SCATTER,
            *(Pt(length) for length in (box.left, box.top, box.width, box.height)),
            _data(self.drawn),
        )
        xml.set_alt_text(frame, name, alt)
        chart = frame.chart
        chart.font.size, chart.font.name, chart.font.color.rgb = Pt(AXIS_SIZE), FONT, _rgb(LIGHT.muted)
        chart.has_title = False
        for element, drawn in zip(chart._chartSpace.xpath(".//c:ser"), self.drawn, strict=True):
            xml.style_series(element, drawn)
        _axis(chart.category_axis, self.x, self.pen.lang, labels=self.below)
        _axis(chart.value_axis, self.y, self.pen.lang)
        self._legend(chart)
        xml.place_plot(
            chart,
            (plot.left - box.left) / box.width,
            (plot.top - box.top) / box.height,
            plot.width / box.width,
            plot.height / box.height,
        )
        xml.language(chart, LANG[self.pen.lang.code])

    def _lowered(self, box: Box) -> Box:
        """A picture of rows is no higher than they need."""
        if not self.y.hidden or self.y.high > 100:
            return box
        row = ROW["names"] if self.y.ticks else ROW["strip"]
        return Box(
            box.left,
            box.top,
            box.width,
            min(box.height, row * (self.y.high - self.y.low) + TICKS + TITLE + self.legend * LEGEND + 6),
        )

    def _left(self) -> float:
        if self.y.ticks and self.y.hidden:
            return (
                max(
                    width_of("".join(run.text for run in line), LABEL_SIZE)
                    for _, text in self.y.ticks
                    for line in label_runs(text)
                )
                + 14
            )
        return 4.0 if self.y.hidden else BESIDE

    def _legend(self, chart: Any) -> None:
        chart.has_legend = self.legend
        if self.legend:
            chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
            chart.legend.font.size, chart.legend.font.color.rgb = Pt(AXIS_SIZE), _rgb(LIGHT.ink)
            xml.leave_out_of_legend(chart, [place for place, drawn in enumerate(self.drawn) if not drawn.legend])

    def _rows(self, plot: Box) -> None:
        """The name of each row: beside the picture, or in it above its marks."""
        if self.y.hidden and self.y.ticks:
            for value, text in self.y.ticks:
                middle = plot.top + (1 - self.y.share(value)) * plot.height
                self.pen.add_text(
                    self.shapes,
                    Text(label_runs(text), LABEL_SIZE, LIGHT.ink),
                    Box(plot.left - self._left(), middle - 9, self._left() - 10, 18),
                    "middle",
                    "right",
                    wrap=False,
                )
        for trace in self.figure["data"]:
            if is_labels(trace):
                for value, text in zip(trace["y"], trace["text"], strict=True):
                    middle = plot.top + (1 - self.y.share(value)) * plot.height
                    self.pen.add_text(
                        self.shapes,
                        Text(_fitting(label_runs(text.strip()), plot.width - 9), LABEL_SIZE, LIGHT.ink),
                        Box(plot.left + 9, middle - 9, plot.width - 9, 18),
                        "middle",
                        wrap=False,
                    )

    def _notes(self, plot: Box) -> None:
        """The texts that the figure puts at places of its own; those above it are left to the list of numbered events beside it."""
        low, high = self.figure["layout"].get("yaxis", {}).get("range", (0, 1))
        for note in self.figure["layout"].get("annotations", ()):
            if note.get("yref") == "paper":
                continue
            lines, size = label_runs(note["text"]), max(note["font"]["size"] * PIXEL, LEAST)
            up = (note["y"] - low) / (high - low)
            across = note["x"] if note.get("xref") == "paper" else self.x.share(note["x"])
            wide = max(sum(width_of(run.text, size, run.bold) for run in line) for line in lines) + 4
            height = len(lines) * size * LEADING
            left = (
                plot.left
                + across * plot.width
                + note.get("xshift", 0)
                - (wide if note.get("xanchor") == "right" else 0)
            )
            top = (
                plot.top
                + (1 - up) * plot.height
                - {"top": 0.0, "middle": height / 2, "bottom": height}[note["yanchor"]]
            )
            self.pen.add_text(
                self.shapes,
                Text(lines, size, note["font"]["color"]),
                Box(left, top, wide, height),
                align=note["xanchor"],
                wrap=False,
            )


def _fitting(lines: Sequence[Sequence[Run]], width: float) -> list[list[Run]]:
    """The words above a row; without the side, which the mark shows as well, where they are too long with it."""
    if all(sum(width_of(run.text, LABEL_SIZE, run.bold) for run in line) <= width for line in lines):
        return [list(line) for line in lines]
    short = [[replace(run, text=run.text.lstrip()) for run in line if not run.bold] for line in lines]
    return [list(paragraph) for paragraph in Text(short, LABEL_SIZE, "").cut(width, LABEL_SIZE * LEADING).paragraphs]


def _data(drawn: Sequence[Series]) -> Any:
    """The numbers of the chart, as its workbook holds them."""
    data = XyChartData()
    for each in drawn:
        # An apostrophe is how spreadsheets themselves mark what is text and nothing more.
        numbers = data.add_series(f"'{each.name}" if RUN_IN_CELLS.match(each.name) else each.name)
        for point in each.points:
            numbers.add_data_point(*(None if isnan(value) else value for value in (point.x, point.y)))
    return data


def _axis(axis: Any, scale: Axis, lang: Language, *, labels: bool = True) -> None:
    axis.minimum_scale, axis.maximum_scale = round(scale.low, 6), round(scale.high, 6)
    axis.has_minor_gridlines, axis.major_tick_mark, axis.minor_tick_mark = False, XL_TICK_MARK.NONE, XL_TICK_MARK.NONE
    xml.cross_at_low_end(axis)
    axis.has_major_gridlines, axis.visible = not scale.hidden, not scale.hidden
    if scale.hidden:
        return
    axis.major_gridlines.format.line.color.rgb, axis.major_gridlines.format.line.width = _rgb(LIGHT.grid), Pt(0.75)
    axis.format.line.color.rgb = _rgb(LIGHT.grid)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format(scale, lang), False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW if labels else XL_TICK_LABEL_POSITION.NONE
    if scale.step:
        axis.major_unit = scale.step
    if scale.logarithmic:
        xml.logarithmic(axis)
    axis.has_title = bool(scale.title) and labels
    if axis.has_title:
        run = axis.axis_title.text_frame.paragraphs[0].add_run()
        run.text, run.font.size, run.font.bold, run.font.color.rgb = (
            scale.title,
            Pt(AXIS_SIZE),
            False,
            _rgb(LIGHT.muted),
        )


def number_format(scale: Axis, lang: Language) -> str:
    """How a spreadsheet writes the ticks of an axis."""
    if scale.dated:
        return DAYS[lang.code]
    plain = f"{LOCALES[lang.code]}#,##0"
    if not scale.ticks or scale.logarithmic:
        return plain
    value, text = scale.ticks[-1]
    for commas, size in (("", 1.0), (",,", 1e6), (",,,", 1e9)):
        written = lang.number(value / size)
        if text.startswith(written):
            whole = all((tick / size).is_integer() for tick, _ in scale.ticks)
            unit = text[len(written) :]
            return f"{plain}{'' if whole else '.0'}{commas}" + (f'"{unit}"' if unit else "")
    return plain


def _rgb(colour: str) -> Any:
    return RGBColor.from_string(colour[1:])
