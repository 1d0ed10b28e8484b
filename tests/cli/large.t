What is large in one way only is no trouble.

A cell of a megabyte, which is a level or a class like others, and shown by its
beginning:

  $ awk 'BEGIN { while (i++ < 100000) printf "0123456789" }' > cell
  $ wc -c < cell
  1000000
  $ { echo a,y; printf '1,"'; cat cell; printf '"\n2,short\n1,"'; cat cell; echo '"'; } > cell.csv
  $ bp train --epochs 50 cell.csv 2>&1 | sed -n '1,3p'
  cell.csv: 3 rows, 2 columns, names in the first row
    inputs    1 number: a
    target    y, 2 classes: 0123456789012345678901234567890123456789... (2),
  $ printf 'a\n1\n2\n' | bp predict model.json | tail -n +2 | wc -c
  1000007
  $ bp train -q --epochs 1 --target a cell.csv
  $ bp predict model.json cell.csv | grep -c ''
  4

A hundred thousand columns:

  $ awk 'BEGIN { for (i = 1; i < 100000; i++) printf "c%d,", i; print "y"
  >     for (r = 1; r <= 4; r++) { for (i = 1; i < 100000; i++) printf "%d,", r * i % 7
  >         print r } }' > wide.csv
  $ bp train --epochs 1 --hidden 2 wide.csv 2>&1 | sed -n '1,5p'
  wide.csv: 4 rows, 100000 columns, names in the first row
    inputs    99999 numbers: c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12,
              and 99987 more
    target    y
    task      regression (the target is numeric)
  $ bp predict model.json wide.csv | grep -c ''
  5
  $ bp train --epochs 1 --hidden 2 --ignore 3-99999 --categorical c1,2 wide.csv 2>&1 | sed -n '2,3p'
    inputs    2 categories: c1 (4 levels), c2 (4 levels)
    target    y
  $ bp train --target c99998x wide.csv
  bp: train: --target: wide.csv has no column 'c99998x'; is it 'c99998'?
  [2]
  $ sed '3s/,//' wide.csv > ragged.csv
  $ bp train ragged.csv
  bp: ragged.csv:3: 99999 cells where line 1 has 100000; write out the missing ones, empty if need be
  [3]

Lines by the hundred thousand, with the only bad one at the end:

  $ awk 'BEGIN { print "a,y"
  >     for (i = 0; i < 400000; i++) print i % 7 "," i % 3
  >     print "b,1,2" }' > long.csv
  $ bp train long.csv
  bp: long.csv:400002: 3 cells where line 1 has 2; quote a cell that has the delimiter in it
  [3]
  $ sed '$d' long.csv | { cat; echo 'b,1'; } | bp train --numeric a -
  bp: standard input:400002: column 'a': 'b' is not a number, and --numeric wants nothing else; if it stands for a missing one, say --na
  [3]
