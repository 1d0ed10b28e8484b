What is no CSV, and where. Exit code 3.

  $ bad() { printf "$1" > bad.csv; bp train bad.csv; }

A row with too few cells or too many:

  $ bad 'a,b,c\n1,2,3\n4,5\n7,8,9\n'
  bp: bad.csv:3: 2 cells where line 1 has 3; write out the missing ones, empty if need be
  [3]
  $ bad 'a,b,c\n1,2,3\n\n4,5,6\n7,"8\n9",10,11\n'
  bp: bad.csv:5: 4 cells where line 1 has 3; quote a cell that has the delimiter in it
  [3]
  $ bad 'a,b\n1\n'
  bp: bad.csv:2: 1 cell where line 1 has 2; write out the missing ones, empty if need be
  [3]
  $ bad 'a,b\n1,2,\n'
  bp: bad.csv:2: 3 cells where line 1 has 2; quote a cell that has the delimiter in it
  [3]

A quote that is never closed, by the line it opened on; one inside of a cell:

  $ bad 'a,b\n1,2\n3,"4\n5,6\n7,8\n'
  bp: bad.csv:3: column 2: the quote that opens here is never closed
  [3]
  $ bad 'a,"b\n1,2\n3,4\n'
  bp: bad.csv:1: column 2: the quote that opens here is never closed
  [3]
  $ bad 'a,b\n"x\ny",1\n2,"z\n'
  bp: bad.csv:4: column 2: the quote that opens here is never closed
  [3]
  $ bad 'a,b\n1,2\n3,4"\n'
  bp: bad.csv:3: column 2: a stray quote; quote the whole cell and double the quotes in it
  [3]
  $ bad 'a,b\n1,2\n3,"4"5\n'
  bp: bad.csv:3: column 2: a stray quote; quote the whole cell and double the quotes in it
  [3]
  $ bad 'a,b\n1,2\n3,"4""5\n'
  bp: bad.csv:3: column 2: the quote that opens here is never closed
  [3]

Bytes that are no text:

  $ bad 'a,b\n1,2\n3,\0004\n'
  bp: bad.csv:3: a NUL byte: this is no text file
  [3]
  $ printf 'a,b\n1,2\n3,4\n' | iconv -t UTF-16 > bad.csv
  $ bp train bad.csv
  bp: bad.csv: UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8
  [3]
  $ printf 'a,b\n1,2\n3,4\n' | iconv -t UTF-16BE > bad.csv
  $ bp train bad.csv
  bp: bad.csv:1: a NUL byte: this is no text file
  [3]
  $ printf '\376\377' | cat - bad.csv > marked.csv
  $ bp train marked.csv
  bp: marked.csv: UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8
  [3]
  $ bad 'a,b\n1,x\n2,gr\366\337e\n'
  bp: bad.csv:3: column 2: not UTF-8 text; if it is Latin-1, convert it with iconv -f LATIN1 -t UTF-8
  [3]
  $ bad 'a,b\n1,\355\240\200\n2,x\n'
  bp: bad.csv:2: column 2: not UTF-8 text; if it is Latin-1, convert it with iconv -f LATIN1 -t UTF-8
  [3]
  $ bad 'a,\377\n1,3\n2,4\n'
  bp: bad.csv:1: column 2: not UTF-8 text; if it is Latin-1, convert it with iconv -f LATIN1 -t UTF-8
  [3]

Lines that end as they did on a Macintosh of old:

  $ bad 'a,b\r1,2\r3,4\r'
  bp: bad.csv:1: a bare carriage return ends a line; convert the file with tr '\r' '\n'
  [3]
  $ bad 'a,b\n1,2\r3,4\n5,6\n'
  bp: bad.csv:2: a bare carriage return ends a line; convert the file with tr '\r' '\n'
  [3]

Numbers with a decimal comma, and numbers beyond all bounds:

  $ bad 'a,b\n1,"2,5"\n3,"4,25"\n'
  bp: bad.csv:2: column 'b': '2,5' has a decimal comma; write it with a point, or say --categorical if it is no number
  [3]
  $ printf 'a;b\n1,5;2\n2,5;3\n' > bad.csv
  $ bp train --delimiter ';' bad.csv
  bp: bad.csv:2: column 'a': '1,5' has a decimal comma; write it with a point, or say --categorical if it is no number
  [3]
  $ bad 'a;b\n1,5;2\n2,5;3\n'
  bp: bad.csv:2: 2 cells where line 1 has 1; does another --delimiter part its cells?
  [3]
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

The rows to predict are held to the same. What comes before a bad one is
predicted.

  $ printf 'a,b,y\n1,2,3\n3,4,4\n' | bp train -q --epochs 1 -
  $ bad() { printf "$1" > bad.csv; bp predict model.json bad.csv; }
  $ bad 'a,b\n1,2\n3\n5,6\n'
  y
  3.40997193
  bp: bad.csv:3: 1 cell where line 1 has 2; write out the missing ones, empty if need be
  [3]
  $ bad 'a,b\n1,2\n3,4,5\n'
  y
  3.40997193
  bp: bad.csv:3: 3 cells where line 1 has 2; quote a cell that has the delimiter in it
  [3]
  $ bad '1,2\n\n3,4\n\n\n5,6,7\n'
  3.40997193
  3.59002807
  bp: bad.csv:6: 3 cells where line 1 has 2; quote a cell that has the delimiter in it
  [3]
  $ bad 'a,b\n1,2\n3,"4\n'
  y
  3.40997193
  bp: bad.csv:3: column 2: the quote that opens here is never closed
  [3]

A file that is no text is not begun on:

  $ bad 'a,b\n1,2\n3,\0004\n'
  bp: bad.csv:3: a NUL byte: this is no text file
  [3]
  $ printf 'a,b\n1,2\n' | iconv -t UTF-16 | bp predict model.json
  bp: standard input: UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8
  [3]
  $ bad 'a,b\r1,2\r'
  bp: bad.csv:1: a bare carriage return ends a line; convert the file with tr '\r' '\n'
  [3]
