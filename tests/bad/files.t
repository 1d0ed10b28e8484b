Files that can't be read, or hold no table. Exit code 3: the data.

  $ bp train nothing.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp train nothing/at/all.csv
  bp: nothing/at/all.csv: can't be read: No such file or directory
  [3]
  $ mkdir folder
  $ bp train folder
  bp: folder: can't be read: Is a directory
  [3]
  $ bp train /dev/null
  bp: /dev/null: empty: it has no rows
  [3]
  $ printf '' > empty.csv
  $ bp train empty.csv
  bp: empty.csv: empty: it has no rows
  [3]
  $ printf '\n\n   \n' > blank.csv
  $ bp train blank.csv
  bp: blank.csv: empty: it has no rows
  [3]
  $ bp train - < empty.csv
  bp: standard input: empty: it has no rows
  [3]
  $ bp train - <&-
  bp: standard input: can't be read: Bad file descriptor
  [3]

A header and nothing below it, one row, one column:

  $ printf 'a,b,c\n' > header.csv
  $ bp train header.csv
  bp: header.csv: a header and no rows below it; if its only row is data, say --no-header
  [3]
  $ printf 'a,b\n1,2\n' > one.csv
  $ bp train one.csv
  bp: one.csv: one row to learn from; two are the least
  [3]
  $ printf '1,2\n' > one.csv
  $ bp train one.csv
  bp: one.csv: one row to learn from; two are the least
  [3]
  $ printf 'a\n1\n2\n' > column.csv
  $ bp train column.csv
  bp: column.csv: one column; a target and something to learn it from are needed: does another --delimiter part its cells?
  [3]
  $ printf 'a:b\n1:2\n3:4\n' > colon.csv
  $ bp train colon.csv
  bp: colon.csv: one column; a target and something to learn it from are needed: does another --delimiter part its cells?
  [3]

The same goes for the file to predict. A header alone is fine there: it has no
rows, and gets no predictions.

  $ printf 'a,b\n1,2\n3,4\n' | bp train -q --epochs 1 -
  $ bp predict model.json nothing.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp predict model.json folder
  bp: folder: can't be read: Is a directory
  [3]
  $ bp predict model.json empty.csv
  bp: empty.csv: empty: it has no rows
  [3]
  $ bp predict model.json blank.csv
  bp: blank.csv: empty: it has no rows
  [3]
  $ bp predict model.json <&-
  bp: standard input: can't be read: Bad file descriptor
  [3]
  $ printf 'a\n' | bp predict model.json
  b

Names that are strange are shown so that they can't drive a terminal:

  $ bp train "$(printf 'no\nsuch\033[31mfile.csv')"
  bp: no?such?[31mfile.csv: can't be read: No such file or directory
  [3]
  $ bp train "$(printf 'no\302\233such\377file.csv')"
  bp: no?such?file.csv: can't be read: No such file or directory
  [3]
