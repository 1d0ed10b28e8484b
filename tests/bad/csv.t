What is no CSV, and where. Exit code 3.

  $ bad() { printf "$1" > bad.csv; bp train ${2+"$2"} ${3+"$3"} bad.csv; }

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
  bp: bad.csv:2: 3 cells where line 1 has 2; does the header lack the name of a first column (R's row names have none: write them with col.names=NA)?
  [3]

A header that is one name short, as R writes it, for its row names have none:

  $ bad 'a,b\n"one",1,2\n"two",3,4\n'
  bp: bad.csv:2: 3 cells where line 1 has 2; does the header lack the name of a first column (R's row names have none: write them with col.names=NA)?
  [3]
  $ bad 'a b\none 1 2\ntwo 3 4\n'
  bp: bad.csv: one column; a target and something to learn it from are needed: does another --delimiter part its cells?
  [3]
  $ bad '1,2\n3,4,5\n'
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

Text in front of a quote, or behind one that closes; blanks are no text:

  $ bad 'a,b\n1,x"2"\n3,4\n'
  bp: bad.csv:2: column 2: a stray quote; quote the whole cell and double the quotes in it
  [3]
  $ bad 'a,b\n1,"2" x\n3,4\n'
  bp: bad.csv:2: column 2: a stray quote; quote the whole cell and double the quotes in it
  [3]
  $ bad 'a,"b"c\n1,2\n3,4\n'
  bp: bad.csv:1: column 2: a stray quote; quote the whole cell and double the quotes in it
  [3]
  $ printf 'a,b\n1,"2" \n3, "4"\n' | bp train -q -

The header once more, as it is where files were put one behind the other:

  $ printf 'a,b\n1,2\n3,4\na,b\n5,6\n' | bp train --header -
  bp: standard input:4: the header comes again; remove this line
  [3]
  $ bad 'a,,c\n1,2,3\n3,4,5\na,,c\n5,6,7\n'
  bp: bad.csv:4: the header comes again; remove this line
  [3]
  $ awk 'BEGIN { print "a,b"; while (i++ < 2000) print i % 7 "," i
  >     print "a,b" }' > bad.csv
  $ bp train bad.csv
  bp: bad.csv:2002: the header comes again; remove this line
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
  bp: bad.csv: UTF-16 text; convert it with iconv -f UTF-16BE -t UTF-8
  [3]
  $ printf '\376\377' | cat - bad.csv > marked.csv
  $ bp train marked.csv
  bp: marked.csv: UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8
  [3]
  $ bad 'a\000,\000b\000\n\0001\000,\0002\000\n\000' --skip-lines 1
  bp: bad.csv: UTF-16 text; convert it with iconv -f UTF-16LE -t UTF-8
  [3]
  $ printf 'a,b\n1,2\n3,4\n' | iconv -t UTF-32 > bad.csv
  $ printf "1,2\n3,4\n" > good.csv; bp train good.csv bad.csv
  bp: bad.csv: UTF-32 text; convert it with iconv -f UTF-32 -t UTF-8
  [3]
  $ printf 'a,b\n1,2\n3,4\n' | iconv -t UTF-32LE > bad.csv
  $ bp train bad.csv
  bp: bad.csv: UTF-32 text; convert it with iconv -f UTF-32LE -t UTF-8
  [3]

Files of other kinds, by how they start:

  $ bad '\3757zXZ\000\000\004\346\326\264F\002\000'
  bp: bad.csv: packed by xz; unpack it on the way: xz -dc FILE | bp train -
  [3]
  $ bad 'BZh91AY&SY\273\346\301\362\000\000'
  bp: bad.csv: packed by bzip2; unpack it on the way: bzip2 -dc FILE | bp train -
  [3]
  $ bad 'PK\003\004\024\000\000\000\010\000'
  bp: bad.csv: a zip archive; unpack it on the way (unzip -p FILE | bp train -), or if it is a spreadsheet (.xlsx, .ods), save that as CSV
  [3]
  $ bad 'PK,BZh\n1,2\n2,4\n' -q

Other bytes that are no text:

  $ bad 'a,b\n1,x\n2,gr\366\337e\n'
  bp: bad.csv:3: column 2: not UTF-8 text; if it is Latin-1, convert it with iconv -f LATIN1 -t UTF-8
  [3]
  $ bad 'a,b\n1,\355\240\200\n2,x\n'
  bp: bad.csv:2: column 2: not UTF-8 text; if it is Latin-1, convert it with iconv -f LATIN1 -t UTF-8
  [3]
  $ bad 'a,\377\n1,3\n2,4\n'
  bp: bad.csv:1: column 2: not UTF-8 text; if it is Latin-1, convert it with iconv -f LATIN1 -t UTF-8
  [3]

  $ bad 'stra\337e,b\n1,2\n3,4\n'
  bp: bad.csv:1: column 1: not UTF-8 text; if it is Latin-1, convert it with iconv -f LATIN1 -t UTF-8
  [3]
  $ head -c 3000 "$(command -v bp)" > bad.csv
  $ bp train bad.csv
  bp: bad.csv:1: a NUL byte: this is no text file
  [3]

... unless they are in a comment:

  $ printf 'a,b\n1,2\n# M\374ller\n3,4\n' | bp train -q --comment '#' -

Lines that end as they did on a Macintosh of old:

  $ bad 'a,b\r1,2\r3,4\r'
  bp: bad.csv:1: a bare carriage return ends a line; convert the file with tr '\r' '\n'
  [3]
  $ bad 'a,b\n1,2\r3,4\n5,6\n'
  bp: bad.csv:2: a bare carriage return ends a line; convert the file with tr '\r' '\n'
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
  $ bad 'a,b\n1,2\n3,"4" 5\n'
  y
  3.40997193
  bp: bad.csv:3: column 2: a stray quote; quote the whole cell and double the quotes in it
  [3]
  $ bad 'a,b\n1,2\na,b\n3,4\n'
  y
  3.40997193
  bp: bad.csv:3: the header comes again; remove this line
  [3]

What is no text ends it, too:

  $ bad 'a,b\n1,2\n3,\0004\n'
  y
  3.40997193
  bp: bad.csv:3: a NUL byte: this is no text file
  [3]
  $ printf 'a,b\n1,2\n' | iconv -t UTF-16 | bp predict model.json
  bp: standard input: UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8
  [3]
  $ bad 'a,b\r1,2\r'
  bp: bad.csv:1: a bare carriage return ends a line; convert the file with tr '\r' '\n'
  [3]
  $ bad 'a,b\n1,2\n\351,4\n'
  y
  3.40997193
  bp: bad.csv:3: column 1: not UTF-8 text; if it is Latin-1, convert it with iconv -f LATIN1 -t UTF-8
  [3]
