Several files are one table: the model is that of all of them in one.

  $ ln -s "$DATA" data
  $ bp train -q --epochs 5 -o whole.json data/iris.csv
  $ part() { sed -n "1p; $1p" data/iris.csv; }
  $ part 2,60 > one.csv
  $ part 61,130 > two.csv
  $ part 131,151 > three.csv
  $ weights() { sed -n '/"layers":/,$p' "$1"; }
  $ weights whole.json > expected
  $ bp train --epochs 5 one.csv two.csv three.csv 2>&1 | head -3
  one.csv and 2 more: 150 rows, 5 columns, names in the first row
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    target    species, 3 classes: setosa (50), versicolor (50), virginica (50)
  $ weights model.json | cmp - expected
  $ grep -e rows -e columns model.json | head -2 | tr -d '\t'
  "rows":150,
  "columns":5,

One of them may come by standard input, and any may be packed:

  $ bp train -q --epochs 5 one.csv - three.csv < two.csv
  $ weights model.json | cmp - expected
  $ gzip -c one.csv > one.csv.gz
  $ zstd -qc three.csv > three.csv.zst
  $ cat two.csv | bp train -q --epochs 5 one.csv.gz - three.csv.zst
  $ weights model.json | cmp - expected

Each has its own byte order mark, `sep=` line, blank lines, lines to skip and
last line without an end:

  $ printf '\357\273\277' | cat - one.csv > marked.csv
  $ { echo sep=,; cat two.csv; echo; } > sep.csv
  $ printf '%s' "$(cat three.csv)" > unended.csv
  $ bp train --epochs 5 unended.csv marked.csv sep.csv 2>&1 | grep note
    note      the first line of sep.csv, 'sep=,', was passed over
    note      1 blank line passed over
  $ bp train --epochs 5 sep.csv sep.csv sep.csv 2>&1 | grep -A1 'note.*sep'
    note      the first line, 'sep=,', was passed over
    note      the first line of sep.csv, 'sep=,', was passed over, and so was
              that of 1 more file
  $ bp train -q --epochs 5 -o model.json data/iris.csv
  $ bp predict model.json one.csv sep.csv 2>&1 >predicted | cat
  bp: one.csv: the first line of sep.csv, 'sep=,', was passed over
  bp: one.csv: 1 blank line passed over
  $ for file in one two three; do { echo title; cat $file.csv; } > $file.txt; done
  $ bp train -q --epochs 5 --skip-lines 1 one.txt two.txt three.txt
  $ weights model.json | cmp - expected

Without a header they go by position:

  $ for file in one two three; do sed 1d $file.csv > $file.txt; done
  $ bp train --epochs 5 one.txt two.txt three.txt 2>&1 | head -2
  one.txt and 2 more: 150 rows, 5 columns, no header
    inputs    4 numbers: column 1, column 2, column 3, column 4
  $ weights model.json | cmp - expected

A file of a header alone adds nothing, wherever it stands:

  $ head -1 data/iris.csv > header.csv
  $ bp train -q --epochs 5 one.csv header.csv two.csv three.csv
  $ weights model.json | cmp - expected
  $ bp train -q --epochs 5 one.csv two.csv three.csv header.csv
  $ weights model.json | cmp - expected

The bytes of the model depend on those of the files only, not on their names or
on how many threads there are:

  $ bp train -q --epochs 5 one.csv two.csv three.csv
  $ cp one.csv other.csv
  $ for threads in 1 2 7; do bp train -q --epochs 5 --threads $threads \
  >     -o other.json other.csv two.csv three.csv; cmp other.json model.json; done
