"""Timeline and Comparison as a competent Dash user would build them on the same record: ``python -m benchmarks.peers.dash_app PORT``.

Plain pandas, one ``go.Scatter`` a side (quicker than plotly.express), one callback a page that gives all its figures at once, no caching,
as Dash's own tutorial has it, and Dash's own server with its own settings. Every claim is one mark, where the Ledger draws both ends of a range.
"""

import sys
from datetime import date
from typing import Any

import dash
import pandas as pd
import plotly.graph_objects as go
from dash import Input, Output, State, ctx, dcc, html

from benchmarks.peers import dash_figures as figures
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.store import default_record

METRIC, TODAY = "casualties", date.today().isoformat()
FILTERS = [Input("metric", "value"), Input("sides", "value"), Input("known_on", "date"), Input("lang", "value")]


def graph(name: str) -> dcc.Graph:
    """A place for a figure."""
    return dcc.Graph(id=name, config={"displayModeBar": False})


def controls() -> html.Div:
    """The choices that both pages share."""
    return html.Div(
        [
            html.Label("Measure", htmlFor="metric"),
            dcc.Dropdown(options(Language("en")), METRIC, id="metric", clearable=False),
            html.Label("Sides"),
            dcc.Checklist(sides(Language("en")), [], id="sides"),
            html.Label("Known on"),
            dcc.DatePickerSingle(id="known_on", date=TODAY, display_format="YYYY-MM-DD"),
            html.Label("Language"),
            dcc.RadioItems({"de": "Deutsch", "en": "English"}, "en", id="lang"),
        ],
        style={"width": 300, "padding": 16},
    )


def options(lang: Language) -> list[dict[str, str]]:
    """The measures in the reader's language."""
    return [
        {
            "value": row["metric"],
            "label": f"{lang.gettext(codes.FAMILY[row['family']].label)}: {lang.localised(row, 'name')}",
        }
        for row in default_record().metrics.sort_values("order").to_dict("records")
    ]


def sides(lang: Language) -> dict[str, str]:
    """The sides in the reader's language."""
    return {side: lang.gettext(code.label) for side, code in codes.SIDE.items()}


def chosen(metric: str, of_sides: list[str], known_on: str) -> pd.DataFrame:
    """The claims of the measure's own series that pass the filters; no side chosen means all of them."""
    record = default_record()
    basis = record.metrics.set_index("metric").loc[metric, "default_basis"]
    claims = record.claims
    claims = claims[
        (claims["metric"] == metric)
        & (claims["basis"] == basis)
        & claims["drawable"]
        & (claims["stated_on"] <= known_on)
    ]
    if of_sides:
        claims = claims[claims["side"].isin(of_sides)]
    return claims.sort_values(["as_of", "stated_on", "claim_id"])


app = dash.Dash(__name__, use_pages=True, pages_folder="", title="Peer")
dash.register_page(
    "timeline",
    path="/timeline",
    layout=html.Div(
        [  # type: ignore[no-untyped-call]
            html.H1(id="timeline_title"),
            html.P(id="timeline_about"),
            graph("timeline"),
        ]
    ),
)
dash.register_page(
    "comparison",
    path="/comparison",
    layout=html.Div(
        [  # type: ignore[no-untyped-call]
            html.H1(id="comparison_title"),
            html.P(id="comparison_about"),
            graph("by_source"),
            graph("by_side"),
            graph("pair"),
        ]
    ),
)
app.layout = html.Div(
    [
        controls(),
        html.Main(dash.page_container, style={"flex": 1, "minWidth": 0}),
        html.Aside(id="claim", style={"width": 300, "padding": 16}),
    ],
    style={"display": "flex", "fontFamily": "sans-serif"},
)


@app.callback(Output("metric", "options"), Output("sides", "options"), Input("lang", "value"))
def labels(code: Any) -> tuple[list[dict[str, str]], dict[str, str]]:
    """The words of the choices follow the language."""
    return options(Language(code)), sides(Language(code))


@app.callback(
    Output("timeline_title", "children"), Output("timeline_about", "children"), Output("timeline", "figure"), FILTERS
)
def timeline(metric: str, of_sides: list[str], known_on: str, code: Any) -> tuple[str, str, go.Figure]:
    """Every claim on its day."""
    lang = Language(code)
    about = _metric(metric)
    claims = chosen(metric, of_sides, known_on)
    return (
        lang.gettext("Timeline"),
        lang.localised(about, "definition"),
        figures.timeline(claims, figures.key_events(known_on), about["unit"], lang),
    )


@app.callback(
    Output("comparison_title", "children"),
    Output("comparison_about", "children"),
    Output("by_source", "figure"),
    Output("by_side", "figure"),
    Output("pair", "figure"),
    FILTERS,
)
def comparison(
    metric: str, of_sides: list[str], known_on: str, code: Any
) -> tuple[str, str, go.Figure, go.Figure, go.Figure]:
    """Every source now, every side through time, and the two sources with most claims."""
    lang = Language(code)
    about = _metric(metric)
    claims = chosen(metric, of_sides, known_on)
    now = claims.groupby("source", sort=False).tail(1)
    two = claims[claims["source"].isin(claims["source"].value_counts().index[:2])]
    return (
        lang.gettext("Comparison"),
        lang.localised(about, "definition"),
        figures.by_source(now, about["unit"], lang),
        figures.by_side(claims, about["unit"], lang),
        figures.through_time(two, about["unit"], lang),
    )


def _metric(metric: str) -> dict[Any, Any]:
    rows = default_record().metrics
    return dict(rows[rows["metric"] == metric].iloc[0])


@app.callback(
    Output("claim", "children"), Input("timeline", "clickData"), State("lang", "value"), prevent_initial_call=True
)
def of_timeline(_: Any, code: Any) -> list[Any]:
    """The claim behind a mark of the timeline."""
    return _card(ctx.triggered[0]["value"], Language(code))


@app.callback(
    Output("claim", "children", allow_duplicate=True),
    Input("by_source", "clickData"),
    Input("by_side", "clickData"),
    Input("pair", "clickData"),
    State("lang", "value"),
    prevent_initial_call=True,
)
def of_comparison(_first: Any, _second: Any, _third: Any, code: Any) -> list[Any]:
    """The claim behind a mark of the comparison."""
    return _card(ctx.triggered[0]["value"], Language(code))


def _card(click: dict[str, Any] | None, lang: Language) -> list[Any]:
    if not click:
        raise dash.exceptions.PreventUpdate
    record = default_record()
    claim = record.claims.set_index("claim_id").loc[click["points"][0]["customdata"]]
    reports = record.reports[record.reports["claim_id"] == claim.name]
    facts = {
        "Source": claim[f"short_{lang.code}"],
        "Speaker": lang.localised(claim, "speaker"),
        "What is counted": lang.localised(claim, "scope"),
        "In words": lang.localised(claim, "wording"),
    }
    return [
        html.H2(lang.localised(_metric(claim["metric"]), "name")),
        html.P(lang.localised(claim, "note")),
        html.P(lang.localised(claim, "caution")),
        html.Dl([part for name, value in facts.items() for part in (html.Dt(lang.gettext(name)), html.Dd(value))]),
        html.P(
            f"{lang.gettext('Stated on')} {claim['stated_on']:%Y-%m-%d}, {lang.gettext('As of')} {claim['as_of']:%Y-%m-%d}"
        ),
        html.Ul(
            [
                html.Li(html.A(report[f"outlet_{lang.code}"], href=report["url"]))
                for report in reports.to_dict("records")
            ]
        ),
    ]


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
