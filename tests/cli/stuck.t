Training that gets nowhere: it is said, with what is to be seen in the network.

  $ ln -s "$DATA" data
  $ said() { bp train "$@" -o model.json 2>&1 |
  >     grep -e '^after' -e '^the loss' -e '^hidden layer' -A3 |
  >     sed -e '/^epoch/d' -e '/^model/d' -e '/^held/d' -e '/^--/d'; }

All units alike, and no hidden layer for what no straight line parts:

  $ said --task classify --hidden 3 --init zeros data/xor.csv
  after 10 epochs the loss is no smaller than that of always saying the same; with --init zeros all units of a layer stay alike, so that a layer can do no more than one; leave it out
  the loss is no smaller than that of always saying the same; with --init zeros
    all units of a layer stay alike, so that a layer can do no more than one;
    leave it out
  $ said --task classify --hidden 0 --epochs 500 data/xor.csv
  after 10 epochs the loss is no smaller than that of always saying the same; without a hidden layer only a straight line can be learnt: try --hidden 16; or the inputs say nothing about the target
  the loss is no smaller than that of always saying the same; without a hidden
    layer only a straight line can be learnt: try --hidden 16; or the inputs say
    nothing about the target

Units that are dead after a step that was too long:

  $ said --act relu --learning-rate 3 --epochs 40 data/iris.csv
  the loss is no smaller than that of always saying the same; hidden layer 1: 11
    of 16 units are dead, their relu is flat for every row and learns nothing;
    try a smaller --learning-rate, --act leaky-relu or another --seed

Units that are saturated, in a model that is of some use nevertheless:

  $ said --act sigmoid --scale none --ignore species --target petal_width \
  >     --hidden 8 --learning-rate 0.5 data/iris.csv
  after 10 epochs the loss is no smaller than that of always saying the same; hidden layer 1: 6 of 8 units are saturated, their sigmoid is flat for nearly every row and hardly learns; try a smaller --learning-rate, a larger --l2 or --act relu
  hidden layer 1: 7 of 8 units are saturated, their sigmoid is flat for nearly
    every row and hardly learns; try a smaller --learning-rate, a larger --l2 or
    --act relu

A coin that is tossed follows from nothing:

  $ awk 'BEGIN { print "a,b,y"; x = 1; for (i = 0; i < 300; i++) {
  >     x = (x * 1103515245 + 12345) % 2147483648; a = x
  >     x = (x * 1103515245 + 12345) % 2147483648; b = x
  >     x = (x * 1103515245 + 12345) % 2147483648
  >     print a "," b "," (x > 1073741824 ? "heads" : "tails") } }' > coin.csv
  $ said --epochs 30 --learning-rate 0.0001 coin.csv
  after 10 epochs the loss is no smaller than that of always saying the same; no unit is flat: try more --epochs, a larger or smaller --learning-rate or another --seed; or the inputs say nothing about the target
  once more with all 300 rows, for 30 epochs
  the loss is no smaller than that of always saying the same; no unit is flat:
    try more --epochs, a larger or smaller --learning-rate or another --seed; or
    the inputs say nothing about the target

What learns has no such line, nor has what is told to be quiet:

  $ said data/iris.csv
  $ said --target Ozone data/airquality.csv
  $ bp train -q --task classify --hidden 0 data/xor.csv
