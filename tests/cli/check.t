check tells what training would make of a file.

  $ ln -s "$DATA" data
  $ bp check data/iris.csv
  data/iris.csv: 150 rows, 5 columns, parted by ','; names in the first row
  
  Column             type       missing distinct  taken as
  sepal_length       number           0       35  input, scaled
      4.3 to 7.9, mean 5.84333
  sepal_width        number           0       23  input, scaled
      2 to 4.4, mean 3.05733
  petal_length       number           0       43  input, scaled
      1 to 6.9, mean 3.758
  petal_width        number           0       22  input, scaled
      0.1 to 2.5, mean 1.19933
  species            category         0        3  target, 3 classes
      setosa 50, versicolor 50, virginica 50
  
  Task: classification (the target is text); rows of each class: setosa 50,
    versicolor 50, virginica 50
  
  Findings
  - 1 row of 150 is a copy of an earlier one (first: line 144 is a copy of line
    103)
  
  To train
    bp train --target species data/iris.csv

  $ bp check --target Ozone --missing median --missing-indicator \
  >     data/airquality.csv
  data/airquality.csv: 153 rows, 6 columns, parted by ','; names in the first row
  
  Column             type       missing distinct  taken as
  Ozone              number          37       67  target
      1 to 168, mean 42.1293; missing: their rows are left out
  Solar.R            number           7      117  2 inputs, scaled
      7 to 334, mean 185.932; missing: the median
  Wind               number           0       31  input, scaled
      1.7 to 20.7, mean 9.95752
  Temp               number           0       40  input, scaled
      56 to 97, mean 77.8824
  Month              number           0        5  input, scaled
      5 to 9, mean 6.99346
  Day                number           0       31  input, scaled
      1 to 31, mean 15.8039
  
  Task: regression (the target is numeric)
  
  Notes
  - 37 rows without a target left out
  
  To train
    bp train --target Ozone --missing median --missing-indicator data/airquality.csv

Categories, with the options given in the line to go on with:

  $ bp check --missing mean,level --task classify --min-count 200 \
  >     data/titanic.csv
  data/titanic.csv: 2201 rows, 4 columns, parted by ','; names in the first row
  
  Column             type       missing distinct  taken as
  Class              category         0        4  input, 4 levels
      Crew 885, 3rd 706, 1st 325, ...
  Sex                category         0        2  input, 2 levels
      Male 1731, Female 470
  Age                category         0        2  input, 1 level and others
      Adult 2092, Child 109
  Survived           category         0        2  target, 2 classes
      No 1490, Yes 711
  
  Task: classification (asked for); rows of each class: No 1490, Yes 711
  
  Findings
  - 2177 rows of 2201 are copies of earlier ones (first: line 3 is a copy of line
    2)
  
  To train
    bp train --target Survived --task classify --missing mean,level --min-count 200 data/titanic.csv

Few whole numbers may be classes:

  $ cat > cars.csv << EOF
  > "",mpg,cyl,hp,am
  > "Mazda RX4",21,6,110,1
  > "Mazda RX4 Wag",21,6,110,1
  > "Datsun 710",22.8,4,93,1
  > "Hornet 4 Drive",21.4,6,110,0
  > "Hornet Sportabout",18.7,8,175,0
  > "Valiant",18.1,6,105,0
  > "Duster 360",14.3,8,245,0
  > "Merc 240D",24.4,4,62,0
  > "Merc 230",22.8,4,95,0
  > "Merc 280",19.2,6,123,0
  > "Merc 280C",17.8,6,123,0
  > "Merc 450SE",16.4,8,180,0
  > "Fiat 128",32.4,4,66,1
  > "Honda Civic",30.4,4,52,1
  > "Toyota Corolla",33.9,4,65,1
  > "Toyota Corona",21.5,4,97,0
  > "Porsche 914-2",26,4,91,1
  > "Ford Pantera L",15.8,8,264,1
  > "Ferrari Dino",19.7,6,175,1
  > "Volvo 142E",21.4,4,109,1
  > EOF
  $ bp check cars.csv
  cars.csv: 20 rows, 5 columns, parted by ','; names in the first row
  
  Column             type       missing distinct  taken as
  column 1           category         0       20  input, 20 levels
      Datsun 710 1, Duster 360 1, Ferrari Dino 1, ...
  mpg                number           0       17  input, scaled
      14.3 to 33.9, mean 21.95
  cyl                number           0        3  input, scaled
      4 to 8, mean 5.5
  hp                 number           0       16  input, scaled
      52 to 264, mean 122.5
  am                 number           0        2  target
      0 to 1, mean 0.5
  
  Task: regression (the target is numeric)
  
  Notes
  - column 1 has no name in the header: called 'column 1'
  
  Findings
  - column 'column 1' has another text in each row: leave it out if it is a name
    or an id
  - the target 'am' has 2 different whole numbers: if they stand for classes, say
    --task classify
  
  To train
    bp train --target am cars.csv

A first column that numbers the rows is left out by itself:

  $ awk -F , -v OFS=, 'NR == 1 { print "\"\"", $0; next } { print NR - 1, $0 }' \
  >     data/iris.csv > numbered.csv
  $ bp check numbered.csv | grep -e 'column 1' -e '  bp'
  column 1           row number       0      150  left out: numbers the rows
  - column 1 has no name and numbers the rows: left out
    bp train --target species numbered.csv

Everything at once. One word in a column of numbers, the same column once more,
columns that number the rows, are constant, empty, an id; a category, and a
number, from which the target can be told; a text for each row.

  $ awk 'BEGIN {
  >     print "no,name,age,copy,const,empty,id,port,boat,score,survived"
  >     for (i = 0; i < 120; i++) {
  >         y = i % 3 == 0 || i % 7 == 0
  >         age = i % 40 == 11 ? "unknown" : 17 * i % 60 + 1
  >         printf "%d,\"Doe, %s%d\",%s,%s,7,,%d,%s,%s,%s,%s\n", i + 1,
  >             i % 2 ? "Jo" : "Al", i, age, age, (i * 7919) % 10007,
  >             substr("QSC", i % 3 + 1, i % 10 != 0), y ? "B" i % 4 : "",
  >             y * 100 + i % 9, y ? "yes" : "no"
  >     }
  > }' > all.csv
  $ bp check all.csv
  all.csv: 120 rows, 11 columns, parted by ','; names in the first row
  
  Column             type       missing distinct  taken as
  no                 row number       0      120  input, scaled
      1 to 120, mean 60.5
  name               text             0      120  refused: nearly all different
      Doe, Al0 1, Doe, Al10 1, Doe, Al100 1, ...
  age                text             0       61  refused: nearly all different
      unknown 3, 1 2, 10 2, ...
  copy               text             0       61  refused: nearly all different
      unknown 3, 1 2, 10 2, ...
  const              number           0        1  input, scaled
      7 to 7, mean 7
  empty              empty          120        0  refused: no value at all
  id                 number           0      120  input, scaled
      0 to 9930, mean 4937.69
  port               category        12        3  input, 4 levels
      C 36, Q 36, S 36; missing: a level of their own
  boat               category        68        4  input, 5 levels
      B3 14, B0 13, B2 13, ...; missing: a level of their own
  score              number           0       15  input, scaled
      1 to 108, mean 47.2583
  survived           category         0        2  target, 2 classes
      no 68, yes 52
  
  Task: classification (the target is text); rows of each class: no 68, yes 52
  
  Findings
  - all.csv: column 'age' has 61 different texts in 120 rows, too many to learn
    from; leave it out with --ignore, or say --categorical 'age'
  - all.csv: column 'copy' has 61 different texts in 120 rows, too many to learn
    from; leave it out with --ignore, or say --categorical 'copy'
  - all.csv: column 'empty' has no value in any row; leave it out with --ignore
  - column 'age' would hold numbers if it weren't for 'unknown' in line 13 and 2
    other cells; if that means missing, name it with --na
  - column 'copy' would hold numbers if it weren't for 'unknown' in line 13 and 2
    other cells; if that means missing, name it with --na
  - column 'const' is constant (7): nothing can be learnt from it
  - column 'no' numbers the rows: leave it out unless their order says something
  - column 'id' has another whole number in each row: leave it out if it is a
    name or an id
  - column 'copy' holds the same as column 'age' in every row
  - column 'boat' alone gives the target 'survived' away: by its levels 0 of 120
    rows are guessed wrong, without it 52; was it known before the target was?
  - column 'score' alone gives the target 'survived' away: its numbers have a
    range for each class, and none of them overlap; was it known before the
    target was?
  
  To train
    bp train --target survived --ignore name,age,copy,empty all.csv
  
  As it is, bp train refuses it
    all.csv: column 'name' has 120 different texts in 120 rows, too many to learn
    from; leave it out with --ignore, or say --categorical 'name'
  [1]

The line that it gives works:

  $ bp check all.csv | sed -n 's/^  bp train/bp train -q --epochs 1/p' | sh
  $ bp check $(bp check all.csv | sed -n 's/^  bp train//p') > known.txt
  $ grep 'bp train' known.txt
    bp train --target survived --ignore name,age,copy,empty all.csv

Rare classes, and copies of the target and of rows:

  $ awk -v OFS=, 'BEGIN { print "a,b,y"
  >     for (i = 0; i < 300; i++) {
  >         y = i % 60 == 7 ? "rare" : "usual"
  >         print i % 11, y, y } }' > rare.csv
  $ bp check rare.csv | sed -n '/^Findings/,$p'
  Findings
  - column 'b' holds the same as the target 'y' in every row
  - the rarest class, 'rare', has 5 rows; the commonest, 'usual', has 295
  - 284 rows of 300 are copies of earlier ones (first: line 13 is a copy of line
    2)
  
  To train
    bp train --target y rare.csv
  $ awk -v OFS=, 'BEGIN { print "a,y"
  >     for (i = 0; i < 315; i++) print i / 8, i % 21 ? "usual" : "rare" }' > rare.csv
  $ bp check rare.csv | grep -c rarest
  0
  [1]
  $ (cat rare.csv; echo 0.1,usual) | bp check - | grep rarest
  - the rarest class, 'rare', has 15 rows; the commonest, 'usual', has 301
  $ printf 'a,y\n1,p\n2,q\n' > few.csv
  $ cp few.csv few2.csv
  $ bp check few.csv few2.csv | sed -n '/^Findings/,$p'
  Findings
  - each class has 2 rows only
  - 2 rows of 4 are copies of earlier ones (first: few2.csv:2 is a copy of
    few.csv:2)
  
  To train
    bp train --target y few.csv few2.csv

Numbers are given away by numbers on a line with them, and by levels:

  $ awk -v OFS=, 'BEGIN { print "lb,town,noise,kg"
  >     for (i = 0; i < 60; i++) {
  >         t = i % 3; kg = t * 10 + 50
  >         print kg / 0.45359237, "town " t, 13 * i % 17, kg } }' > kg.csv
  $ bp check kg.csv | sed -n '/^Findings/,/^$/p'
  Findings
  - the target 'kg' has 3 different whole numbers: if they stand for classes, say
    --task classify
  - 9 rows of 60 are copies of earlier ones (first: line 53 is a copy of line 2)
  - column 'lb' alone gives the target 'kg' away: the means of its levels explain
    100.0000 % of the variance; was it known before the target was?
  - column 'town' alone gives the target 'kg' away: the means of its levels
    explain 100.0000 % of the variance; was it known before the target was?
  
  $ awk -v OFS=, 'BEGIN { print "lb,town,noise,kg"
  >     for (i = 0; i < 60; i++) {
  >         t = i % 3; kg = t * 10 + 50 + i % 7
  >         print -kg / 0.45359237, "town " t, 13 * i % 17, kg } }' > kg.csv
  $ bp check kg.csv | sed -n '/^Findings/,/^$/p'
  Findings
  - column 'lb' alone gives the target 'kg' away: they lie on a line (r
    -1.000000); was it known before the target was?
  

A guess that is wrong in 1 % as many rows as without the column is enough, and
one in 2 % isn't; numbers must lie on a line but for rounding, and ranges apart.

  $ awk -v OFS=, 'BEGIN { print "one,two,low,touch,y"
  >     for (i = 0; i < 400; i++) {
  >         y = i % 2
  >         print i == 7 || i == 9 ? "l0" : "l" y, i % 100 == 7 ? "l0" : "l" y,
  >             y + i / 1000, i < 1 ? 1 : y * i, y ? "p" : "q" } }' > near.csv
  $ bp check near.csv | grep -o "^- column.*away"
  - column 'one' alone gives the target 'y' away
  - column 'low' alone gives the target 'y' away
  $ awk -v OFS=, 'BEGIN { print "line,bent,levels,off,y"
  >     for (i = 0; i < 400; i++) {
  >         y = i % 20 + i / 1000
  >         print 3 * y - 7 + i % 3 / 100, 3 * y + i % 7 / 10, "l" i % 20, "l" i % 19, y
  >     } }' > near.csv
  $ bp check near.csv | grep -o "^- column.*away"
  - column 'line' alone gives the target 'y' away

Numbers count as values, of classes too:

  $ awk -v OFS=, 'BEGIN { print "a,zero,y"
  >     for (i = 0; i < 40; i++)
  >         print "l" i % 2, i % 3 ? "-0" : "0.0", i % 2 ? i % 4 : i % 4 ? "2.0" : "2"
  >     }' > values.csv
  $ bp check --task classify values.csv | sed -n '/^Column/,/^$/p; s/ away.*//p'
  Column             type       missing distinct  taken as
  a                  category         0        2  input, 2 levels
      l0 20, l1 20
  zero               number           0        1  input, scaled
      0 to 0, mean 0
  y                  category         0        3  target, 3 classes
      1 to 3, mean 2
  
  $ sed 's/,3$/,1.0/' values.csv > values2.csv
  $ bp check --task classify values2.csv | sed -n '/^Task/p; s/ away.*//p'
  Task: classification (asked for); rows of each class: 1 20, 2 20
  - column 'a' alone gives the target 'y'

The order of cells matters, in rows and in columns:

  $ printf 'a,b,y\n1,2,p\n2,1,p\n3,3,q\n4,5,q\n5,4,q\n' > turned.csv
  $ bp check turned.csv | sed -n '/^Findings/,/^$/p'
  Findings
  - the rarest class, 'p', has 2 rows; the commonest, 'q', has 3
  

Large files, which are read in pieces on several threads:

  $ awk -v OFS=, 'BEGIN { print "n,m,late,words,half,y"
  >     for (i = 0; i < 120000; i++) {
  >         n = i == 119999 ? 5 : i * 8 % 60013 + 0.25
  >         word = i == 3 ? "low" : i == 119990 ? "high" : i % 50
  >         print n, n, i ? n : 7, word, i % 60000, "class " i % 3 }
  >     print "5,5,5,49,59999,class 2" }' > large.csv
  $ bp check --threads 1 large.csv | sed 's/ --threads 1//' > large.txt
  $ cat large.txt
  large.csv: 120001 rows, 6 columns, parted by ','; names in the first row
  
  Column             type       missing distinct  taken as
  n                  number           0    60014  input, scaled
      0.25 to 60012.2, mean 29999
  m                  number           0    60014  input, scaled
      0.25 to 60012.2, mean 29999
  late               number           0    60015  input, scaled
      0.25 to 60012.2, mean 29999
  words              category         0       52  input, 52 levels
      49 2401, 0 2400, 1 2400, ...
  half               number           0    60000  input, scaled
      0 to 59999, mean 29999.7
  y                  category         0        3  target, 3 classes
      class 2 40001, class 0 40000, class 1 40000
  
  Task: classification (the target is text); rows of each class: class 0 40000,
    class 1 40000, class 2 40001
  
  Findings
  - column 'm' holds the same as column 'n' in every row
  - 1 row of 120001 is a copy of an earlier one (first: line 120002 is a copy of
    line 120001)
  
  To train
    bp train --target y large.csv
  $ for n in 2 3 8; do bp check --threads $n large.csv |
  >     sed "s/ --threads $n//" | cmp - large.txt; done
  $ (cat large.csv; echo 1,2; echo 1,2; sed 1d large.csv
  >     for i in 3 4 5 6 7 8; do echo 1; done) | bp check - |
  >     sed -n '1,/^$/d; /^$/q; p'
  Ragged rows
    8 of 240010 rows have more or fewer than 6 cells; columns are looked into
    once all rows have as many
    standard input:120003: 2 cells
    standard input:120004: 2 cells
    standard input:240006: 1 cell
    standard input:240007: 1 cell
    standard input:240008: 1 cell
    and 3 more

Chance is no leak: a few rows can always be told apart.

  $ printf 'a,b,y\n1,x,p\n2,x,p\n3,w,q\n4,w,q\n' > few.csv
  $ bp check few.csv | grep -c away
  0
  [1]

Text of other scripts keeps its columns, and names that the shell or a list
would take for something else are quoted; those that no terminal can show are
numbers.

  $ awk 'BEGIN { print "\"日本語の列の名前は長い\",\"größe, in cm\",\"it'"'"'s\",\"bell\a\",plain,y"
  >     for (i = 0; i < 60; i++) printf "%d,w%d,v%d,u%d,%d,%s\n",
  >         i % 5, i, i, i, i % 4, i % 2 ? "a" : "b" }' > names.csv
  $ bp check --header names.csv | sed -n -e 2,14p -e '/^  bp/p'
  
  Column             type       missing distinct  taken as
  \xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e\xe3\x81\xae\xe5\x88\x97\xe3\x81\xae\xe5\x90\x8d...  number           0        5  input, scaled (esc)
      0 to 4, mean 2
  gr\xc3\xb6\xc3\x9fe, in cm       text             0       60  refused: nearly all different (esc)
      w0 1, w1 1, w10 1, ...
  it's               text             0       60  refused: nearly all different
      v0 1, v1 1, v10 1, ...
  bell?              text             0       60  refused: nearly all different
      u0 1, u1 1, u10 1, ...
  plain              number           0        4  input, scaled
      0 to 3, mean 1.5
  y                  category         0        2  target, 2 classes
    bp train --target y --ignore '"gr\xc3\xb6\xc3\x9fe, in cm",it'\\''s,4' --header names.csv (esc)
  $ bp check --header --ignore "it's" --unseen other names.csv |
  >     grep '^  bp'
    bp train --target y --ignore 'it'\\''s,"gr\xc3\xb6\xc3\x9fe, in cm",4' --header --unseen other names.csv (esc)
  $ bp check --header --ignore "it's" --unseen other names.csv |
  >     sed -n 's/^  bp train/bp check/p' | sh | grep '^  bp'
    bp train --target y --ignore 'it'\\''s,"gr\xc3\xb6\xc3\x9fe, in cm",4' --header --unseen other names.csv (esc)
  $ cp all.csv -- "-it's.csv"
  $ bp check -- "-it's.csv" | grep '^  bp'
    bp train --target survived --ignore name,age,copy,empty -- '-it'\''s.csv'

Of many columns, only some are shown; a target always is.

  $ awk 'BEGIN { for (j = 1; j <= 100; j++) printf "c%d%s", j, j < 100 ? "," : "\n"
  >     for (i = 0; i < 5; i++) for (j = 1; j <= 100; j++)
  >         printf "%d%s", (i + 1) * (j + 7) % 101, j < 100 ? "," : "\n" }' |
  >     bp check --target c77 - > many.txt
  $ sed -n '/^c1 /p; /^c60/,/^To/p' many.txt
  c1                 number           0        5  input, scaled
  c60                number           0        5  input, scaled
  c77                number           0        5  target
  and 39 more columns, which --json shows
  
  Task: regression (the target is numeric)
  
  Findings
  - column 'c94' is constant (0): nothing can be learnt from it
  
  To train
  $ wc -l < many.txt
  73

Standard input, compressed files and several files are read as training reads
them. The report doesn't depend on the number of threads.

  $ gzip -c all.csv | bp check - | sed -e 's/standard input/all.csv/' \
  >     -e 's/ -$/ all.csv/' | sed -n '/^Column/,/^Findings/p' > piped.txt
  $ bp check all.csv | sed -n '/^Column/,/^Findings/p' | cmp - piped.txt
  $ head -61 all.csv > part1.csv
  $ (head -1 all.csv; sed 1,61d all.csv) > part2.csv
  $ bp check part1.csv part2.csv | sed -n '/^Column/,/^Findings/p' |
  >     cmp - piped.txt
  $ for n in 1 2 7; do bp check --json --threads $n all.csv |
  >     grep -v '"command"' > $n.json; done
  $ cmp 1.json 2.json && cmp 1.json 7.json

As JSON:

  $ bp check --json --target 1 --ignore 3 data/xor.csv | expand -t 2
  {
    "files":  ["data/xor.csv"],
    "rows": 4,
    "delimiter":  ",",
    "header": true,
    "blank_lines":  0,
    "comments": 0,
    "ragged": {
      "count":  0,
      "lines":  []
    },
    "repeated_rows":  {
      "count":  0
    },
    "columns":  [
      {"name":"x1","number":1,"use":"target","type":"number","missing":0,"distinct":2,"more":false,"min":0,"max":1,"mean":0.5,"deviation":0.5},
      {"name":"x2","number":2,"use":"input","type":"number","missing":0,"distinct":2,"more":false,"min":0,"max":1,"mean":0.5,"deviation":0.5,"inputs":1},
      {"name":"y","number":3,"use":"ignored","type":"number","missing":0,"distinct":2,"more":false,"min":0,"max":1,"mean":0.5,"deviation":0.5}
    ],
    "targets":  ["x1"],
    "task": "regress",
    "classes":  [],
    "notes":  [],
    "findings": [],
    "trainable":  true,
    "command":  "bp train --target x1 --ignore 3 data/xor.csv"
  }
  $ bp check --json all.csv > all.json
  [1]
  $ python3 -m json.tool all.json > /dev/null
  $ python3 -c '
  > import json
  > all = json.load(open("all.json"))
  > print(len(all["columns"]), all["trainable"], all["command"])
  > for f in all["findings"]: print(f["kind"], f.get("column"), f.get("other"))'
  11 False bp train --target survived --ignore name,age,copy,empty all.csv
  refused name None
  refused age None
  refused copy None
  refused empty None
  word age None
  word copy None
  constant const None
  id no None
  id id None
  duplicate copy age
  leak boat survived
  leak score survived
