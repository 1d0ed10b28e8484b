With --memory, encoded data that takes more goes to a file without a name. The
model doesn't depend on it.

  $ awk -v OFS=, 'BEGIN { print "a,b,c,d,y"; for (i = 0; i < 100000; i++)
  >     print i % 101, i * 7 % 103, i % 19, i % 23, i % 3 ? "no" : "yes" }' > large.csv
  $ train() { bp train -q --epochs 1 --hidden 2 --batch-size 1000 "$@" large.csv; }
  $ train
  $ train --memory 1M -o small.json
  $ cmp small.json model.json
  $ train --memory 1024K -o small.json
  $ cmp small.json model.json
  $ train --memory 1.5M --threads 7 -o small.json
  $ cmp small.json model.json
  $ train --memory 100G -o small.json
  $ cmp small.json model.json

The file is in TMPDIR, and gone at once:

  $ mkdir scratch
  $ TMPDIR=scratch train --memory 1M -o small.json
  $ cmp small.json model.json
  $ ls scratch
  $ TMPDIR=nowhere train --memory 1M
  bp: nowhere: no scratch file can be made there: No such file or directory; TMPDIR can name another folder
  [6]
  $ TMPDIR=large.csv train --memory 1M
  bp: large.csv: no scratch file can be made there: Not a directory; TMPDIR can name another folder
  [6]

It isn't needed by what fits, nor TMPDIR:

  $ TMPDIR=nowhere train --memory 100M -o small.json
  $ cmp small.json model.json

What comes by a pipe goes there, too, when it is more than 8 megabytes:

  $ awk -v OFS=, 'BEGIN { print "a,y"; for (i = 0; i < 1200000; i++)
  >     print i % 101 "000", i % 3 }' > large.csv
  $ train --memory 16M
  $ cat large.csv | TMPDIR=scratch bp train -q --epochs 1 --hidden 2 \
  >     --batch-size 1000 -o small.json -
  $ cmp small.json model.json
  $ cat large.csv | TMPDIR=nowhere bp train -q --epochs 1 -
  bp: nowhere: no scratch file can be made there: No such file or directory; TMPDIR can name another folder
  [6]
  $ ls scratch
