A column of text is a category: an input for each of its levels.

  $ ln -s "$DATA" data
  $ bp train --epochs 1 data/titanic.csv 2>&1 | sed -n '2,5p'
    inputs    3 categories: Class (4 levels), Sex (2 levels), Age (2 levels)
    target    Survived, 2 classes: No (1490), Yes (711)
    task      classification (the target is text)
    network   8-16-1, tanh, sigmoid; 161 parameters; loss cross-entropy

Every difference counts, and levels are sorted by their bytes:

  $ printf 'x,y\nmale,1\nMale,2\nmale ,3\n"male ",4\n' > spelt.csv
  $ bp train -q --epochs 1 spelt.csv
  $ grep -o 'levels.*' model.json
  levels":["Male","male","male "],"counts":[1,2,1]}

Leading zeros make text, since they are labels:

  $ printf 'zip,y\n01067,1\n80331,2\n01069,4\n' > zip.csv
  $ bp train --epochs 1 zip.csv 2>&1 | grep inputs
    inputs    1 category: zip (3 levels)

Numbers are categories when --categorical says so; 1 and 1.0 are the same:

  $ printf 'x,y\n10,1\n9,2\n1e1,3\n9.0,4\n,5\n' > numbers.csv
  $ bp train --epochs 1 --categorical x numbers.csv 2>&1 |
  >     grep -e inputs -e note
    inputs    1 category: x (3 levels)
    note      column 'x': 1 missing cell taken as a level of its own
  $ grep -o 'levels.*' model.json
  levels":["9","10",""],"counts":[2,2,1]}
  $ printf 'x\n10.0\n+9\n' | bp predict model.json | grep -c ''
  3
  $ printf 'x\n11\n' | bp predict model.json
  y
  bp: standard input:2: column 'x': '11' is a category the model was not trained on; it knows 9, 10, (empty)
  [3]

One word among numbers makes the column text; it may be a slip, so it is said:

  $ printf 'x,y\n1,1\n2,2\n3o,3\n4,4\n' > slip.csv
  $ bp train --epochs 1 slip.csv 2>&1 | sed -n '/inputs/p; /  note/{ N; p; }'
    inputs    1 category: x (4 levels)
    note      column 'x' is taken as categories for one cell: line 4 has '3o',
              all others are numbers

A name, an id, a date: text that is nearly all different teaches nothing.

  $ awk 'BEGIN { print "id,x,y"
  >     for (i = 1; i <= 60; i++) print "id" i "," i % 7 "," i % 5 }' > id.csv
  $ bp train id.csv
  bp: id.csv: column 'id' has 60 different texts in 60 rows, too many to learn from; leave it out with --ignore, or say --categorical 'id'
  [3]
  $ bp train --epochs 1 --ignore id id.csv 2>&1 | grep inputs
    inputs    1 number: x
  $ bp train --epochs 1 --categorical id id.csv 2>&1 | grep inputs
    inputs    1 number, 1 category: id (60 levels), x
  $ bp train --target id id.csv
  bp: id.csv: column 'id' has 60 different texts in 60 rows, too many to learn from; name another --target, or say --categorical 'id'
  [3]

A level that is the only one is an input that never changes:

  $ printf 'x,c,y\n1,a,1\n2,a,2\n3,a,4\n' > only.csv
  $ bp train --epochs 1 only.csv 2>&1 | grep -e inputs -e note
    inputs    1 number, 1 category: x, c (1 level)
    note      column 'c' is constant ('a'): nothing can be learnt from it

Levels that are seen too seldom share an input with --min-count:

  $ printf 'c,y\na,1\na,2\nb,3\nb,1\nrare,2\nodd,3\na,2\n' > rare.csv
  $ bp train --epochs 1 --min-count 2 rare.csv 2>&1 |
  >     grep -e inputs -e network -e note
    inputs    1 category: c (3 levels)
    network   3-16-1, tanh, identity; 81 parameters; loss mse
    note      column 'c': 2 levels seen fewer than 2 times share one input
  $ grep '"c"' model.json | tr -d '\t'
  {"name":"c","position":1,"type":"category","numeric":false,"levels":["a","b"],"other":true,"counts":[3,2,2]}

predict takes these and what it never saw for one of them:

  $ printf 'c\nrare\nodd\nnew\n' | bp predict model.json | sort | uniq -c | sed 's/^ *//'
  bp: standard input: column 'c': 3 cells with a level that training never saw or saw too seldom, taken as other
  3 1.98728805
  1 y
  $ bp train -q --epochs 1 --min-count 3 rare.csv
  $ grep -o 'levels.*' model.json
  levels":["a"],"other":true,"counts":[3,4]}
  levels seen fewer than 3 times share one input"
  $ bp train --epochs 1 --min-count 4 rare.csv
  bp: rare.csv: column 'c': none of its levels (4) is seen 4 times, so that nothing tells them apart; leave it out with --ignore, or lower --min-count
  [3]
  $ bp train -q --epochs 1 --min-count 1 rare.csv
  $ grep -o 'levels.*' model.json
  levels":["a","b","odd","rare"],"counts":[3,2,1,1]}

Missing cells are counted like the other levels, and classes are never put
together:

  $ printf 'c,y\na,p\na,q\n,p\n,p\nb,r\n' > few.csv
  $ bp train --epochs 1 --min-count 2 few.csv 2>&1 | grep -e target -e note
    target    y, 3 classes: p (3), q (1), r (1)
    task      classification (the target is text)
    note      column 'c': 2 empty cells taken as a level of their own
    note      column 'c': 1 level seen fewer than 2 times takes the input for
  $ grep -o 'levels.*' model.json
  levels":["","a"],"other":true,"counts":[2,2,1]}
  levels":["p","q","r"],"counts":[3,1,1]}
  levels"

--unseen other takes a new level for none of those known; predict can be told
so, or otherwise:

  $ bp train -q --epochs 1 --unseen other rare.csv
  $ grep unseen model.json | tr -d '\t'
  "unseen":"other",
  "unseen":"other",
  $ printf 'c\na\nnew\n' | bp predict model.json | grep -c ''
  bp: standard input: column 'c': 1 cell with a level that training never saw, taken as other
  3
  $ printf 'c\na\nnew\n' | bp predict --unseen error model.json
  y
  1.4922957
  bp: standard input:3: column 'c': 'new' is a category the model was not trained on; it knows a, b, odd, rare
  [3]
  $ bp train -q --epochs 1 rare.csv
  $ printf 'c\na\nnew\n' | bp predict model.json
  y
  1.4922957
  bp: standard input:3: column 'c': 'new' is a category the model was not trained on; it knows a, b, odd, rare
  [3]
  $ printf 'c\na\nnew\n' | bp predict --unseen other model.json | grep -c ''
  bp: standard input: column 'c': 1 cell with a level that training never saw, taken as other
  3

Thousands of levels make a large network, which is noted:

  $ awk 'BEGIN { print "c,y"
  >     for (i = 0; i < 6000; i++) print "l" i % 3000 "," i % 7 }' > many.csv
  $ bp train --epochs 1 --hidden 2 many.csv 2>&1 | sed -n \
  >     '/  inputs/p; /  network/p; /  note/,/epoch/p' | grep -v epoch
    inputs    1 category: c (3000 levels)
    network   3000-2-1, tanh, identity; 6005 parameters; loss mse
    note      column 'c' has 3000 levels and makes 3000 inputs; --min-count lets
              rare ones share one
  $ bp train --epochs 1 --hidden 2 --min-count 3 many.csv
  bp: many.csv: column 'c': none of its levels (3000) is seen 3 times, so that nothing tells them apart; leave it out with --ignore, or lower --min-count
  [3]
  $ awk 'BEGIN { print "c,y"
  >     for (i = 0; i < 140000; i++) print "l" i % 70000 "," i % 7 }' > more.csv
  $ bp train --epochs 1 more.csv
  bp: more.csv: column 'c' has more than 65536 different texts, too many to learn from; leave it out with --ignore
  [3]
  $ bp train --epochs 1 --categorical c more.csv
  bp: more.csv: column 'c' has more than 65536 different texts, too many to learn from; leave it out with --ignore
  [3]
  $ bp train --epochs 1 --min-count 10 more.csv
  bp: more.csv: column 'c' has more than 65536 different texts, too many to learn from; leave it out with --ignore
  [3]
