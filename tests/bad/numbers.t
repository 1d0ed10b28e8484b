Numbers that can't be taken as they are. Exit code 3.

  $ bad() { printf "$1" > bad.csv; shift; bp train --epochs 1 "$@" bad.csv; }

The other character before the fraction, or between thousands:

  $ bad 'a,b\n1,"2,5"\n3,"4,25"\n'
  bp: bad.csv:2: column 'b': '2,5' has a decimal comma; say --decimal , if all numbers are written so, or --categorical if it is no number
  [3]
  $ printf 'a;b\n1,5;2\n2,5;3\n' > bad.csv
  $ bp train --delimiter ';' bad.csv
  bp: bad.csv:2: column 'a': '1,5' has a decimal comma; say --decimal , if all numbers are written so, or --categorical if it is no number
  [3]
  $ bad 'a;b\n1,5;2\n2,5;3\n'
  bp: bad.csv:2: column 'a': '1,5' has a decimal comma; say --decimal , if all numbers are written so, or --categorical if it is no number
  [3]
  $ bad 'a,b,y\n"1,000",1,1\n"2,000",2,4\n'
  bp: bad.csv:2: column 'a': '1,000' has a comma; write it without if that parts thousands, say --decimal , if it stands before a fraction, or --categorical if it is no number
  [3]
  $ bad 'a;b;y\n1.5;1;1\n2.5;2;4\n' --decimal ,
  bp: bad.csv:2: column 'a': '1.5' has a decimal point, and --decimal says comma; leave that out, or say --categorical if it is no number
  [3]
  $ bad 'a,b,y\n"1,000",1,1\n"2,000,000",2,4\n'
  bp: bad.csv:2: column 'a': '1,000' has commas between thousands; write it without them, or say --categorical if it is no number
  [3]
  $ bad 'a,b,y\n7,1,1\n"2,000,000",2,4\n"-1,234.5",2,4\n'
  bp: bad.csv:3: column 'a': '2,000,000' has commas between thousands; write it without them, or say --categorical if it is no number
  [3]
  $ bad 'a;b;y\n1.000,5;1;1\n2.000,5;2;4\n' --decimal ,
  bp: bad.csv:2: column 'a': '1.000,5' has points between thousands; write it without them, or say --categorical if it is no number
  [3]
  $ bad 'a;b;y\n1.000;1;1\n2.000;2;4\n' --decimal ,
  bp: bad.csv:2: column 'a': '1.000' has a point; write it without if that parts thousands, leave out --decimal if it stands before a fraction, or say --categorical if it is no number
  [3]
  $ bad 'a;b;y\n1.000,5;1;1\n2.000,5;2;4\n' --decimal , --categorical a -q
  $ grep 'name":"a"' model.json | tr -d '\t'
  {"name":"a","position":1,"type":"category","numeric":false,"levels":["1.000,5","2.000,5"],"counts":[1,1]},

Numbers beyond all bounds, inputs and targets:

  $ bad 'a,b\n1,2\n1e999,3\n'
  bp: bad.csv:3: column 'a': '1e999' is beyond the range of numbers (1.8e308)
  [3]
  $ bad 'a,b\n1,1e40\n2,-1e308\n3,1e308\n'
  bp: bad.csv: column 'b': its numbers are too large to be scaled; write them in another unit
  [3]
  $ printf 'a,b\n1e40,1\n1,2\n' > bad.csv
  $ bp train --scale none bad.csv
  bp: bad.csv:2: column 'a': '1e40' is too large for the network's 32-bit numbers
  [3]

  $ bad 'a,b,y\n1,-1e999,1\n3,2,4\n'
  bp: bad.csv:2: column 'b': '-1e999' is beyond the range of numbers (1.8e308)
  [3]
  $ bad 'a,b,y\n1,1,1e309\n3,2,4\n'
  bp: bad.csv:2: column 'y': '1e309' is beyond the range of numbers (1.8e308)
  [3]

What is left out, or is no number, may look so. What is too near 0 is 0:

  $ bad 'a,b,y\n1,1e999,1\n3,2,4\n' -q --ignore b
  $ bad 'a,b,y\n1,1e999,1\n3,2,4\n' -q --categorical b
  $ bad 'id,b,y\n12e4567,1,1\n88c3ef0,2,4\n12e4567,2,4\n' -q
  $ bad 'a,b,y\n1,1e-999,1\n3,2,4\n' -q

predict says the same:

  $ printf 'a,b\n1e999,1\n1,2\n' | bp predict model.json
  y
  bp: standard input:2: column 'a': '1e999' is beyond the range of numbers (1.8e308)
  [3]
  $ printf 'a,b\n1,2\n"1,5",2\n' | bp predict model.json
  y
  2.6252084
  bp: standard input:3: column 'a': '1,5' has a decimal comma; write it with a point, or say --decimal , if all numbers are written so
  [3]
  $ printf 'a,b\n1,2\n"1,234,567",2\n' | bp predict model.json
  y
  2.6252084
  bp: standard input:3: column 'a': '1,234,567' has commas between thousands; write it without them
  [3]
  $ printf 'a,b\n1,2\n1 000,2\n' | bp predict model.json
  y
  2.6252084
  bp: standard input:3: column 'a': '1 000' is not a number
  [3]
