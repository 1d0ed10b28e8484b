/* style.c - how a report looks. Light and dark, wide and narrow, and on paper;
 * charts stand on white in any case. */
#include "report/page.h"

static const char *const colours =
    ":root{--ink:#1c2430;--soft:#55606f;--paper:#f6f7f9;--card:#fff;"
    "--line:#d9dee5;--accent:#0b5c9e;--tint:#e6f0f8;--warn:#8a4300;"
    "--warn-tint:#fff3e0;color-scheme:light dark}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#a3adba;"
    "--paper:#12161c;--card:#1b2129;--line:#343d49;--accent:#7cbcf0;"
    "--tint:#1b3042;--warn:#ffc27a;--warn-tint:#38280f}}\n";

static const char *const text =
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 "
    "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,"
    "sans-serif;overflow-wrap:anywhere}\n"
    "main{max-width:50rem;margin:0 auto;padding:2rem 1.25rem 4rem}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}\n"
    "h2{font-size:1.3rem;margin:0 0 .75rem}\n"
    "h3{font-size:1.05rem;margin:1.5rem 0 .5rem}\n"
    "p{margin:.5rem 0}\n"
    "a{color:var(--accent)}\n"
    ".kind{color:var(--soft);margin:0 0 1.25rem}\n"
    "section{background:var(--card);border:1px solid var(--line);"
    "border-radius:10px;padding:1.25rem 1.5rem;margin:1.25rem 0}\n"
    ".summary p{font-size:1.05rem;margin:.6rem 0}\n"
    ".warn{background:var(--warn-tint);border-left:5px solid var(--warn);"
    "border-radius:4px;padding:.6rem .9rem}\n"
    ".note{color:var(--soft);font-size:.92rem}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;"
    "margin:.5rem 0}\n"
    "dt{color:var(--soft)}\n"
    "dd{margin:0}\n"
    "nav ul{display:flex;flex-wrap:wrap;gap:.4rem .5rem;list-style:none;"
    "padding:0;margin:0}\n"
    "nav a{display:block;padding:.25rem .7rem;border:1px solid var(--line);"
    "border-radius:99px;background:var(--card);text-decoration:none;"
    "font-size:.9rem}\n"
    "code,pre{font:.875rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"
    "\"DejaVu Sans Mono\",monospace}\n"
    "pre{background:var(--paper);border:1px solid var(--line);border-radius:"
    "6px;padding:.7rem .9rem;white-space:pre-wrap;margin:.4rem 0 1rem}\n"
    ".settings code{display:inline-block;background:var(--paper);border:1px "
    "solid var(--line);border-radius:5px;padding:.05rem .45rem;margin:.15rem "
    ".2rem .15rem 0}\n"
    "ul.notes{padding-left:1.2rem;margin:.3rem 0}\n";

static const char *const tables =
    ".wide{overflow-x:auto;margin:.75rem 0}\n"
    "table{border-collapse:collapse;width:100%;font-size:.93rem}\n"
    "caption{text-align:left;font-weight:600;padding:.2rem 0 .4rem}\n"
    "th,td{text-align:left;vertical-align:top;padding:.32rem .9rem .32rem 0;"
    "border-bottom:1px solid var(--line);overflow-wrap:normal}\n"
    "th:last-child,td:last-child{padding-right:0}\n"
    "thead th{color:var(--soft);font-weight:600;border-bottom-width:2px;"
    "vertical-align:bottom}\n"
    "tbody th{font-weight:500;min-width:8.5rem;overflow-wrap:anywhere}\n"
    "td{min-width:5.5rem}\n"
    "td.n{min-width:0}\n"
    "td bdi{overflow-wrap:anywhere}\n"
    ".n+td:not(.n),.n+th:not(.n){padding-left:.9rem}\n"
    ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:"
    "nowrap}\n"
    "th.n{white-space:normal}\n"
    ".line{white-space:nowrap}\n"
    "td.long{overflow-wrap:anywhere;min-width:14rem}\n";

static const char *const pictures =
    ".warn+.tiles{margin-top:1rem}\n"
    ".tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,"
    "1fr));gap:.75rem;margin:0 0 1rem}\n"
    ".tile{background:var(--tint);border-radius:8px;padding:.7rem .9rem}\n"
    ".tile b{display:block;font-size:1.6rem;line-height:1.2;"
    "font-variant-numeric:tabular-nums}\n"
    ".tile span{color:var(--soft);font-size:.85rem}\n"
    ".scale{display:block;width:100%;height:auto;margin:.25rem 0 .5rem}\n"
    ".scale text{fill:var(--ink);font-size:15px}\n"
    ".axis{stroke:var(--line);stroke-width:4;stroke-linecap:round}\n"
    ".span{fill:var(--accent);opacity:.35}\n"
    ".dot{fill:var(--accent)}\n"
    ".base{stroke:var(--ink);fill:var(--ink);stroke-width:2}\n"
    "figure{margin:1rem 0}\n"
    ".chart{background:#fff;border:1px solid var(--line);border-radius:8px;"
    "padding:.5rem;overflow-x:auto}\n"
    ".chart svg{display:block;margin:0 auto;height:auto;width:min("
    "var(--width),max(100%,calc(var(--width)*.68)))}\n"
    "figcaption{color:var(--soft);font-size:.9rem;margin-top:.4rem}\n"
    "figcaption strong{color:var(--ink)}\n";

static const char *const media =
    "@media (max-width:600px){main{padding:1rem .6rem 3rem}section{"
    "padding:1rem .8rem}h1{font-size:1.5rem}dl{grid-template-columns:1fr;gap:0}"
    "dd{margin-bottom:.4rem}table{font-size:.86rem}tbody "
    "th{min-width:5.5rem}td{min-width:4.8rem}td.long{min-width:9rem}th,td{"
    "padding-right:.6rem}.scale "
    "text{font-size:22px}}\n"
    "@page{size:A4;margin:16mm 14mm}\n"
    "@media print{:root{--ink:#000;--soft:#444;--paper:#fff;--card:#fff;"
    "--line:#bbb;--accent:#0b5c9e;--tint:#f0f4f8;--warn:#8a4300;--warn-tint:"
    "#fff;color-scheme:light}body{font-size:10pt}main{max-width:none;padding:"
    "0}nav{display:none}section{border:0;padding:0;margin:1rem 0 "
    "1.5rem}"
    "h2{border-bottom:1px solid var(--line)}h1,h2,h3,caption{break-after:"
    "avoid}figure,table,dl,pre,.tiles,.summary{break-inside:avoid}.note{"
    "break-before:avoid}p{break-inside:avoid}h2+p{break-after:avoid}.chart "
    "svg{max-width:100%;max-height:82mm}th,td{padding-top:.15rem;padding-"
    "bottom:.15rem}pre{"
    "padding:.3rem .6rem;margin:.2rem 0 .6rem}.chart{border:0;"
    "padding:0}.wide,.chart{overflow:visible}.tile{border:1px solid "
    "var(--line)}"
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

void page_put_style(FILE *out) {
    fputs(colours, out);
    fputs(text, out);
    fputs(tables, out);
    fputs(pictures, out);
    fputs(media, out);
}
