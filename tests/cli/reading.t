How files are written is found by looking, or said. The same table written
otherwise gives the same model, but for what the model says of its file.

  $ ln -s "$DATA" data
  $ weights() { sed -n '/"layers":/,$p' "$1"; }
  $ bp train -q --epochs 3 -o plain.json data/iris.csv
  $ weights plain.json > expected
  $ said() { bp train --epochs 3 "$@" 2> said; sed -n '1p; /  note/,/^epoch/p' said |
  >     grep -v epoch; weights model.json | cmp - expected; }

Delimiters that are found, and said when they are no comma:

  $ tr , ';' < data/iris.csv > semicolon.csv
  $ said semicolon.csv
  semicolon.csv: 150 rows, 5 columns, names in the first row
    note      cells are parted by ';'
  $ tr , '\t' < data/iris.csv > tab.tsv
  $ said tab.tsv
  tab.tsv: 150 rows, 5 columns, names in the first row
    note      cells are parted by tabs
  $ tr , '|' < data/iris.csv > bar.txt
  $ said bar.txt
  bar.txt: 150 rows, 5 columns, names in the first row
    note      cells are parted by '|'
  $ said --delimiter '|' bar.txt
  bar.txt: 150 rows, 5 columns, names in the first row

A comma in cells is no delimiter where another parts the rows evenly:

  $ printf 'name;size;kind\nDoe, J;1;a\nRoe;2;b\nPoe, E, A;3;a\n' > names.csv
  $ bp train --epochs 1 names.csv 2>&1 | grep -e columns, -e inputs -e parted
  names.csv: 3 rows, 3 columns, names in the first row
    inputs    1 number, 1 category: name (3 levels), size
    note      cells are parted by ';'
  $ printf 'a,b\n1,"x;y;z"\n2,"u;v;w"\n' > quoted.csv
  $ bp train --epochs 1 quoted.csv 2>&1 | head -1
  quoted.csv: 2 rows, 2 columns, names in the first row

Any other is named; `blanks` are as many blanks and tabs as there are:

  $ tr , ':' < data/iris.csv > colon.txt
  $ said --delimiter : colon.txt
  colon.txt: 150 rows, 5 columns, names in the first row
  $ awk -F , '{ for (i = 1; i <= NF; i++) printf "%*s", 14, $i; print "  " }' \
  >     data/iris.csv > aligned.txt
  $ head -2 aligned.txt
    sepal_length   sepal_width  petal_length   petal_width       species  
             5.1           3.5           1.4           0.2        setosa  
  $ said --delimiter blanks aligned.txt
  aligned.txt: 150 rows, 5 columns, names in the first row
  $ sed 's/,/ \t/g' data/iris.csv > mixed.txt
  $ said --delimiter blanks mixed.txt
  mixed.txt: 150 rows, 5 columns, names in the first row
  $ grep -A1 delimiter model.json | tr -d '\t'
  "delimiter":" ",
  "blanks":true,

The first line that Excel writes and reads:

  $ { echo 'sep=;'; cat semicolon.csv; } > sep.csv
  $ said sep.csv
  sep.csv: 150 rows, 5 columns, names in the first row
    note      the first line, 'sep=;', was passed over
    note      cells are parted by ';'
  $ { printf '\357\273\277sep=:\r\n'; awk '{ printf "%s\r\n", $0 }' colon.txt; } > sep.csv
  $ said sep.csv
  sep.csv: 150 rows, 5 columns, names in the first row
    note      the first line, 'sep=:', was passed over
    note      cells are parted by ':'

A byte order mark, lines that end with CR LF, and both:

  $ printf '\357\273\277' | cat - data/iris.csv > bom.csv
  $ said bom.csv
  bom.csv: 150 rows, 5 columns, names in the first row
  $ awk '{ printf "%s\r\n", $0 }' data/iris.csv > crlf.csv
  $ said crlf.csv
  crlf.csv: 150 rows, 5 columns, names in the first row
  $ printf '\357\273\277' | cat - crlf.csv | tr , ';' > both.csv
  $ said both.csv
  both.csv: 150 rows, 5 columns, names in the first row
    note      cells are parted by ';'

A decimal comma is said, for it may be one between thousands:

  $ tr ,. ';,' < data/iris.csv > comma.csv
  $ head -2 comma.csv
  sepal_length;sepal_width;petal_length;petal_width;species
  5,1;3,5;1,4;0,2;setosa
  $ bp train comma.csv
  bp: comma.csv:2: column 'sepal_length': '5,1' has a decimal comma; say --decimal , if all numbers are written so, or --categorical if it is no number
  [3]
  $ said --decimal , comma.csv
  comma.csv: 150 rows, 5 columns, names in the first row
    note      cells are parted by ';'
  $ awk -F , -v OFS=, 'NR > 1 { for (i = 1; i < 5; i++) {
  >     sub(/[.]/, ",", $i); $i = "\"" $i "\"" } } 1' data/iris.csv > quoted.csv
  $ sed -n 2p quoted.csv
  "5,1","3,5","1,4","0,2",setosa
  $ said --decimal , quoted.csv
  quoted.csv: 150 rows, 5 columns, names in the first row

The model remembers it. What predict writes can be read in the same way:

  $ bp train -q --epochs 3 --decimal , comma.csv
  $ grep -e delimiter -e decimal model.json | tr -d '\t'
  "delimiter":";",
  "decimal":",",
  $ bp predict --proba model.json comma.csv | head -2
  setosa;versicolor;virginica
  0,96817076;0,027766034;0,0040632384
  $ bp predict --proba --delimiter , --decimal . model.json data/iris.csv | head -2
  setosa,versicolor,virginica
  0.96817076,0.027766034,0.0040632384
  $ bp predict --keep 1,5 model.json comma.csv | head -2
  sepal_length;species;predicted species
  5,1;setosa;setosa

Comments, and lines in front of the table. Comments are counted:

  $ awk 'NR == 1 { print "# made by hand" } { print }
  >     NR == 7 || NR == 70 { print "#" $0 ",\"" } NR == 90 { print "" }' \
  >     data/iris.csv > comments.csv
  $ said --comment '#' comments.csv
  comments.csv: 150 rows, 5 columns, names in the first row
    note      1 blank line passed over
    note      3 comments passed over
  $ { printf 'Irises, "measured\n\nin 1935\n'; cat data/iris.csv; } > title.csv
  $ said --skip-lines 3 title.csv
  title.csv: 150 rows, 5 columns, names in the first row
  $ { printf 'Irises, "measured\n\nin 1935\n'; cat comments.csv; } > title.csv
  $ said --skip-lines 3 --comment '#' title.csv
  title.csv: 150 rows, 5 columns, names in the first row
    note      1 blank line passed over
    note      3 comments passed over
  $ bp predict --skip-lines 3 --comment '#' model.json title.csv | cksum
  bp: title.csv: 1 blank line passed over
  bp: title.csv: 3 comments passed over
  1535046606 1404
  $ bp predict model.json data/iris.csv | cksum
  1535046606 1404

A comment is a whole line. A cell that starts so in its middle is none, nor is a
line in quotes:

  $ cat > cells.csv << END
  > x,y
  > 1,#a
  > 2,"b
  > #b"
  > 3,#a
  > #4,c
  > "#5",#a
  > END
  $ bp train --epochs 1 --comment '#' cells.csv 2>&1 | grep -e target -e comment
    target    y, 2 classes: #a (3), b?#b (1)
    task      classification (the target is text)
    note      1 comment passed over
  $ bp train --epochs 1 cells.csv 2>&1 | grep -e target
    target    y, 3 classes: #a (3), b?#b (1), c (1)
    task      classification (the target is text)

A line that is mistaken is told by its number in the file, whatever was passed
over:

  $ { cat title.csv; echo 1,2; } > bad.csv
  $ bp train --skip-lines 3 --comment '#' bad.csv
  bp: bad.csv:159: 2 cells where line 5 has 5; write out the missing ones, empty if need be
  [3]
  $ wc -l < bad.csv
  159
