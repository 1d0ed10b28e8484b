Columns that can't be what they are asked to be.

  $ bad() { printf "$1" > bad.csv; shift; bp train --epochs 1 "$@" bad.csv; }

Names on the command line. Exit code 2: usage.

  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target lenght
  bp: train: --target: bad.csv has no column 'lenght'; is it 'length'?
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target height
  bp: train: --target: bad.csv has no column 'height'; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target 4
  bp: train: --target: bad.csv has no column '4'; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target 0
  bp: train: --target: bad.csv has no column '0'; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target ''
  bp: train: --target: bad.csv has no column ''; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target 'length,'
  bp: train: --target: bad.csv has no column ''; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target length,2
  bp: train: --target names column 'length' twice
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore widht
  bp: train: --ignore: bad.csv has no column 'widht'; is it 'width'?
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --categorical widht
  bp: train: --categorical: bad.csv has no column 'widht'; is it 'width'?
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target y --ignore y
  bp: train: column 'y' is both --target and --ignore
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target y --weight y
  bp: train: column 'y' is both --target and --weight; name another column for one of them
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 1,2,3
  bp: train: --ignore leaves no column
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --target width,y --task classify
  bp: train: --task classify takes one target, not 2
  [2]
  $ bad '1,2\n3,4\n5,6\n' --target x
  bp: train: --target: bad.csv has no column 'x'; give a name or a number from 1 to 2
  [2]

Ranges that run backwards, or whose ends aren't there:

  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 2-1
  bp: train: --ignore: '2-1' runs backwards: column 2 comes after column 1
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore length:width
  bp: train: --ignore: 'length:width' runs backwards: column 2 comes after column 1
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 2-4
  bp: train: --ignore: bad.csv has no column '4'; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 0-1
  bp: train: --ignore: bad.csv has no column '0'; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 1-
  bp: train: --ignore: bad.csv has no column '1-'; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore -2
  bp: train: --ignore: bad.csv has no column '-2'; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore width:lenght
  bp: train: --ignore: bad.csv has no column 'lenght'; is it 'length'?
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore widht:length
  bp: train: --ignore: bad.csv has no column 'widht'; is it 'width'?
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 1:2:3
  bp: train: --ignore: bad.csv has no column '2:3'; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 1-2,width
  bp: train: --ignore names column 'width' twice
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 1-2,2-3
  bp: train: --ignore names column 'length' twice
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 1-2,3
  bp: train: --ignore leaves no column
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 1.5
  bp: train: --ignore: bad.csv has no column '1.5'; give a name or a number from 1 to 3
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore Width
  bp: train: --ignore: bad.csv has no column 'Width'; is it 'width'?
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --ignore 'width, length'
  bp: train: --ignore: bad.csv has no column ' length'; is it 'length'?
  [2]

Quotes in a list:

  $ bad '"a,b",c,y\n1,2,3\n3,4,5\n' --ignore '"a,b,c'
  bp: train: --ignore: '"a,b,c': quotes go around a whole name, with commas between names
  [2]
  $ bad '"a,b",c,y\n1,2,3\n3,4,5\n' --ignore '"a,b"c'
  bp: train: --ignore: '"a,b"c': quotes go around a whole name, with commas between names
  [2]
  $ bad '"a,b",c,y\n1,2,3\n3,4,5\n' --ignore '"'
  bp: train: --ignore: '"': quotes go around a whole name, with commas between names
  [2]
  $ bad '"a,b",c,y\n1,2,3\n3,4,5\n' --ignore 'a,b,c'
  bp: train: --ignore: bad.csv has no column 'a'; give a name or a number from 1 to 3
  [2]

Two options of one column, and numbers that must be:

  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --numeric widht
  bp: train: --numeric: bad.csv has no column 'widht'; is it 'width'?
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --numeric width --categorical width
  bp: train: column 'width' is both --numeric and --categorical
  [2]
  $ bad 'width,length,y\n1,2,3\n3,4,5\n' --numeric width --ignore width -q
  $ bad 'width,length,y\n1,2,3\nwide,4,5\n3,4,7\n' --numeric 1-3
  bp: bad.csv:3: column 'width': 'wide' is not a number, and --numeric wants nothing else; if it stands for a missing one, say --na
  [3]
  $ bad 'width,length,y\n1,2,3\nwide,4,5\n3,4,7\n' --numeric 1-3 --na wide -q
  $ bad 'width,length,y\n1,2,3\n1,,5\n3,"4,5",7\n' --numeric length
  bp: bad.csv:4: column 'length': '4,5' has a decimal comma; say --decimal , if all numbers are written so, or --categorical if it is no number
  [3]
  $ bad 'width,length,y\n1,2,a\n1,,b\n3,5,c\n' --numeric y
  bp: bad.csv:2: column 'y': 'a' is not a number, and --numeric wants nothing else; if it stands for a missing one, say --na
  [3]
  $ bad 'width,length,y\n1,2,a\n1,,b\n3,5,c\n' --target y --task regress
  bp: bad.csv:2: column 'y': 'a' is not a number, as a target of regression must be
  [3]

Nothing to learn, or nothing to learn from. Exit code 3.

  $ bad 'x,y\n1,a\n2,a\n3,a\n'
  bp: bad.csv: the target 'y' has one class, 'a': there is nothing to learn
  [3]
  $ bad 'x,y\n1,7\n2,7.0\n3,7\n'
  bp: bad.csv: the target 'y' is 7 in every row: there is nothing to learn
  [3]
  $ bad 'x,y\n1,7\n2,7\n3,7\n' --task classify
  bp: bad.csv: the target 'y' has one class, '7': there is nothing to learn
  [3]
  $ bad 'x,y\n1,\n2,\n3,\n'
  bp: bad.csv: no row has a value in the target 'y'
  [3]
  $ bad 'x,y\n1,2\n2,\n3,\n'
  bp: bad.csv: one row to learn from; two are the least
  [3]
  $ bad 'x,y\n,1\n,2\nNA,3\n'
  bp: bad.csv: column 'x' has no value in any row; leave it out with --ignore
  [3]
  $ bad 'x,y\n1,2\n3,4\n' --target x,y
  bp: bad.csv: no column is left to learn from: all are targets or ignored
  [3]
  $ bad 'x,y\n1,2\n3,4\n' --ignore x
  bp: bad.csv: no column is left to learn from: all are targets or ignored
  [3]

A word where numbers must be:

  $ bad 'x,y\n1,2\n2,3\n3,many\n' --task regress
  bp: bad.csv:4: column 'y': 'many' is not a number, as a target of regression must be
  [3]
  $ bad 'x,y,z\n1,2,u\n2,3,v\n3,4,w\n' --target y,z
  bp: bad.csv:2: column 'z': 'u' is not a number, as a target of regression must be
  [3]

Names that stand twice:

  $ bad 'x,x,y\n1,2,3\n3,4,5\n'
  bp: bad.csv:1: two columns are named 'x' (1 and 2); rename one
  [3]
  $ bad 'x,"a\nb","a\nb"\n1,2,3\n3,4,5\n'
  bp: bad.csv:1: two columns are named 'a?b' (2 and 3); rename one
  [3]
  $ bad 'x,column 1,,column 3\n1,2,3,4\n3,4,5,6\n'
  bp: bad.csv:1: two columns are named 'column 3' (3 and 4); rename one
  [3]

Long names are cut, and none can drive a terminal:

  $ long=$(printf 'very-%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
  $ bad "x,$long\n1,a\n2,a\n"
  bp: bad.csv: the target 'very-very-very-very-very-very-very-very-...' has one class, 'a': there is nothing to learn
  [3]
  $ bad "x,y\n1,2\n3,4\n" --target "$long"
  bp: train: --target: bad.csv has no column 'very-very-very-very-very-very-very-very-...'; give a name or a number from 1 to 2
  [2]
  $ bad 'x,"\033[31my\007"\n1,a\n2,a\n'
  bp: bad.csv: the target '?[31my?' has one class, 'a': there is nothing to learn
  [3]
  $ bad 'x,y\n1,2\n3,4\n' --target "$(printf 'y\033[0m\n\302\233')"
  bp: train: --target: bad.csv has no column 'y?[0m??'; give a name or a number from 1 to 2
  [2]
