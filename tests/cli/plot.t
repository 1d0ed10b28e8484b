plot draws charts of a model. What gnuplot makes differs from version to version:
so of pictures, their words are compared, and that they can be read at all.

  $ ln -s "$DATA" data
  $ cp "$TESTDIR/plot-iris.json" model.json
  $ words() {
  >     python3 -c 'import sys, xml.etree.ElementTree as tree
  > root = tree.parse(sys.stdin.buffer).getroot()
  > space = "{http://www.w3.org/2000/svg}"
  > print(root.get("width"), root.get("height"))
  > for name in "title", "desc":
  >     print(root.find(space + name).text)
  > print(" | ".join(sorted({t.text.strip() for t in root.iter(space + "text")})))' |
  >         fold -s -w 78
  > }

The loss:

  $ bp plot loss model.json | words
  720 517
  Loss while training: model.json
  30 epochs; 120 training rows, 30 held-out rows
  0 | 0.0 | 0.2 | 0.4 | 0.6 | 0.8 | 1.0 | 1.2 | 10 | 15 | 20 | 25 | 30 | 30 
  epochs; 120 training rows, 30 held-out rows | 5 | Loss while training: 
  model.json | best: epoch 30, held-out loss 0.3046; the model has its weights 
  | epoch | held-out loss (last: 0.3046) | loss (mean cross-entropy) | training 
  loss (last: 0.3116)
  $ bp plot loss --size 400,300 model.json | words | head -1
  400 300
  $ bp plot loss --terminal model.json
  Loss while training: model.json
  30 epochs; 120 training rows, 30 held-out rows
  
  1.2 +
      |
      |  '..
  1.0 +  '..'.
      |      :.
      |      '.'.
  0.8 +         .'.
      |          '.'.
      |             .:..
  0.6 +                 '.....
      |                     '''''''':.......
  0.4 +                                   ' ''''''''::.......
      |                                                     '''''':'......a.
      |                                                                     'b'*
  0.2 +
      |
      |
  0.0 +
      ++-----------------------+-----------------------+-----------------------+
       0                      10                      20                      30
       across: epoch
       up:     loss (mean cross-entropy)
       a  training loss (last: 0.3116)
       b  held-out loss (last: 0.3046)
       *  best: epoch 30, held-out loss 0.3046; the model has its weights
  $ LC_ALL=C.UTF-8 bp plot loss --terminal model.json | sed -n 6,9p
      |  \xe2\xa2\x90\xe2\xa2\x84\xe2\xa1\x80 (esc)
  1.0 +   \xe2\xa0\x91\xe2\xa1\x88\xe2\xa0\xa2\xe2\xa1\x80 (esc)
      |    \xe2\xa0\x88\xe2\xa0\x82\xe2\xa1\x88\xe2\xa0\xa2\xe2\xa1\x80 (esc)
      |      \xe2\xa0\x98\xe2\xa2\x80\xe2\xa0\x91\xe2\xa1\x84 (esc)

Several models, of which one had one epoch, and no rows held out:

  $ bp train -q --hidden 2 --epochs 1 --seed 3 --validation none \
  >     -o one.json data/iris.csv
  $ bp plot loss model.json one.json | words
  720 517
  Loss while training: 2 models
  Whole: held-out loss, marked at the best epoch; dashed: training loss
  0 | 0.0 | 0.2 | 0.4 | 0.6 | 0.8 | 1.0 | 1.2 | 10 | 15 | 20 | 25 | 30 | 5 | 
  Loss while training: 2 models | Whole: held-out loss, marked at the best 
  epoch; dashed: training loss | epoch | loss (mean cross-entropy) | 
  model.json: held out (best: 0.3046, epoch 30) | model.json: training | 
  one.json: training
  $ bp plot loss --terminal one.json | tail -5
       ++-----------------------------------+----------------------------------+
        0                                   1                                  2
        across: epoch
        up:     loss (mean cross-entropy)
        a  training loss (last: 1.053)
  $ bp plot loss - < model.json | words | sed -n 2p
  Loss while training: standard input

The network:

  $ bp plot network model.json | words
  720 362
  Network: model.json
  27 weights and biases (from the squares)
  1 | 27 weights and biases (from the squares) | 3 | 4 | Network: model.json | 
  inputs | layer 1: tanh | outputs: softmax | petal_length | petal_width | 
  sepal_length | sepal_width | setosa | versicolor | virginica | weight +0.64 | 
  weight +2.56 | weight -0.64 | weight -2.56
  $ bp plot network --terminal model.json
  Network: model.json
  27 weights and biases (from the squares)
  
  
  sepal_length O..........................O..........................O setosa
                          ......'''''''    ''..           ..  .:  ''
   sepal_width O...'''''''                     '....  ''  ..  '
                   ''  ..               ..O...::. ''. .'
  petal_length O......     ''  .....''''  '':::..''''''::''''''......O versicolor
                      :::::''''''''':..:..O...:::::::::'''':'''
   petal_width O..::::''''''''''''''         ''''...::'::...''..
                                                      '''':::::.:..
        (bias) 1                          1                    ''::::O virginica
                                                                    ''
  
  column 1: inputs, 4
  column 2: layer 1: tanh, 3
  column 3: outputs: softmax, 3
  
  lines:  weights of 0.512 or more
  thick:  of 1.54 or more
  dashed: below 0
  $ bp plot network --terminal one.json | LC_ALL=C grep -c '[^ -~]'
  0
  [1]
  $ LC_ALL=C.UTF-8 bp plot network --terminal one.json | sed -n 4,8p
  
  sepal_length O\xe2\xa3\xa4\xe2\xa3\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa3\xa4\xe2\xa3\xa4\xe2\xa3\xa4\xe2\xa3\xa4\xe2\xa3\xa4O\xe2\xa1\x80\xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\xa4\xe2\xa3\x80\xe2\xa3\xa4O setosa (esc)
                  \xe2\xa0\x89\xe2\xa0\x91\xe2\xa0\x92\xe2\xa0\xa4\xe2\xa0\xa4\xe2\xa3\x80\xe2\xa3\x80\xe2\xa3\x80\xe2\xa3\x80\xe2\xa3\xa4\xe2\xa3\xa4\xe2\xa3\xa4\xe2\xa1\xb4\xe2\xa0\xb6\xe2\xa0\xb6\xe2\xa3\xb6\xe2\xa1\xbb\xe2\xa0\xbf\xe2\xa0\x9f\xe2\xa0\x9b\xe2\xa0\x89\xe2\xa0\x89\xe2\xa0\x81 \xe2\xa0\x88\xe2\xa0\x99\xe2\xa0\xb3\xe2\xa3\xa4\xe2\xa3\x91 \xe2\xa0\xa4 \xe2\xa3\x80         \xe2\xa3\x80\xe2\xa1\xa0\xe2\xa0\xa4\xe2\xa0\x94\xe2\xa0\x92\xe2\xa0\x89\xe2\xa0\x81 (esc)
   sepal_width O\xe2\xa3\xa4\xe2\xa3\xb6\xe2\xa0\xb6\xe2\xa3\xb6\xe2\xa0\x9e\xe2\xa0\x9b\xe2\xa0\x9b\xe2\xa0\x8b\xe2\xa0\x89\xe2\xa0\x89\xe2\xa3\x9b\xe2\xa3\x92\xe2\xa0\xa4\xe2\xa2\x94\xe2\xa3\x92\xe2\xa1\x8a\xe2\xa0\x89             \xe2\xa0\x89\xe2\xa0\xb3\xe2\xa2\xa6\xe2\xa3\x84\xe2\xa1\x80 \xe2\xa0\x89\xe2\xa3\x80\xe2\xa3\x92\xe2\xa0\xa4\xe2\xa2\x94\xe2\xa0\x92\xe2\xa1\x8a\xe2\xa0\x89 (esc)
                 \xe2\xa0\x89 \xe2\xa2\x89\xe2\xa3\x80\xe2\xa0\xbf\xe2\xa0\xa4\xe2\xa0\xb3\xe2\xa0\x8a\xe2\xa0\xbf \xe2\xa3\xa4 \xe2\xa3\xa4 \xe2\xa3\x88\xe2\xa0\x89\xe2\xa3\x92\xe2\xa0\xa2\xe2\xa0\xa4\xe2\xa2\x84\xe2\xa3\x80        \xe2\xa2\x80\xe2\xa3\x80\xe2\xa0\xa4\xe2\xa0\xac\xe2\xa0\x9b\xe2\xa0\xbe\xe2\xa3\xad\xe2\xa1\x80    \xe2\xa0\x88 \xe2\xa0\x92 \xe2\xa0\xa4 \xe2\xa3\x80 (esc)

Weights as a table, and as images where inputs are pixels. A pixel that is always
the same has nothing to say:

  $ bp plot weights model.json | words
  540 343
  Weights of the first layer: model.json
  4 encoded inputs, 3 units
  (bias) | +0.55 | +1.1 | -0.07 | -0.19 | -0.34 | -0.50 | -0.55 | -0.92 | -1.1 
  | 0 | 0.01 | 0.22 | 0.34 | 0.37 | 0.74 | 0.77 | 0.90 | 1 | 1.04 | 1.10 | 2 | 
  3 | 4 encoded inputs, 3 units | Weights of the first layer: model.json | 
  petal_length | petal_width | sepal_length | sepal_width | unit | weight
  $ bp plot weights --terminal model.json
  Weights of the first layer: model.json
  4 encoded inputs, 3 units
  
                   1     2     3
  sepal_length  0.77  0.34  0.01
  sepal_width   0.90 -0.19 -0.92
  petal_length -0.07  0.22  1.04
  petal_width  -0.34  1.10  0.74
  (bias)       -0.07 -0.50  0.37
  
  across: unit
  $ awk 'BEGIN {
  >     for (i = 0; i < 64; i++) printf "p%d,", i
  >     print "y"
  >     for (n = 0; n < 60; n++) {
  >         for (i = 0; i < 64; i++) printf "%d,", i ? (i * (n + 3) * 7 + n * n) % 17 : 5
  >         print substr("abc", n % 3 + 1, 1)
  >     } }' > pixels.csv
  $ bp train -q --hidden 3 --epochs 5 --seed 1 --validation none -o pixels.json pixels.csv
  $ bp plot weights pixels.json | words | sed -n '2,$p'
  Weights of the first layer: pixels.json
  64 encoded inputs, 3 units; blank: constant
  +0.16 | +0.32 | -0.16 | -0.32 | 0 | 64 encoded inputs, 3 units; blank: 
  constant | Weights of the first layer: pixels.json | unit 1 | unit 2 | unit 3 
  | weight
  $ bp plot weights --terminal pixels.json
  Weights of the first layer: pixels.json
  64 encoded inputs, 3 units; blank: constant
  
  unit 1            unit 2            unit 3
    ---=-- . + - .     .-=-- -##+#++    ++ + .++++ +-=
   ++++++#+++#==-=  -=+#++ . ---==--   +-= +++==+++#++
  +++#++ . + -+# .   +-===+# --- + +   --=++ +++++-===
  +# + .-= --- . .   +-- -+# --=-=-=  ++ .==++## +-= +
  ##==+# .--++ . .   + +==-= .---=--   +-=-- -+#-= +--
  ++++---= - -++ -  +#+#---=++ --=+#  --++--==++---- +
   - --- -+#+# +--  -= - -## + - .++  ## .++-= - .----
  ++##++-- . . -+#  -- + - --- -+#++   - -+#-===--##+#
  
  
  weight: == -0.322  -= --  -  . 0   + ++ +# ## +0.322
  $ LC_ALL=C.UTF-8 bp plot weights --terminal pixels.json | sed -n 5,7p
    --==-- \xc2\xb7\xe2\x96\x91\xe2\x96\x91 - \xc2\xb7     \xc2\xb7==-- -\xe2\x96\x88\xe2\x96\x88\xe2\x96\x93\xe2\x96\x93\xe2\x96\x92\xe2\x96\x92    \xe2\x96\x92\xe2\x96\x92\xe2\x96\x91\xe2\x96\x91 \xc2\xb7\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x91\xe2\x96\x91== (esc)
  \xe2\x96\x91\xe2\x96\x91\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x93\xe2\x96\x93\xe2\x96\x92\xe2\x96\x92\xe2\x96\x93\xe2\x96\x93\xe2\x89\xa1\xe2\x89\xa1==  ==\xe2\x96\x93\xe2\x96\x93\xe2\x96\x92\xe2\x96\x92 \xc2\xb7 ---\xe2\x89\xa1\xe2\x89\xa1--  \xe2\x96\x91\xe2\x96\x91==\xe2\x96\x91\xe2\x96\x91\xe2\x96\x92\xe2\x96\x92\xe2\x89\xa1\xe2\x89\xa1\xe2\x96\x92\xe2\x96\x92\xe2\x96\x93\xe2\x96\x93\xe2\x96\x92\xe2\x96\x92 (esc)
  \xe2\x96\x92\xe2\x96\x92\xe2\x96\x93\xe2\x96\x93\xe2\x96\x92\xe2\x96\x92 \xc2\xb7\xe2\x96\x91\xe2\x96\x91 -\xe2\x96\x93\xe2\x96\x93 \xc2\xb7  \xe2\x96\x91\xe2\x96\x91==\xe2\x89\xa1\xe2\x89\xa1\xe2\x96\x93\xe2\x96\x93 ---\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91   -==\xe2\x96\x92\xe2\x96\x92\xe2\x96\x91\xe2\x96\x91\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92==\xe2\x89\xa1\xe2\x89\xa1 (esc)
  $ bp plot weights --width 32 --terminal pixels.json | sed -n 4,6p
  unit 1
    ---=-- . + - . ++++++#+++#==-=+++#++ . + -+# .+# + .-= --- . .
  ##==+# .--++ . .++++---= - -++ - - --- -+#+# +--++##++-- . . -+#
  $ bp plot weights --width 0 --terminal pixels.json | sed -n 2,6p
  64 encoded inputs, 3 units; shown: the greatest 60 inputs; blank: constant
  
          1  2  3
  p1     --  . ++
  p2     -= -=  +
  $ bp train -q --hidden 50 --epochs 1 --seed 1 --validation none -o wide.json pixels.csv
  $ bp plot weights --width 0 wide.json | words | sed -n 3p
  64 encoded inputs, 50 units; shown: the greatest 60 x 40; blank: constant
  $ bp plot weights wide.json | words | sed -n 3p
  64 encoded inputs, 50 units; shown: the greatest 36 units; blank: constant
  $ bp plot network wide.json | words | sed -n 3p
  3403 weights and biases (from the squares); units with the greatest weights, 

All weights 0:

  $ bp train -q --init zeros --learning-rate 0 --hidden 2 --epochs 1 --validation none \
  >     -o zero.json data/iris.csv
  $ bp plot network zero.json | words | tail -1
  weight +1 | weight -0.25 | weight -1
  $ bp plot weights --terminal zero.json | sed -n 4,6p
                  1    2
  sepal_length 0.00 0.00
  sepal_width  0.00 0.00

Classes:

  $ bp plot confusion model.json data/iris.csv | words
  540 409
  Confusion matrix: model.json
  150 rows, 90.00 % right (95 % interval 84.16 to 93.85 %)
  0 | 0.5 | 1 | 11 | 150 rows, 90.00 % right (95 % interval 84.16 to 93.85 %) | 
  39 | 4 | 46 | 50 | Confusion matrix: model.json | actual class (rows) | 
  predicted class | setosa | setosa (50) | share of row | versicolor | 
  versicolor (50) | virginica | virginica (50)
  $ bp plot confusion --terminal model.json data/iris.csv
  Confusion matrix: model.json
  150 rows, 90.00 % right (95 % interval 84.16 to 93.85 %)
  
  actual class (rows)     setosa versicolor  virginica
  setosa (50)                 50          0          0
  versicolor (50)              0         39         11
  virginica (50)               0          4         46
  
  across: predicted class
  $ bp plot calibration model.json data/iris.csv | words
  532 568
  Calibration: model.json
  150 rows, calibration error 0.1347
  0.0 | 0.2 | 0.4 | 0.6 | 0.8 | 1.0 | 14 | 150 rows, calibration error 0.1347 | 
  19 | 25 | 39 | 4 | 49 | Calibration: model.json | perfect calibration | 
  probability of the predicted class | rows with such a probability (how many), 
  95 % interval | share of rows where it is right
  $ bp plot calibration --terminal model.json data/iris.csv
  Calibration: model.json
  150 rows, calibration error 0.1347
  
  1.0 +                           a a    a
      |                       :   : :  . :
      |                       :     :
  0.8 +                   .   a    .:
      |                   :   :     '
      |                .  :   :.
      |                :  a   :
  0.6 +                :  :.
      |                :  :
      |                :  :
  0.4 +                :
      |            .   :
      |                :
      |        .       a
  0.2 +                :
      |    .           :
      |                :
  0.0 +.
      ++-----------------+----------------+
       0.0              0.5             1.0
       across: probability of the predicted class
       up:     share of rows where it is right
       .  perfect calibration
       a  rows with such a probability (how many), 95 % interval
  $ bp train -q --hidden 3 --epochs 20 --seed 1 --validation none -o titanic.json data/titanic.csv
  $ bp plot calibration titanic.json data/titanic.csv | words | sed 1d
  Calibration: titanic.json
  2201 rows, calibration error 0.0127
  0.0 | 0.2 | 0.4 | 0.6 | 0.8 | 1.0 | 121 | 158 | 165 | 2201 rows, calibration 
  error 0.0127 | 223 | 42 | 630 | 862 | Calibration: titanic.json | perfect 
  calibration | predicted probability of Yes | rows with such a probability 
  (how many), 95 % interval | share of rows that are Yes

Numbers, and notes on what was done to the rows:

  $ bp train -q --target Ozone,Wind --hidden 3 --epochs 30 --seed 1 --validation none \
  >     -o ozone.json data/airquality.csv
  $ bp plot residuals -o ozone.svg ozone.json data/airquality.csv
  bp: data/airquality.csv: 37 rows without a target left out
  bp: data/airquality.csv: column 'Solar.R': 5 missing cells filled with the model's value 184.802
  $ words < ozone.svg | sed 1d
  Residuals of Ozone: ozone.json
  116 rows, RMSE 20.54, R2 0.6089
  -50 | 0 | 0, and plus and minus the RMSE, 20.54 | 100 | 116 rows, RMSE 20.54, 
  R2 0.6089 | 150 | 20 | 40 | 50 | 60 | 80 | Residuals of Ozone: ozone.json | 
  actual - predicted | predicted Ozone
  $ bp plot residuals -q --target Wind ozone.json data/airquality.csv | words | sed 1d
  Residuals of Wind: ozone.json
  116 rows, RMSE 3.028, R2 0.2765
  -10 | -5 | 0 | 0, and plus and minus the RMSE, 3.028 | 10 | 116 rows, RMSE 
  3.028, R2 0.2765 | 12 | 14 | 5 | 6 | 8 | Residuals of Wind: ozone.json | 
  actual - predicted | predicted Wind
  $ bp plot residuals -q --terminal ozone.json data/airquality.csv | head -12
  Residuals of Ozone: ozone.json
  116 rows, RMSE 20.54, R2 0.6089
  
  150 +
      |
      |
      |                                        .
  100 +
      |
      |                                            .
      |                                    .
      |

Which columns matter:

  $ bp plot importance titanic.json data/titanic.csv | words | sed 1d
  Importance of columns: titanic.json
  2201 rows, accuracy 0.7892; mean and standard deviation of 10 shuffles
  0.00 | 0.05 | 0.10 | 0.15 | 0.20 | 2201 rows, accuracy 0.7892; mean and 
  standard deviation of 10 shuffles | Age | Class | Importance of columns: 
  titanic.json | Sex | fall in accuracy when the column is shuffled
  $ bp plot importance --terminal titanic.json data/titanic.csv
  Importance of columns: titanic.json
  2201 rows, accuracy 0.7892; mean and standard deviation of 10 shuffles
  
  Sex      |================================             0.1456 +- 0.0054
  Class    |==========                                   0.0454 +- 0.0055
  Age      |=====                                        0.0225 +- 0.0030
  
  fall in accuracy when the column is shuffled
  $ bp plot importance --terminal --repeats 2 --seed 7 titanic.json data/titanic.csv |
  >     LC_ALL=C sed -n 2p
  2201 rows, accuracy 0.7892; mean and standard deviation of 2 shuffles
  $ bp plot importance --threads 1 titanic.json data/titanic.csv > 1.svg
  $ bp plot importance --threads 3 titanic.json data/titanic.csv | cmp - 1.svg

One column is one bar:

  $ awk 'BEGIN { print "x,y"; for (i = 0; i < 40; i++) print i ",c" i % 2 }' > bar.csv
  $ bp train -q --hidden 2 --epochs 1 --validation none -o bar.json bar.csv
  $ bp plot importance bar.json bar.csv | words | sed -n 2p
  Importance of columns: bar.json

A PNG, by the file's name or by --format; twice as many pixels as --size says:

  $ size() { od -An -tu1 -j 16 -N 8 "$1" | awk '{ print $3 * 256 + $4, $7 * 256 + $8 }'; }
  $ bp plot loss --size 400,300 -o loss.PNG model.json
  $ head -c 8 loss.PNG | od -An -c
   211   P   N   G  \r  \n 032  \n
  $ size loss.PNG
  800 600
  $ bp plot network --size 640,400 --format png model.json > network.png
  $ size network.png
  1280 800
  $ bp plot loss --format svg -o odd.png model.json && head -c 5 odd.png
  <?xml (no-eol)
  $ bp plot loss --terminal -o loss.txt model.json && head -1 loss.txt
  Loss while training: model.json

Names that would be commands, formats or markup are names:

  $ cat > hostile.py <<'END'
  > import random
  > random.seed(3)
  > names = ["a\"b'c", "back\\slash\\101", "`touch pwned`", "system('touch pwned')",
  >          "new\nline", "gr\u00f6\u00dfe \u65e5\u672c %d%s", "@x$0 \x1b[31m",
  >          "\"; system \"touch pwned", "<b>&amp;", "{/:Bold x}_1^2", "x" * 200]
  > classes = ["\"q\" \\\"", "`touch pwned`", "n\u00e9 <&>%"]
  > quote = lambda text: '"' + text.replace('"', '""') + '"'
  > print(",".join(map(quote, names + ["%s\"y'"])))
  > for i in range(60):
  >     print(",".join(["%.3f" % random.gauss(i % 3 * (j % 3 - 1), 1)
  >                     for j in range(len(names))] + [quote(classes[i % 3])]))
  > END
  $ PYTHONIOENCODING=utf-8 python3 hostile.py > hostile.csv
  $ bp train -q --hidden 2 --epochs 20 --seed 1 --validation none \
  >     -o '`touch pwned`".json' hostile.csv
  $ for chart in loss network weights; do
  >     bp plot $chart '`touch pwned`".json' > $chart.svg && words < $chart.svg > $chart.txt
  >     bp plot $chart -o $chart.png '`touch pwned`".json'
  > done
  $ for chart in confusion calibration importance; do
  >     bp plot $chart '`touch pwned`".json' hostile.csv | words > $chart.txt
  >     bp plot $chart -o $chart.png '`touch pwned`".json' hostile.csv
  > done
  $ LC_ALL=C.UTF-8 cat weights.txt
  540 665
  Weights of the first layer: `touch pwned`".json
  11 encoded inputs, 2 units
  "; system "touch pwned | (bias) | +0.48 | +0.96 | -0.02 | -0.15 | -0.16 | 
  -0.18 | -0.29 | -0.32 | -0.37 | -0.48 | -0.75 | -0.96 | 0 | 0.02 | 0.05 | 
  0.06 | 0.08 | 0.10 | 0.22 | 0.27 | 0.35 | 0.39 | 0.40 | 0.42 | 0.51 | 0.79 | 
  0.96 | 1 | 11 encoded inputs, 2 units | 2 | <b>&amp; | @x$0 ?[31m | Weights 
  of the first layer: `touch pwned`".json | `touch pwned` | a"b'c | 
  back\\slash\\101 | gr\xc3\xb6\xc3\x9fe \xe6\x97\xa5\xe6\x9c\xac %d%s | new?line | system('touch pwned') |  (esc)
  unit | weight | xxxxxxxxxxxxxxxxxxxxxxxxx... | {/:Bold x}_1^2
  $ cat confusion.txt
  557 465
  Confusion matrix: `touch pwned`".json
  60 rows, 73.33 % right (95 % interval 60.99 to 82.87 %)
  "q" \" | "q" \" (20) | 0 | 0.5 | 1 | 12 | 20 | 4 | 60 rows, 73.33 % right (95 
  % interval 60.99 to 82.87 %) | Confusion matrix: `touch pwned`".json | `touch 
  pwned` | `touch pwned` (20) | actual class (rows) | n\xc3\xa9 <&>% | n\xc3\xa9 <&>% (20)  (esc)
  | predicted class | share of row
  $ ls pwned
  ls: cannot access 'pwned': No such file or directory
  [2]
  $ bp plot network --terminal '`touch pwned`".json' | head -9 | cut -c -24
  Network: `touch pwned`".
  33 weights and biases (f
  
                 a"b'c O..
        back\slash\101 O:'
         `touch pwned` O.'
  system('touch pwn... O.:
              new?line O. 
       gr\xc3\xb6\xc3\x9fe \xe6\x97\xa5\xe6\x9c\xac %d%s (esc)

As wide as the terminal, and not above it; 80 columns where there is none:

  $ cat > in_terminal.py <<'END'
  > import fcntl, os, pty, struct, sys, termios
  > pid, terminal = pty.fork()
  > if pid == 0:
  >     size = struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0)
  >     fcntl.ioctl(1, termios.TIOCSWINSZ, size)
  >     os.execvp(sys.argv[2], sys.argv[2:])
  > text = b""
  > try:
  >     while True:
  >         piece = os.read(terminal, 65536)
  >         if not piece:
  >             break
  >         text += piece
  > except OSError:
  >     pass
  > os.waitpid(pid, 0)
  > print(text.decode().replace("\r", ""), end="")
  > END
  $ widest() { awk 'length > n { n = length } END { print n }'; }
  $ for n in 10 40 50 120 1000; do
  >     python3 in_terminal.py $n bp plot loss --terminal model.json | widest
  > done
  39
  39
  49
  118
  198
  $ for chart in network weights; do
  >     python3 in_terminal.py 40 bp plot $chart --terminal '`touch pwned`".json' | widest
  >     python3 in_terminal.py 40 bp plot $chart --terminal pixels.json | widest
  > done
  39
  39
  40
  39
  $ for chart in confusion importance; do
  >     python3 in_terminal.py 40 bp plot $chart --terminal '`touch pwned`".json' hostile.csv | widest
  > done
  39
  39
  $ bp plot loss --terminal model.json | widest
  78
  $ python3 in_terminal.py 80 bp plot loss --format png model.json
  bp: plot: a PNG is nothing for a terminal; where to? (-o FILE)
