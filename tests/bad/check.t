check on data that training refuses. Exit code 1: it would; the report tells as
much as can be told, and ends with the reason.

  $ bad() { printf "$1" > bad.csv; shift; bp check "$@" bad.csv; }

Ragged rows: which, up to five of them.

  $ bad 'a,b,c\n1,2,3\n1,2\n1,2,3,4\n'
  bad.csv: 3 rows, 3 columns, parted by ','; names in the first row
  
  Ragged rows
    2 of 3 rows have more or fewer than 3 cells; columns are looked into once all
    rows have as many
    bad.csv:3: 2 cells
    bad.csv:4: 4 cells
  
  As it is, bp train refuses it
    bad.csv:3: 2 cells where line 1 has 3; write out the missing ones, empty if
    need be
  [1]
  $ awk 'BEGIN { print "a,b"; for (i = 0; i < 20; i++) print i % 3 ? "1,2" : 1 }' > ragged.csv
  $ bp check ragged.csv
  ragged.csv: 20 rows, 2 columns, parted by ','; names in the first row
  
  Ragged rows
    7 of 20 rows have more or fewer than 2 cells; columns are looked into once
    all rows have as many
    ragged.csv:2: 1 cell
    ragged.csv:5: 1 cell
    ragged.csv:8: 1 cell
    ragged.csv:11: 1 cell
    ragged.csv:14: 1 cell
    and 2 more
  
  Findings
  - 18 rows of 20 are copies of earlier ones (first: line 4 is a copy of line 3)
  
  As it is, bp train refuses it
    ragged.csv:2: 1 cell where line 1 has 2; write out the missing ones, empty if
    need be
  [1]
  $ bp check --json ragged.csv | python3 -m json.tool | grep -c cells
  5
  $ bad 'a;b\n\n1;2;3\n#x\n' --comment '#' | tail -6
  - 1 blank line passed over
  - 1 comment passed over
  
  As it is, bp train refuses it
    bad.csv:3: 3 cells where line 1 has 2; does the header lack the name of a
    first column (R's row names have none: write them with col.names=NA)?

One column, one row, one class:

  $ bad 'a\n1\n2\n'
  bad.csv: 2 rows, 1 column, parted by ','; names in the first row
  
  Column             type       missing distinct  taken as
  a                  number           0        2  not known yet
      1 to 2, mean 1.5
  
  As it is, bp train refuses it
    bad.csv: one column; a target and something to learn it from are needed: does
    another --delimiter part its cells?
  [1]
  $ bad 'a,y\n1,p\n' | tail -2
  As it is, bp train refuses it
    bad.csv: one row to learn from; two are the least
  $ bad 'a,y\n1,p\n2,p\n' | sed -n '/^Column/,$p'
  Column             type       missing distinct  taken as
  a                  number           0        2  input, scaled
      1 to 2, mean 1.5
  y                  category         0        1  target, refused
      p 2
  
  Task: classification (the target is text)
  
  As it is, bp train refuses it
    bad.csv: the target 'y' has one class, 'p': there is nothing to learn
  $ bad 'a,y\n1,\n2,\n' | tail -2
  As it is, bp train refuses it
    bad.csv: no row has a value in the target 'y'
  $ bad 'a,y\n1,2\n3,4\n' --ignore a | tail -2
  As it is, bp train refuses it
    bad.csv: no column is left to learn from: all are targets or ignored

Numbers that are written otherwise. Leaving the column out is not what helps, so
no line is given.

  $ bad 'a;b;y\n1,5;2;3\n2,5;3;4\n'
  bad.csv: 2 rows, 3 columns, parted by ';'; names in the first row
  
  Column             type       missing distinct  taken as
  a                  category         0        2  refused: see below
      1,5 1, 2,5 1
  b                  number           0        2  not known yet
      2 to 3, mean 2.5
  y                  number           0        2  not known yet
      3 to 4, mean 3.5
  
  Notes
  - cells are parted by ';'
  
  As it is, bp train refuses it
    bad.csv:2: column 'a': '1,5' has a decimal comma; say --decimal , if all
    numbers are written so, or --categorical if it is no number
  [1]
  $ bad 'a,b,y\n1,2,3\nx,3,4\n' --numeric a | tail -5
      3 to 4, mean 3.5
  
  As it is, bp train refuses it
    bad.csv:3: column 'a': 'x' is not a number, and --numeric wants nothing else;
    if it stands for a missing one, say --na

Empty columns can be left out, with rows that have missing cells left out, too:

  $ bad 'a,b,y\n1,,3\n2,,4\n3,,5\n' --missing drop | sed -n '/^To/,$p'
  To train
    bp train --target y --ignore b --missing drop bad.csv
  
  As it is, bp train refuses it
    bad.csv: every row has a missing cell, and --missing drop leaves those out
  $ bad 'a,b,y\n1,,3\n2,,4\n3,,5\n' --missing error | sed -n '/^To/,$p'
  To train
    bp train --target y --ignore b --missing error bad.csv
  
  As it is, bp train refuses it
    bad.csv: column 'b' has no value in any row; leave it out with --ignore

A target that is refused has no remedy in --ignore:

  $ awk 'BEGIN { print "a,name"; for (i = 0; i < 60; i++) print i ",n" i }' > named.csv
  $ bp check named.csv | sed -n '/^Column/,$p'
  Column             type       missing distinct  taken as
  a                  row number       0       60  input, scaled
      0 to 59, mean 29.5
  name               text             0       60  target, refused
      n0 1, n1 1, n10 1, ...
  
  Task: classification (the target is text)
  
  Findings
  - column 'a' numbers the rows: leave it out unless their order says something
  
  As it is, bp train refuses it
    named.csv: column 'name' has 60 different texts in 60 rows, too many to learn
    from; name another --target, or say --categorical 'name'
  $ bp check --task regress named.csv | tail -2
    named.csv:2: column 'name': 'n0' is not a number, as a target of regression
    must be

What can't be read, or is no CSV, has no report. Exit code 3.

  $ bp check nosuch.csv
  bp: nosuch.csv: can't be read: No such file or directory
  [3]
  $ bad ''
  bp: bad.csv: empty: it has no rows
  [3]
  $ bad 'a,b\n'
  bp: bad.csv: a header and no rows below it; if its only row is data, say --no-header
  [3]
  $ bad 'a,b\n1,"2\n'
  bp: bad.csv:2: column 2: the quote that opens here is never closed
  [3]
  $ bad 'a,b\n1,x"2\n'
  bp: bad.csv:2: column 2: a stray quote; quote the whole cell and double the quotes in it
  [3]
  $ bad 'a,a\n1,2\n'
  bp: bad.csv:1: two columns are named 'a' (1 and 2); rename one
  [3]
  $ bad 'a,b\n1,2\na,b\n3,4\n' --header
  bp: bad.csv:3: the header comes again; remove this line
  [3]

The command line. Exit code 2.

  $ bp check
  bp: check: which CSV file? ('-' is standard input)
  [2]
  $ bad 'a,b\n1,2\n3,4\n' --epochs 3
  bp: check: no option '--epochs'; 'bp check --help' lists them
  [2]
  $ bad 'a,b\n1,2\n3,4\n' --output x.json
  bp: check: no option '--output'; 'bp check --help' lists them
  [2]
  $ bad 'a,b\n1,2\n3,4\n' --threads 0
  bp: check: --threads '0': must be a whole number from 1 to 1024
  [2]
  $ bad 'a,b\n1,2\n3,4\n' --target c
  bp: check: --target: bad.csv has no column 'c'; give a name or a number from 1 to 2
  [2]
  $ bad 'a,b\n1,2\n3,4\n' --layers 3,1
  bp: check: --layers starts with 3 inputs, but bad.csv gives 1: a
  [2]
  $ bad 'a,b\n1,2\n3,4\n' --json=yes
  bp: check: --json takes no value
  [2]
