Several files that aren't one table.

  $ ln -s "$DATA" data

Other columns, fewer, in another order, no header, another delimiter:

  $ bp train data/iris.csv data/xor.csv
  bp: data/xor.csv:1: 3 columns where data/iris.csv has 5
  [3]
  $ head -3 data/iris.csv > one.csv
  $ sed '1s/species/kind/' data/iris.csv > two.csv
  $ bp train one.csv two.csv
  bp: two.csv:1: column 5 is 'kind', but 'species' in one.csv; all files must have the same columns in the same order
  [3]
  $ awk -F , -v OFS=, '{ print $2, $1, $3, $4, $5 }' data/iris.csv > two.csv
  $ bp train one.csv two.csv
  bp: two.csv:1: column 1 is 'sepal_width', but 'sepal_length' in one.csv; all files must have the same columns in the same order
  [3]
  $ sed 1d data/iris.csv > two.csv
  $ bp train one.csv two.csv
  bp: two.csv:1: column 1 is '5.1', but 'sepal_length' in one.csv; all files must have the same columns in the same order
  [3]
  $ cut -d , -f 1-4 two.csv > three.csv
  $ bp train two.csv three.csv
  bp: three.csv:1: 4 cells where line 1 of two.csv has 5; write out the missing ones, empty if need be
  [3]
  $ tr , ';' < data/iris.csv > two.csv
  $ bp train one.csv two.csv
  bp: two.csv:1: 1 column where one.csv has 5
  [3]

A line `sep=;` that says another delimiter than the files before it have; who
gives one is asked for no other:

  $ { echo 'sep=;'; tr , ';' < data/iris.csv; } > two.csv
  $ bp train one.csv two.csv
  bp: two.csv:1: 'sep=;', but the cells of one.csv are parted by ','; all files must be written alike, or say --delimiter
  [3]
  $ tr , '\t' < one.csv > tabs.csv
  $ bp train tabs.csv two.csv
  bp: two.csv:1: 'sep=;', but the cells of tabs.csv are parted by tabs; all files must be written alike, or say --delimiter
  [3]
  $ { echo 'sep=;'; cat data/iris.csv; } > two.csv
  $ bp train --epochs 1 --delimiter , one.csv two.csv 2>&1 | grep sep=
    note      the first line of two.csv, 'sep=;', was passed over

A file with nothing in it:

  $ printf '' > two.csv
  $ bp train one.csv two.csv
  bp: two.csv: empty: it has no rows
  [3]
  $ bp train two.csv one.csv
  bp: two.csv: empty: it has no rows
  [3]

Without a header, what is one in a second file is a row; a note tells:

  $ sed 1d data/iris.csv > nameless.csv
  $ bp train --epochs 1 nameless.csv data/iris.csv 2>&1 | grep -A1 note | head -2
    note      column 'column 1' is taken as categories for one cell: line 1 of
              data/iris.csv has 'sepal_length', all others are numbers

A file that isn't there, standard input twice, and a model over its data:

  $ bp train data/iris.csv nothing.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp train -q data/iris.csv - <&-
  bp: standard input: can't be read: Bad file descriptor
  [3]
  $ bp train - data/iris.csv - < data/iris.csv
  bp: train: standard input can be read only once; name '-' once
  [2]
  $ bp train -o data/xor.csv data/iris.csv data/xor.csv
  bp: train: --output 'data/xor.csv' is the file to learn from; give it another name
  [2]

Bad rows in the second one:

  $ sed '5s/,.*//' data/iris.csv > two.csv
  $ bp train one.csv two.csv
  bp: two.csv:5: 1 cell where line 1 of one.csv has 5; write out the missing ones, empty if need be
  [3]
  $ sed '5s/,/,"/' data/iris.csv > two.csv
  $ bp train one.csv two.csv data/xor.csv
  bp: two.csv:5: column 2: the quote that opens here is never closed
  [3]
  $ sed '5s/^[^,]*/wide/' data/iris.csv > two.csv
  $ bp train --numeric 1 one.csv two.csv
  bp: two.csv:5: column 'sepal_length': 'wide' is not a number, and --numeric wants nothing else; if it stands for a missing one, say --na
  [3]
  $ bp train --numeric 1 two.csv one.csv
  bp: two.csv:5: column 'sepal_length': 'wide' is not a number, and --numeric wants nothing else; if it stands for a missing one, say --na
  [3]

predict says the same, behind what it has predicted:

  $ bp train -q --epochs 100 data/iris.csv
  $ sed '1s/species/kind/' data/iris.csv > two.csv
  $ bp predict model.json one.csv two.csv
  species
  setosa
  setosa
  bp: two.csv:1: column 5 is 'kind', but 'species' in one.csv; all files must have the same columns in the same order
  [3]
  $ bp predict model.json one.csv nothing.csv
  species
  setosa
  setosa
  bp: nothing.csv: can't be read: No such file or directory
  [3]
