How much classes and rows count.

  $ ln -s "$DATA" data
  $ told() { bp train "$@" 2>&1 |
  >     sed -n '/^  training/,/^  held out/{/^  held out/!p};/^epoch  *1 /p'; }
  $ weights() { sed -n '/"layers"/,$p' "$1"; }
  $ counts() { bp predict model.json "$1" | sed 1d | sort | uniq -c |
  >     sed 's/^ *//'; }

Most of those on the Titanic drowned; where both classes count the same, more
are thought to be saved:

  $ told --epochs 5 data/titanic.csv
    training  5 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, seed 1
  epoch      1  loss 0.579002  held out 0.47725 (80.0 %)
  epoch      1  loss 0.554211
  $ counts data/titanic.csv
  1726 No
  475 Yes
  $ told --epochs 5 --class-weight balanced data/titanic.csv
    training  5 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, weighted classes, seed 1
  epoch      1  loss 0.627543  held out 0.512418 (78.2 %)
  epoch      1  loss 0.607941
  $ counts data/titanic.csv
  1540 No
  661 Yes
  $ bp train -q --epochs 5 --class-weight Yes=5 data/titanic.csv
  $ counts data/titanic.csv
  630 No
  1571 Yes
  $ bp train -q --epochs 5 --class-weight Yes=0.01 data/titanic.csv
  $ counts data/titanic.csv
  2201 No
  $ grep '"class-weight"' model.json
  \t\t"class-weight":\t"Yes=0.01", (esc)

A class without a number counts 1; one of 0 is not learnt from:

  $ bp train -q --epochs 5 -o plain.json data/titanic.csv
  $ weights plain.json > plain
  $ for ones in No=1 No=1,Yes=1 Yes=1; do
  >     bp train -q --epochs 5 --class-weight $ones data/titanic.csv
  >     weights model.json | cmp - plain; done
  $ bp train -q --epochs 30 --class-weight virginica=0 data/iris.csv
  $ counts data/iris.csv
  50 setosa
  95 versicolor
  5 virginica

Balanced is the number of rows learnt from, by that of the classes and of the
rows of the class: of iris all count the same.

  $ bp train -q --epochs 5 --validation none -o plain.json data/iris.csv
  $ weights plain.json > plain
  $ bp train -q --epochs 5 --validation none --class-weight balanced \
  >     data/iris.csv
  $ weights model.json | cmp - plain
  $ head -121 data/iris.csv > uneven.csv
  $ bp train -q --epochs 5 --validation none --class-weight balanced \
  >     uneven.csv
  $ weights model.json > balanced
  $ bp train -q --epochs 5 --validation none --class-weight \
  >     setosa=0.8,versicolor=0.8,virginica=2 uneven.csv
  $ weights model.json | cmp - balanced

Names with commas, equals signs and quotes in them stand in quotes:

  $ printf 'x,y\n1,"a,b"\n2,c=d\n3,"a,b"\n4,c=d\n5,"e""f"\n6,"e""f"\n' > odd.csv
  $ bp train -q --epochs 300 --class-weight '"a,b"=0,"c=d"=0,"e""f"=3' odd.csv
  $ counts odd.csv
  2 "a,b"
  4 "e""f"

A column can say how much each row counts. It is none of the inputs:

  $ awk -F , -v OFS=, 'NR == 1 { print "w", $0; next }
  >     { print ($4 == "Yes" ? 3 : 1), $0 }' data/titanic.csv > weighted.csv
  $ bp train --epochs 5 --weight w weighted.csv 2>&1 | sed -n '1,7p'
  weighted.csv: 2201 rows, 5 columns, names in the first row
    inputs    3 categories: Class (4 levels), Sex (2 levels), Age (2 levels)
    target    Survived, 2 classes: No (1490), Yes (711)
    task      classification (the target is text)
    network   8-16-1, tanh, sigmoid; 161 parameters; loss cross-entropy
    training  5 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, weighted rows, seed 1
  $ counts data/titanic.csv
  1540 No
  661 Yes
  $ grep '"weight"' model.json
  \t\t"weight":\t"w", (esc)

A prediction needs no such column, and passes over one:

  $ bp predict model.json data/titanic.csv > without.csv
  $ bp predict model.json weighted.csv | cmp - without.csv

Only how weights compare matters, and all alike is like none; they can be named
by number, too:

  $ weights model.json > three
  $ awk -F , -v OFS=, 'NR > 1 { $1 *= 4 } { print }' weighted.csv > larger.csv
  $ bp train -q --epochs 5 --weight 1 larger.csv
  $ weights model.json | cmp - three
  $ awk -F , -v OFS=, 'NR > 1 { $1 = 7 } { print }' weighted.csv > alike.csv
  $ bp train -q --epochs 5 --weight w alike.csv
  $ weights model.json > alike
  $ bp train -q --epochs 5 -o plain.json data/titanic.csv
  $ weights plain.json | cmp - alike

A row of weight 0 teaches as little as one that isn't there, where steps take all
rows. (The last line is about all rows alike.)

  $ awk -F , -v OFS=, 'NR == 1 { print $0, "w"; next }
  >     { print $0, NR % 2 }
  >     NR == 9 { print 99, 99, 99, 99, "setosa", 0 }' data/iris.csv > zero.csv
  $ awk -F , 'NR == 1 || $6 == 1' zero.csv > rest.csv
  $ learn() { bp train --optimizer rprop --epochs 10 --validation none \
  >     --scale none "$@" 2>&1 | grep -e ^epoch -e ^loss; }
  $ learn --weight w zero.csv
  epoch      1  loss 1.06366
  epoch      2  loss 0.961729
  epoch      5  loss 0.761688
  epoch     10  loss 0.37655
  loss 0.348202, accuracy 96.03 % on the 151 training rows
  $ learn --ignore w rest.csv
  epoch      1  loss 1.06366
  epoch      2  loss 0.961729
  epoch      5  loss 0.761688
  epoch     10  loss 0.37655
  loss 0.334176, accuracy 97.33 % on the 75 training rows

Both together, and the same with threads and with little memory:

  $ told --epochs 5 --weight w --class-weight balanced weighted.csv
    training  5 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, weighted classes, weighted rows, seed 1
  epoch      1  loss 0.634294  held out 0.768327 (32.3 %)
  epoch      1  loss 0.6217
  $ cp model.json both.json
  $ for how in '--threads 1' '--threads 3' '--memory 1M'; do
  >     bp train -q --epochs 5 --weight w --class-weight balanced $how \
  >         weighted.csv
  >     cmp model.json both.json; done

Numbers, too:

  $ told --target Ozone --ignore Day --weight Month --epochs 5 \
  >     data/airquality.csv
    training  5 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, weighted rows, seed 1
  epoch      1  loss 0.672827  held out 0.293337 (R2 0.174)
  epoch      1  loss 0.576328
