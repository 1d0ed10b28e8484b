What bp report is told that it can't do.

  $ ln -s "$DATA" data
  $ cp "$TESTDIR/../cli/plot-iris.json" model.json
  $ page() { python3 "$TESTDIR/../cli/report-page.py" "$@"; }
  $ bp report
  bp: report: of which model? ('-' is standard input)
  [2]
  $ bp report model.json
  bp: report: judged by which rows? Name a CSV file ('-' is standard input)
  [2]
  $ bp report - -
  bp: report: standard input can be read only once; name '-' once
  [2]
  $ bp report -o model.json model.json data/iris.csv
  bp: report: 'model.json' is read; the page must go elsewhere
  [2]
  $ bp report nothing.json data/iris.csv
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp report data/iris.csv data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ bp report model.json nothing.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp report model.json data/titanic.csv
  bp: data/titanic.csv:1: no column 'sepal_length', which the model takes
  [4]
  $ sed 's/setosa/secunda/' data/iris.csv > others.csv
  $ bp report model.json others.csv
  bp: others.csv:2: column 'species': 'secunda' is a class the model was not trained on; it knows setosa, versicolor, virginica; a row whose target is empty is left out
  [3]

Options:

  $ bp report --repeats 1001 model.json data/iris.csv
  bp: report: --repeats '1001': must be a whole number from 0 to 1000
  [2]
  $ bp report --worst -1 model.json data/iris.csv
  bp: report: --worst '-1': must be a whole number from 0 to 1000
  [2]
  $ bp report --header --no-header model.json data/iris.csv
  bp: report: --header and --no-header exclude each other
  [2]
  $ bp report --charts model.json data/iris.csv
  bp: report: no option '--charts'; 'bp report --help' lists them
  [2]

Where the page can't go, which is said before anything is read; and what was there
is still there:

  $ bp report -o nowhere/page.html nothing.json data/iris.csv
  bp: nowhere/page.html: can't be written: No such file or directory
  [6]
  $ bp report -o . nothing.json data/iris.csv
  bp: .: can't be written: it is a directory
  [6]
  $ bp report model.json data/iris.csv > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]
  $ echo old > kept.html
  $ bp report -o kept.html model.json others.csv
  bp: others.csv:2: column 'species': 'secunda' is a class the model was not trained on; it knows setosa, versicolor, virginica; a row whose target is empty is left out
  [3]
  $ cat kept.html
  old

Without gnuplot, which is said before anything is read; tables do without:

  $ bp=$(command -v bp)
  $ mkdir empty fake
  $ PATH=empty "$bp" report -o kept.html nothing.json nothing.csv
  bp: gnuplot isn't installed, and it draws the pictures: install gnuplot-nox (Debian, Ubuntu) or gnuplot; --no-charts does without
  [6]
  $ cat kept.html
  old
  $ PATH=empty "$bp" report --no-charts model.json data/iris.csv | page | sed -n 2p
  Report on model.json

With one that fails, or is something else:

  $ old=$PATH
  $ fake() { printf '#!/bin/sh\n%s\n' "$1" > fake/gnuplot; chmod +x fake/gnuplot; }
  $ PATH=$PWD/fake:$PATH
  $ fake 'cat > /dev/null; echo "line 3: no such terminal" >&2; exit 1'
  $ bp report -o kept.html model.json data/iris.csv
  bp: gnuplot failed: line 3: no such terminal
  [6]
  $ fake 'cat > /dev/null; echo "<html>hello</html>"'
  $ bp report -o kept.html model.json data/iris.csv
  bp: gnuplot's picture is none that a page can hold; is 'gnuplot' something else here? --no-charts does without
  [6]
  $ cat kept.html
  old
  $ PATH=$old

Names that want to be markup, terminal commands, formats, or are no text at all:

  $ { printf '<b>n</b>,"""on"" id=""x"" &amp;",--></style><script>,%s,%%s%%n\n' "$(printf 'x%.0s' $(seq 500))"
  >   for i in $(seq 40); do
  >     printf '%d,<script>alert(1)</script>,&lt;</title></svg>,%d,x\302\205\342\200\256y\n' $i $((i % 3))
  >     printf '%d,a & b,</table></main>,%d,</bdi><script>\n' $i $((i % 5))
  >   done; } > '<img src=x onerror=alert(1)>.csv'
  $ model=$(printf 'm\047<i>\033[31m.json')
  $ bp train -q --hidden 2 --epochs 2 --validation none -o "$model" '<img src=x onerror=alert(1)>.csv'
  $ bp report --title "</title><script>$(printf '\377')" "$model" '<img src=x onerror=alert(1)>.csv' > page.html
  $ page < page.html | sed '/^Settings/,/^In training/d; / made by$/{N; d;}' | fold -s -w 78
  </title><script>?
  </title><script>?
  A neural network, and what it is worth on labelled rows
  Model
  m'<i>?[31m.json
  Task
  classification into 2 classes, from 4 columns
  Target
  %s%n
  Judged by
  80 rows of <img src=x onerror=alert(1)>.csv
  Summary
  These are the rows it was trained on (the data has the checksum that the 
  model keeps of its training data). What it learnt by heart looks right here: 
  for new rows, expect worse, and judge it by rows that it never saw. Training 
  held out no rows.
  41.2 % accuracy: rows that are right
  50.0 % baseline: the commonest class for all
  0.412 F1, mean of the classes (best: 1)
  0.372 AUC (best: 1, chance: 0.5)
  The model gives 33 of 80 rows the right class: an accuracy of 41.2 % (95 % 
  interval: 31.1 to 52.2 %).
  Always saying '</bdi><script>', the commonest class of these rows, would be 
  right for 50.0 %. That is within the interval: by these rows, the model can't 
  be told from it.
  Its commonest mistake is to take '</bdi><script>' for 'x??y': 25 of the 40 
  rows of '</bdi><script>'.
  Scores
  Classes
  Calibration
  Worst rows
  Importance
  Training
  Network
  Columns
  Recipe
  Notes
  How it was made
  Scores
  Scores of these rows
  Score | Model | Baseline
  accuracy | 41.25 % | 50.00 %
  accuracy, 95 % interval | 31.11 to 52.20 %
  precision, macro mean | 0.4120 | 0.2500
  recall, macro mean | 0.4125 | 0.5000
  F1, macro mean | 0.4117 | 0.3333
  F1, weighted mean | 0.4117 | 0.3333
  AUC | 0.3725 | 0.5000
  log loss | 0.768283 | 0.693147
  calibration error | 0.1903
  Baseline: the commonest class of these rows, '</bdi><script>', for all; for 
  the log loss, their shares of the classes. A macro mean is that of the 
  classes, a weighted mean counts each as often as it has rows.
  Classes
  Each class
  Class | Rows | Right | Precision | Recall | F1 | AUC
  </bdi><script> | 40 | 15 | 0.4054 | 0.3750 | 0.3896 | 0.3725
  x??y | 40 | 18 | 0.4186 | 0.4500 | 0.4337 | 0.3725
  Confusion matrix. 80 rows, 41.25 % right (95 % interval 31.11 to 52.20 %).
  Mistakes
  Actual class | Predicted class | Rows | Share of the class
  </bdi><script> | x??y | 25 | 62.5 %
  x??y | </bdi><script> | 22 | 55.0 %
  Calibration
  Whether what is said to be so probable comes true so often. The expected 
  calibration error, the mean distance between the two, is 0.1903 (best: 0).
  Calibration. 80 rows, calibration error 0.1903.
  Tenths of the probability that have rows
  Probability | Rows | Mean probability | Share that came true
  0.2 to 0.3 | 9 | 0.2595 | 0.5556
  0.3 to 0.4 | 12 | 0.3542 | 0.6667
  0.4 to 0.5 | 16 | 0.4511 | 0.5625
  0.5 to 0.6 | 25 | 0.5551 | 0.5200
  0.6 to 0.7 | 18 | 0.6193 | 0.2778
  The probability of 'x??y', the second class.
  Worst rows
  The rows whose right class was given the least probability: hard ones, odd 
  ones, or wrongly labelled ones.
  Worst rows, the worst first
  Row | Actual class | Predicted class | Probability of the actual
  <img src=x onerror=alert(1)>.csv:78 | x??y | </bdi><script> | 0.2438
  <img src=x onerror=alert(1)>.csv:72 | x??y | </bdi><script> | 0.2544
  <img src=x onerror=alert(1)>.csv:66 | x??y | </bdi><script> | 0.2672
  <img src=x onerror=alert(1)>.csv:60 | x??y | </bdi><script> | 0.2823
  <img src=x onerror=alert(1)>.csv:54 | x??y | </bdi><script> | 0.2997
  <img src=x onerror=alert(1)>.csv:48 | x??y | </bdi><script> | 0.3194
  <img src=x onerror=alert(1)>.csv:80 | x??y | </bdi><script> | 0.3337
  <img src=x onerror=alert(1)>.csv:42 | x??y | </bdi><script> | 0.3409
  <img src=x onerror=alert(1)>.csv:74 | x??y | </bdi><script> | 0.3542
  <img src=x onerror=alert(1)>.csv:36 | x??y | </bdi><script> | 0.3639
  Importance of columns
  How far the accuracy, which is 0.4125, falls when what stands in one column 
  is shuffled among the rows (permutation importance): mean of 10 shuffles. It 
  says what this model makes of these rows, not what is so in the world: of two 
  columns that tell the same, each can stand in for the other.
  Importance of columns. 80 rows, accuracy 0.4125; mean and standard deviation 
  of 10 shuffles.
  The same as numbers
  Column | Fall of the score | Standard deviation | Rise of the loss | Standard 
  deviation
  "on" id="x" &amp; | 0.0237 | 0.0118 | 0.03874 | 0.00593
  --></style><script> | 0.0075 | 0.0061 | 0.001574 | 0.00135
  <b>n</b> | -0.0263 | 0.0431 | -0.006582 | 0.0126
  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  ... | -0.1313 | 0.0412 | -0.07778 | 0.0234
  Training
  2 epochs of training on 80 rows; all are done.
  Loss while training. 2 epochs; 80 rows.
  Scores at the end of training
  Score | 80 training rows
  loss | 0.768283
  accuracy | 41.25 %
  accuracy, 95 % interval | 31.11 to 52.2 %
  accuracy of the commonest class for all | 50 %
  Network
  17 parameters; the loss is cross-entropy.
  Layers
  Layer | Inputs | Units | Activation | Parameters
  1 | 6 | 2 | tanh | 14
  2 (outputs) | 2 | 1 | sigmoid | 3
  Network. 17 weights and biases (from the squares).
  Weights of the first layer. 6 encoded inputs, 2 units.
  Columns
  4 columns of the file make 6 inputs of the network. Predictions find columns 
  by their names, in any order.
  Inputs
  Column | Type | Inputs | Encoded as | Missing cells
  <b>n</b> | number | 1 | (value - 20.5) / 11.5434 | as 20.5
  "on" id="x" &amp; | category | 2 | an input for each of 2 levels: 
  <script>alert(1)</script>, a & b | refused
  --></style><script> | category | 2 | an input for each of 2 levels: 
  &lt;</title></svg>, </table></main> | refused
  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  ... | number | 1 | (value - 1.5) / 1.25499 | as 1.5
  Target
  Column | Type | Encoded as
  %s%n | category | 2 classes: </bdi><script>, x??y
  Recipe
  Nothing.
  In this judgement
  Nothing.
  How it was made
  Training data
  80 rows of 5 columns
  Checksum of it
  xxh64:1f1832f1806e2e72
  Checksum of these rows' files
  xxh64:1f1832f1806e2e72
  Seed of training
  1
  To do it again
  This page:
  bp report --title '</title><script>?' 'm'\''<i>?[31m.json' '<img src=x 
  onerror=alert(1)>.csv' -o report.html
  Its figures as text, or with --json for a program:
  bp eval 'm'\''<i>?[31m.json' '<img src=x onerror=alert(1)>.csv'
  The model again, from the data it was trained on:
  bp train --options-from 'm'\''<i>?[31m.json' -o again.json '<img src=x 
  onerror=alert(1)>.csv'
  Predictions for new rows:
  bp predict 'm'\''<i>?[31m.json' NEW.csv

One that looks like an option:

  $ cp data/iris.csv ./-x.csv
  $ bp report -- model.json -x.csv | page origin | grep report
  bp report model.json ./-x.csv -o report.html
