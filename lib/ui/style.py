"""
The stylesheet: what Streamlit's theme settings cannot say.

A frame around a chart is whole pixels wide: Plotly and Streamlit round a fraction differently,
and every chart would be drawn once for each.
"""

from __future__ import annotations

import streamlit as st

ROLES = {
    "ink": "textColor",
    "raised": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "line": "borderColor",
    "link": "linkColor",
    "support": "blueTextColor",
    "conditional": "orangeTextColor",
    "unclear": "grayTextColor",
    "oppose": "redTextColor",
    "support-tint": "blueBackgroundColor",
    "conditional-tint": "orangeBackgroundColor",
    "unclear-tint": "grayBackgroundColor",
    "oppose-tint": "redBackgroundColor",
}
"""CSS variable -> the theme setting it takes, light and dark."""

RULES = """
.stMainBlockContainer{max-width:1360px;padding:.9rem max(1.25rem,3vw) 3rem}
header[data-testid="stHeader"]{background:transparent;pointer-events:none}
header[data-testid="stHeader"] button{pointer-events:auto}
h1{letter-spacing:-.01em;padding:0!important}
.p-case{font-weight:600;margin:0 1rem 0 0}
.stMainBlockContainer h2{font-size:1.25rem!important;padding:.6rem 0 0!important}
.st-key-navigation{gap:.25rem;margin-bottom:1.4rem;padding-right:3rem}
.st-key-navigation [data-testid="stPageLink-NavLink"]{padding:.2rem .6rem}
.st-key-workbench{gap:.25rem}
.st-key-workbench [data-testid="stPageLink-NavLink"]:not(:hover) p{color:var(--p-muted)}
@media (min-width:1320px){
  .st-key-workbench{margin-left:.5rem;padding-left:.5rem;border-left:1px solid var(--p-line)}}
.stButtonGroup button[data-selected],.stApp button:is(:hover,:active),.stApp summary:hover,
[role="dialog"] button:hover{color:var(--p-link)!important}
.p-lede{font-size:1.06rem;max-width:95ch;color:var(--p-muted)}
.p-small,.p-counts{font-size:.875rem;color:var(--p-muted);line-height:1.5}
.p-counts{font-size:.8125rem;margin-top:-.5rem}
.p-words{max-width:150ch;margin:0 0 .3rem}
.p-legend{display:flex;flex-wrap:wrap;gap:.15rem 1.4rem;font-size:.875rem;margin:0!important;
  padding:0!important;list-style:none}
.p-legend li{margin:0!important;white-space:nowrap}
.p-g{font-weight:700} .p-g.p-none{font-weight:400;color:var(--p-muted)!important}
.p-support{color:var(--p-support)} .p-conditional{color:var(--p-conditional)}
.p-unclear{color:var(--p-unclear)} .p-oppose{color:var(--p-oppose)}
.p-event,.p-none{color:var(--p-ink)}
.p-badge{display:inline-block;border-radius:4px;padding:0 .4rem;font-weight:600;font-size:.9rem;
  background:var(--p-panel)}
.p-badge.p-support{background:var(--p-support-tint)}
.p-badge.p-conditional{background:var(--p-conditional-tint)}
.p-badge.p-unclear{background:var(--p-unclear-tint)}
.p-badge.p-oppose{background:var(--p-oppose-tint)}
.p-card h3{font-size:1.1rem;margin:0;padding:0;font-weight:600}
.p-card p{margin:.35rem 0}
.p-card blockquote{margin:.5rem 0;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--p-line);
  font-style:normal}
.p-card dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem .9rem;
  margin:.5rem 0 0!important;padding:0!important;font-size:.875rem}
.p-card dt{color:var(--p-muted)}
.p-card dd{margin:0!important;padding:0!important;overflow-wrap:anywhere}
.p-card a{color:var(--p-link);text-decoration:underline}
.p-card,.p-case,.p-words,.p-proposition{overflow-wrap:anywhere}
.p-proposition{color:var(--p-muted);margin:0}
.p-card h2{font-size:1.1rem!important;margin:0!important;padding:0!important;font-weight:600}
.p-word-lists h2{margin:0!important;padding:0!important}
.p-word-lists .p-g{display:inline-block;width:1.2em}
[class*="st-key-links_"] [data-testid="stPageLink-NavLink"]{padding:.25rem 0}
[class*="st-key-links_"] p{color:var(--p-link);text-decoration:underline}
[class*="st-key-codebook_"] h2{padding-bottom:.5rem!important}
.p-word-lists{columns:2 24rem;column-gap:3rem}
.p-word-lists section{break-inside:avoid;padding-bottom:1.2rem}
.p-word-lists dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.3rem .9rem;
  margin:.3rem 0 0!important;padding:0!important;font-size:.9375rem}
.p-word-lists dt{font-weight:600}
.p-word-lists dd{margin:0!important;padding:0!important}
.p-readme{max-width:105ch;overflow-wrap:anywhere}
.p-readme code{font-size:.875em}
.p-readme h2,.p-readme h3{padding:.6rem 0 .2rem!important}
.p-readme table{table-layout:fixed;overflow-wrap:break-word;border-collapse:collapse;width:100%;
  font-size:.9375rem;margin:.5rem 0 1rem}
.p-readme th,.p-readme td{border-bottom:1px solid var(--p-line);padding:.35rem .8rem .35rem 0;
  text-align:left;vertical-align:top}
.p-readme blockquote{margin:.5rem 0;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--p-line)}
.p-readme code,.p-readme pre{background:var(--p-panel);border-radius:4px;padding:.05rem .3rem}
.p-readme pre{padding:.6rem .8rem;white-space:pre-wrap}
.p-doctor{display:grid;grid-template-columns:minmax(12rem,max-content) 1fr;gap:.4rem 1.2rem;
  margin:0!important;padding:0!important}
.p-doctor dt{font-weight:600} .p-doctor dd{margin:0!important;padding:0!important;
  overflow-wrap:anywhere}
.p-doctor .p-badge{font-weight:400;font-size:.8125rem}
.p-column{margin:0;width:min(26rem,80vw);overflow-wrap:anywhere}
.p-lines{margin:0!important} .p-lines li{overflow-wrap:anywhere}
.p-states{font-size:1rem} .p-states b{font-size:1.25rem}
.p-rule{border:0;border-top:1px solid var(--p-line);margin:0}
.p-compare{overflow-wrap:anywhere} .p-compare p{margin:.2rem 0}
.p-compare h2{margin:0!important;padding:0!important;font-size:1.1rem!important}
.p-compare blockquote{margin:.3rem 0;padding:.1rem 0 .1rem .8rem;font-style:normal;
  border-left:3px solid var(--p-line)}
.p-compare small,.p-when,.p-who{color:var(--p-muted);font-size:.875rem}
.p-who b{color:var(--p-ink);font-size:1rem}
.st-key-compare_rows .p-who{display:none}
@media (max-width:640px){.st-key-compare_rows .p-who{display:block}
  .st-key-compare_heads{display:none}}
.p-table{border-collapse:collapse;width:100%;font-size:.875rem;overflow-wrap:anywhere}
.p-table th,.p-table td{border-bottom:1px solid var(--p-line);padding:.35rem .9rem .35rem 0;
  text-align:left;vertical-align:top}
.p-table th{font-weight:400;color:var(--p-muted)}
.p-table td:is(:first-child,:nth-child(2)){white-space:nowrap}
.p-table td[colspan]{white-space:normal!important}
.st-key-edit_review p,.st-key-edit_conflict p,[class*="st-key-step_"] p{margin:0}
.p-before,.p-nothing{color:var(--p-muted)}
.stMainBlockContainer h2:is(.p-step,.p-edit-head){padding:0!important;margin:0!important}
.p-aside{border-left:1px solid var(--p-line);padding-left:1.1rem;font-size:.9375rem;
  overflow-wrap:anywhere}
.p-aside p{margin:0 0 .4rem} .p-aside p:empty{display:none}
.p-aside dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem .9rem;
  margin:.5rem 0!important;padding:0!important;font-size:.875rem}
.p-aside dd{margin:0!important;padding:0!important;color:var(--p-muted)}
.st-key-edit_form h2{padding:1rem 0 .4rem!important}
.p-means,.p-wrong{margin:0} .p-wrong{color:var(--p-ink)} .p-wrong::before{content:"▲ "}
[data-testid="stPopoverBody"]{width:min(46rem,94vw)}
[class*="st-key-list_"] button{justify-content:flex-start;text-align:left;padding:.2rem 0;
  min-height:2rem;overflow-wrap:anywhere}
[class*="st-key-list_"] button *{text-align:left}
[class*="st-key-ends_"]{row-gap:0!important}
[role="dialog"] h2{font-size:1.35rem}
[data-testid="stFullScreenFrame"]{width:round(down,100%,1px)}
[class*="st-key-asking_"]{position:fixed;z-index:1000030;bottom:1.4rem;left:50%;
  transform:translateX(-50%);width:max-content!important;max-width:94vw;gap:1.1rem;
  padding:.45rem .5rem .45rem 1.1rem;border:1px solid var(--p-line);border-radius:8px;
  background:var(--p-raised);box-shadow:0 4px 18px #0000002e}
[class*="st-key-asking_"] .stHtml{width:auto!important}
.p-asking{margin:0!important;white-space:nowrap;font-variant-numeric:tabular-nums}
.p-asking b{display:inline-block;min-width:2.6rem;text-align:right;font-weight:400;
  color:var(--p-muted)}
.st-key-screen_watcher{position:absolute;width:0;height:0;overflow:hidden}
@media (max-width:719.98px){
  .p-doctor{display:block} .p-doctor dd{margin-bottom:.6rem!important}
  .p-readme td{display:block;border:0;padding:.1rem 0} .p-readme td:first-child{font-weight:600}
  .p-readme tr{display:block;border-bottom:1px solid var(--p-line);padding:.4rem 0}
  .p-readme th{display:inline;border:0;padding:0} .p-readme th+th::before{content:" · "}
  .p-aside{border-left:0;padding:0} .p-table th{display:none}
  .p-table td{display:block;border:0;padding:.1rem 0}
  .p-table tr{display:block;border-bottom:1px solid var(--p-line);padding:.4rem 0}
  .st-key-chart{display:none!important} h1{font-size:1.65rem!important}
}
"""


PRINT = """
@media print{
  @page{size:A4 landscape;margin:12mm}
  html,.stApp{color-scheme:light!important}
  html,body,.stApp{background:#fff!important}
  .stApp *:not([class*="p-"],[class*="p-"] *){color:#000!important}
  .stApp div{background-color:transparent!important}
  .stApp,.stApp div,.stApp main,.stApp section{overflow:visible!important}
  .stSelectbox,.stMultiSelect,header,[data-testid="stSkipToContent"],
  [data-testid="stElementToolbar"],[data-testid="stPopoverBody"],
  [role="dialog"],.stDownloadButton,.stPopover,.stButtonGroup,.stPagination,.stExpander summary,
  .st-key-navigation [data-testid="stPageLink"],.st-key-filter_bar,[class*="st-key-links_"],
  .st-key-brush .p-words,[class*="st-key-asking_"],.stExpander:not(:has(details[open])),
  .stButton:not([class*="st-key-list_"] *,[class*="st-key-overview_"] *){display:none!important}
  .stPlotlyChart,.stDataFrame{zoom:.74}
  html[style*="dark"] :is(.stPlotlyChart,.stDataFrame){filter:invert(1) hue-rotate(180deg)}
  h1,h2,h3{break-after:avoid} .p-card,[class*="st-key-list_"] .stButton{break-inside:avoid}
}
"""
"""On paper: title, chart, and what it is made of, black on white; nothing to press."""


def style_page() -> None:
    """Send the stylesheet; the browser picks light or dark by itself."""
    st.html(f"<style>{_variables()}{RULES}{PRINT}</style>")


@st.cache_data(show_spinner=False)
def _variables() -> str:
    pairs = "".join(
        f"--p-{role}:light-dark({_option('light', name)},{_option('dark', name)});"
        for role, name in ROLES.items()
    )
    muted = "--p-muted:light-dark(#62676f,#a7abb2);"
    return f".stApp,[role=dialog],[data-testid=stPopoverBody]{{{pairs}{muted}}}"


def _option(theme: str, name: str) -> str:
    return st.get_option(f"theme.{theme}.{name}")
