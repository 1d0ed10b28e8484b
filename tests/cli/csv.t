CSV as it is found in the wild. The same table in many spellings gives the same
model but for what the model says of its file.

  $ ln -s "$DATA" data
  $ weights() { sed -n '/"layers":/,$p' "$1"; }
  $ bp train -q --epochs 3 -o plain.json data/iris.csv
  $ weights plain.json > expected
  $ same() { bp train -q --epochs 3 -o other.json "$@" &&
  >     weights other.json | cmp - expected; }

Lines that end with CR LF, a byte order mark, a last line without an end:

  $ awk '{ printf "%s\r\n", $0 }' data/iris.csv > crlf.csv
  $ same crlf.csv
  $ printf '\357\273\277' | cat - data/iris.csv > bom.csv
  $ same bom.csv
  $ bp predict other.json bom.csv > predictions.csv
  $ bp predict plain.json bom.csv | cmp - predictions.csv
  $ printf '%s' "$(cat data/iris.csv)" > unended.csv
  $ same unended.csv

Quotes and blanks around cells:

  $ sed 's/[^,]*/"&"/g' data/iris.csv > quoted.csv
  $ head -2 quoted.csv
  "sepal_length","sepal_width","petal_length","petal_width","species"
  "5.1","3.5","1.4","0.2","setosa"
  $ same quoted.csv
  $ sed 's/,/ , /g' data/iris.csv > blanks.csv
  $ same blanks.csv

Other delimiters:

  $ tr , ';' < data/iris.csv > semicolon.csv
  $ same --delimiter ';' semicolon.csv
  $ tr , '\t' < data/iris.csv > tab.tsv
  $ same --delimiter tab tab.tsv
  $ tr , '|' < data/iris.csv | same --delimiter '|' -

The model remembers its file's; what is predicted has it, too:

  $ bp train -q --epochs 3 --delimiter tab tab.tsv
  $ bp predict --proba model.json tab.tsv | head -1
  setosa\tversicolor\tvirginica (esc)
  $ bp predict --proba --delimiter , model.json data/iris.csv | head -1
  setosa,versicolor,virginica

Without a header; one is found where names stand above numbers.

  $ sed 1d data/iris.csv > nameless.csv
  $ same nameless.csv
  $ bp train --epochs 1 nameless.csv 2>&1 | head -3
  nameless.csv: 150 rows, 5 columns, no header
    inputs    4 numbers: column 1, column 2, column 3, column 4
    target    column 5, 3 classes: setosa (50), versicolor (50), virginica (50)
  $ bp train --epochs 1 --target 1 nameless.csv 2>&1 | grep '  target'
    target    column 1
  $ bp train --epochs 1 --no-header data/iris.csv 2>&1 | sed -n '1p; /note/,$p' |
  >     head -3
  data/iris.csv: 151 rows, 5 columns, no header
    note      column 'column 1' is taken as categories for one cell: line 1 has
              'sepal_length', all others are numbers
  $ bp train --header nameless.csv 2>&1 | head -1
  nameless.csv: 149 rows, 5 columns, names in the first row

Blank lines are passed over, and counted:

  $ awk 'NR == 1 || NR == 20 { print "" } NR == 50 { print "  " } 1' \
  >     data/iris.csv > gaps.csv
  $ same gaps.csv
  $ bp train --epochs 1 gaps.csv 2>&1 | grep note
    note      3 blank lines passed over
  $ bp predict model.json gaps.csv > predictions.csv
  bp: gaps.csv: 3 blank lines passed over
  $ grep -c '' predictions.csv
  151

A column without a name is called by its number:

  $ printf 'a,,c\n1,2,3\n3,4,4\n' > unnamed.csv
  $ bp train --epochs 1 unnamed.csv 2>&1 | grep -e inputs -e note
    inputs    2 numbers: a, column 2
    note      column 2 has no name in the header: called 'column 2'

A cell may hold anything that is quoted, and a class does so in what is
predicted:

  $ cat > anything.csv << END
  > x,"what, ""exactly""?"
  > 1,"a, b"
  > 2,"two
  > lines"
  > 3," c "
  > 1,"a, b"
  > 2,"two
  > lines"
  > 3," c "
  > END
  $ bp train --epochs 200 anything.csv 2>&1 | head -4
  anything.csv: 6 rows, 2 columns, names in the first row
    inputs    1 number: x
    target    what, "exactly"?, 3 classes:  c  (2), a, b (2), two?lines (2)
    task      classification (the target is text)
  $ bp predict model.json anything.csv
  "what, ""exactly""?"
  "a, b"
  "two
  lines"
  " c "
  "a, b"
  "two
  lines"
  " c "
