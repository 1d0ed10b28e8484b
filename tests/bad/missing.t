Nothing where something must be. Exit code 3.

  $ bad() { printf "$1" > bad.csv; shift; bp train --epochs 1 "$@" bad.csv; }

A column without any value, of numbers or of text:

  $ bad 'a,b,y\n1,,3\n2,NA,4\n4,,7\n'
  bp: bad.csv: column 'b' has no value in any row; leave it out with --ignore
  [3]
  $ bad 'a,b,y\n1,,3\n2,-,4\n4,,7\n' --na NA,-
  bp: bad.csv: column 'b' has no value in any row; leave it out with --ignore
  [3]
  $ bad 'a,b,y\n1,,p\n2,,q\n4,,p\n'
  bp: bad.csv: column 'b' has no value in any row; leave it out with --ignore
  [3]
  $ bad 'a,b,y\n1,,p\n2,,q\n4,,p\n' --categorical b
  bp: bad.csv: column 'b' has no value in any row; leave it out with --ignore
  [3]
  $ bad 'a,b,y\n1,,p\n2,,q\n4,,p\n' --missing error
  bp: bad.csv: column 'b' has no value in any row; leave it out with --ignore
  [3]
  $ bad 'a,b,y\n1,,p\n2,,q\n4,,p\n' -q --ignore b

A target without any value, or with one:

  $ bad 'a,b,y\n1,1,NA\n2,1,\n4,3,?\n'
  bp: bad.csv: no row has a value in the target 'y'
  [3]
  $ bad 'a,b,y\n1,1,-\n2,1,-\n4,3,-\n' --na -
  bp: bad.csv: no row has a value in the target 'y'
  [3]
  $ bad 'a,b,y\n1,1,-\n2,1,-\n4,3,-\n' --na - --task classify
  bp: bad.csv: no row has a value in the target 'y'
  [3]
  $ bad 'a,b,y\n1,1,-\n2,1,-\n4,3,2\n' --na -
  bp: bad.csv: one row to learn from; two are the least
  [3]
  $ bad 'a,b,y\n1,1,-\n2,1,-\n4,3,2\n' 2>&1 | grep '^  target'
    target    y, 2 classes: - (2), 2 (1)

Missing cells where there must be none. Rows without a target don't count:

  $ bad 'a,b,y\n1,,3\n2,3,4\n4,NA,7\n' --missing error
  bp: bad.csv:2: column 'b': the first of 2 missing cells, and --missing error allows none
  [3]
  $ bad 'a,b,y\n1,,3\n2,p,4\n4,q,7\n' --missing mean,error
  bp: bad.csv:2: column 'b': a missing cell, and --missing error allows none
  [3]
  $ bad 'a,b,y\n1,,3\n2,p,4\n4,q,7\n' --missing error
  bp: bad.csv:2: column 'b': a missing cell, and --missing error allows none
  [3]
  $ bad 'a,b,y\n1,NA,3\n2,p,4\n4,,7\n' --missing error
  bp: bad.csv:4: column 'b': a missing cell, and --missing error allows none
  [3]
  $ bad 'a,b,y\n1,NA,3\n2,p,4\n4,,7\n' --missing error --na NA
  bp: bad.csv:2: column 'b': the first of 2 missing cells, and --missing error allows none
  [3]
  $ printf 'a,b,y\n1,2,3\n2,3,4\n' > good.csv
  $ bp train --missing error good.csv bad.csv good.csv
  bp: bad.csv:4: column 'b': a missing cell, and --missing error allows none
  [3]
  $ bad 'a,b,y\n1,,\n2,3,4\n4,3,7\n' --missing error -q

Rows with missing cells that were all there are:

  $ bad 'a,b,y\n1,,3\n2,NA,4\n,3,7\n' --missing drop
  bp: bad.csv: every row has a missing cell, and --missing drop leaves those out
  [3]
  $ bad 'a,b,y\n1,,3\n2,4,4\n,3,7\n' --missing drop
  bp: bad.csv: one row to learn from; two are the least
  [3]
  $ bad 'a,b,y\n1,,3\n2,NA,4\n,3,7\n' --missing mean -q

What most cells hold can't be said where nearly all are different:

  $ awk 'BEGIN { print "a,y"; while (i++ < 70000) print i "," i % 3
  >     print ",1" }' | bp train --missing most-frequent -
  bp: standard input: column 'a': too many different numbers to look for the most frequent one; say --missing mean or --missing median
  [3]

predict holds to what training was told:

  $ printf 'a,b,y\n1,5,3\n2,3,4\n4,3,7\n' > whole.csv
  $ for how in error drop; do bp train -q --epochs 1 --missing $how whole.csv
  >     printf 'a,b\n1,5\n2,NA\n' | bp predict model.json; done
  y
  4.8070178
  bp: standard input:3: column 'b': 'NA' is a missing cell, and none was in training; nothing stands in for it
  y
  4.8070178
  bp: standard input:3: column 'b': 'NA' is a missing cell, and none was in training; nothing stands in for it
  [3]
