"""report-page.py [ID] - checks a page on standard input and prints its text.

Tags are balanced, ids differ, references have a target, nothing is loaded from
elsewhere and no script runs. Printed is the part under the heading called ID,
or all of it: a line for each block and row of a table, without pictures.
"""
import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "link"}
BLOCKS = {"p", "h1", "h2", "h3", "tr", "caption", "dt", "dd", "li", "pre",
          "figcaption", "div", "section", "header", "title"}
KNOWN = BLOCKS | VOID | {
    "html", "head", "style", "body", "main", "nav", "ul", "a", "dl", "b",
    "strong", "span", "table", "thead", "tbody", "th", "td", "bdi", "code",
    "figure", "svg", "g", "defs", "circle", "path", "rect", "use", "filter",
    "feflood", "fecomposite", "line", "text", "tspan", "polygon", "polyline"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.references = [], set(), set()
        self.line, self.lines, self.part = "", [], ""

    def end_line(self):
        text = re.sub(r"\s+", " ", self.line.replace("\u00a0", " ")).strip(" |")
        if text:
            self.lines.append((self.part, text))
        self.line = ""

    def start(self, tag, attributes):
        in_svg = "svg" in self.open
        if tag not in KNOWN and not (tag in ("title", "desc") and in_svg):
            sys.exit(f"an element <{tag}> at {self.getpos()}")
        for name, value in attributes:
            if name.startswith("on"):
                sys.exit(f"a handler {name} at {self.getpos()}")
            if name == "id":
                if value in self.ids:
                    sys.exit(f"two ids {value} at {self.getpos()}")
                self.ids.add(value)
                if tag == "h2":
                    self.end_line()
                    self.part = value
            elif name in ("aria-labelledby",):
                self.references.add(value)
            elif name.endswith("href") and value.startswith("#"):
                self.references.add(value[1:])
            elif name in ("src", "srcset", "action") or (
                    name.endswith("href") and value != "data:,"):
                sys.exit(f"{name} {value} at {self.getpos()}")
        if tag in BLOCKS and not in_svg:
            self.end_line()
        if tag in ("td", "th"):
            self.line += " | "

    def handle_starttag(self, tag, attributes):
        self.start(tag, attributes)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.start(tag, attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            sys.exit(f"</{tag}> in {self.open[-3:]} at {self.getpos()}")
        self.open.pop()
        if tag in BLOCKS and "svg" not in self.open:
            self.end_line()

    def handle_data(self, text):
        if "svg" not in self.open and self.open[-1:] != ["style"]:
            self.line += text


text = sys.stdin.buffer.read().decode("utf-8")
if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]",
             re.sub(r"(?s)<svg.*?</svg>", "", text)):
    sys.exit("a control character")
page = Page()
page.feed(text)
page.close()
if page.open:
    sys.exit(f"left open: {page.open}")
if page.references - page.ids:
    sys.exit(f"no targets: {sorted(page.references - page.ids)}")
for part, line in page.lines:
    if len(sys.argv) < 2 or part == sys.argv[1]:
        print(line)
