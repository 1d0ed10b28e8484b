report writes a page about a model. report-page.py checks that it is sound (tags,
ids, references, nothing loaded, no script) and prints its text.

  $ ln -s "$DATA" data
  $ cp "$TESTDIR/plot-iris.json" iris.json
  $ page() { python3 "$TESTDIR/report-page.py" "$@"; }
  $ awk 'NR == 1 || NR % 3 == 0' data/iris.csv > test.csv
  $ bp report -o page.html iris.json test.csv
  $ page < page.html | sed '/^Settings/,/^In training/d; / made by$/{N; d;}' | fold -s -w 78
  Report on iris.json
  Report on iris.json
  A neural network, and what it is worth on labelled rows
  Model
  iris.json
  Task
  classification into 3 classes, from 4 columns
  Target
  species
  Judged by
  50 rows of test.csv
  Summary
  90.0 % accuracy: rows that are right
  34.0 % baseline: the commonest class for all
  0.899 F1, mean of the classes (best: 1)
  0.981 AUC (best: 1, chance: 0.5)
  The model gives 45 of 50 rows the right class: an accuracy of 90.0 % (95 % 
  interval: 78.6 to 95.7 %).
  Always saying 'setosa', the commonest class of these rows, would be right for 
  34.0 %. All of the interval is better than that, so the model has learnt 
  something that holds for these rows.
  Its commonest mistake is to take 'versicolor' for 'virginica': 3 of the 16 
  rows of 'versicolor'.
  The rows are not the data it was trained on: the checksums differ. Whether 
  single rows are in both wasn't looked at. In training, 30 rows were held out 
  to choose the epoch; of these 86.7 % were right (95 % interval: 70.3 to 94.7 
  %).
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
  accuracy | 90.00 % | 34.00 %
  accuracy, 95 % interval | 78.64 to 95.65 %
  precision, macro mean | 0.9000 | 0.1133
  recall, macro mean | 0.8983 | 0.3333
  F1, macro mean | 0.8986 | 0.1692
  F1, weighted mean | 0.8998 | 0.1725
  AUC, macro mean | 0.9812 | 0.5000
  log loss | 0.309527 | 1.09821
  calibration error | 0.1283
  Baseline: the commonest class of these rows, 'setosa', for all; for the log 
  loss, their shares of the classes. A macro mean is that of the classes, a 
  weighted mean counts each as often as it has rows.
  Classes
  Each class
  Class | Rows | Right | Precision | Recall | F1 | AUC
  setosa | 17 | 17 | 1.0000 | 1.0000 | 1.0000 | 1.0000
  versicolor | 16 | 13 | 0.8667 | 0.8125 | 0.8387 | 0.9669
  virginica | 17 | 15 | 0.8333 | 0.8824 | 0.8571 | 0.9768
  Confusion matrix. 50 rows, 90.00 % right (95 % interval 78.64 to 95.65 %).
  Mistakes
  Actual class | Predicted class | Rows | Share of the class
  versicolor | virginica | 3 | 18.8 %
  virginica | versicolor | 2 | 11.8 %
  Calibration
  Whether what is said to be so probable comes true so often. The expected 
  calibration error, the mean distance between the two, is 0.1283 (best: 0).
  Calibration. 50 rows, calibration error 0.1283.
  Tenths of the probability that have rows
  Probability | Rows | Mean probability | Share that came true
  0.4 to 0.5 | 1 | 0.4452 | 1.0000
  0.5 to 0.6 | 8 | 0.5518 | 0.6250
  0.6 to 0.7 | 5 | 0.6366 | 0.6000
  0.7 to 0.8 | 18 | 0.7606 | 1.0000
  0.8 to 0.9 | 1 | 0.8370 | 1.0000
  0.9 to 1.0 | 17 | 0.9636 | 1.0000
  The probability of the predicted class.
  Worst rows
  The rows whose right class was given the least probability: hard ones, odd 
  ones, or wrongly labelled ones.
  Worst rows, the worst first
  Row | Actual class | Predicted class | Probability of the actual
  test.csv:37 | virginica | versicolor | 0.3119
  test.csv:19 | versicolor | virginica | 0.3389
  test.csv:27 | versicolor | virginica | 0.429
  test.csv:25 | versicolor | virginica | 0.4353
  test.csv:30 | versicolor | versicolor | 0.4452
  test.csv:46 | virginica | versicolor | 0.4798
  test.csv:21 | versicolor | versicolor | 0.5261
  test.csv:42 | virginica | virginica | 0.5583
  test.csv:49 | virginica | virginica | 0.5602
  test.csv:44 | virginica | virginica | 0.5789
  Importance of columns
  How far the accuracy, which is 0.9000, falls when what stands in one column 
  is shuffled among the rows (permutation importance): mean of 10 shuffles. It 
  says what this model makes of these rows, not what is so in the world: of two 
  columns that tell the same, each can stand in for the other.
  Importance of columns. 50 rows, accuracy 0.9000; mean and standard deviation 
  of 10 shuffles.
  The same as numbers
  Column | Fall of the score | Standard deviation | Rise of the loss | Standard 
  deviation
  petal_width | 0.3040 | 0.0557 | 0.5856 | 0.0985
  petal_length | 0.1400 | 0.0268 | 0.1723 | 0.0198
  sepal_width | 0.0640 | 0.0250 | 0.1509 | 0.0399
  sepal_length | 0.0480 | 0.0546 | 0.04586 | 0.035
  Training
  30 epochs of training on 150 rows; all are done.
  The weights are those of epoch 30, when the held-out loss was smallest.
  Loss while training. 30 epochs; 120 training rows, 30 held-out rows.
  Scores at the end of training
  Score | 120 training rows | 30 held-out rows
  loss | 0.304299 | 0.304598
  accuracy | 90.83 % | 86.67 %
  accuracy, 95 % interval | 84.33 to 94.8 % | 70.32 to 94.69 %
  accuracy of the commonest class for all | 33.33 % | 33.33 %
  Network
  27 parameters; the loss is cross-entropy.
  Layers
  Layer | Inputs | Units | Activation | Parameters
  1 | 4 | 3 | tanh | 15
  2 (outputs) | 3 | 3 | softmax | 12
  Network. 27 weights and biases (from the squares).
  Weights of the first layer. 4 encoded inputs, 3 units.
  Columns
  4 columns of the file make 4 inputs of the network. Predictions find columns 
  by their names, in any order.
  Inputs
  Column | Type | Inputs | Encoded as | Missing cells
  sepal_length | number | 1 | (value - 5.84333) / 0.825301 | as 5.84333
  sepal_width | number | 1 | (value - 3.05733) / 0.434411 | as 3.05733
  petal_length | number | 1 | (value - 3.758) / 1.7594 | as 3.758
  petal_width | number | 1 | (value - 1.19933) / 0.759693 | as 1.19933
  Target
  Column | Type | Encoded as
  species | category | 3 classes: setosa, versicolor, virginica
  Recipe
  Nothing.
  In this judgement
  Nothing.
  How it was made
  Training data
  150 rows of 5 columns
  Checksum of it
  xxh64:322086f4ac023b39
  Checksum of these rows' files
  xxh64:ba114a13da5c6a92
  Seed of training
  7
  To do it again
  This page:
  bp report iris.json test.csv -o report.html
  Its figures as text, or with --json for a program:
  bp eval iris.json test.csv
  The model again, from the data it was trained on:
  bp train --options-from iris.json -o again.json TRAINING.csv
  Predictions for new rows:
  bp predict iris.json NEW.csv

The settings and their defaults:

  $ page recipe < page.html | grep -c -e '^--task auto --act tanh'
  1

One page is one page: to a file, to standard output, by any number of threads.

  $ bp report --threads 1 iris.json test.csv | cmp - page.html
  $ bp report -q --threads 3 --memory 1M -o - iris.json test.csv | cmp - page.html
  $ bp report iris.json - < test.csv | page | sed -n 's/ of standard/ of: standard/p'
  50 rows of: standard input
  $ bp report - test.csv < iris.json | page | sed -n 1,5p
  Report on standard input
  Report on standard input
  A neural network, and what it is worth on labelled rows
  Model
  standard input

Rows that it was trained on are told from others:

  $ bp report iris.json data/iris.csv | page summary | grep -o 'These are the rows it was trained on'
  These are the rows it was trained on
  $ bp report iris.json data/iris.csv | page origin | grep options-from
  bp train --options-from iris.json -o again.json data/iris.csv
  $ sed 1q data/iris.csv > first.csv; sed -n '2,70p' data/iris.csv >> first.csv
  $ sed 1q data/iris.csv > second.csv; sed -n '71,$p' data/iris.csv >> second.csv
  $ bp report iris.json first.csv second.csv | page | grep -e 'Judged' -A1 -e 'not the data'
  Judged by
  150 rows of first.csv, second.csv
  --
  The rows are not the data it was trained on: the checksums differ. Whether single rows are in both wasn't looked at. In training, 30 rows were held out to choose the epoch; of these 86.7 % were right (95 % interval: 70.3 to 94.7 %).
  Scores

Numbers, with cells that are missing. Two targets, options, charts left out:

  $ bp train -q --hidden 3 --epochs 30 --seed 2 --validation none \
  >     --target Ozone,Wind -o air.json data/airquality.csv
  $ bp report -q --no-charts --repeats 3 --seed 5 --worst 2 --unseen other \
  >     --delimiter , --title 'The air of 1973' air.json data/airquality.csv > air.html
  $ page < air.html | sed '/^Settings/,/^In training/d; / made by$/{N; d;}' | fold -s -w 78
  The air of 1973
  The air of 1973
  A neural network, and what it is worth on labelled rows
  Model
  air.json
  Task
  regression of 2 numbers, from 4 columns
  Target
  Ozone, Wind
  Judged by
  116 rows of data/airquality.csv (37 more without a target left out)
  Summary
  These are the rows it was trained on (the data has the checksum that the 
  model keeps of its training data). What it learnt by heart looks right here: 
  for new rows, expect worse, and judge it by rows that it never saw. Training 
  held out no rows.
  20.86 RMSE: root mean square error
  32.85 baseline: RMSE of the mean for all
  14.5 MAE: mean absolute error
  0.597 R2 (best: 1; the rows' mean: 0)
  Of 'Ozone', the first of 2 targets.
  For 116 rows, the model's predictions of 'Ozone' have a root mean square 
  error (RMSE) of 20.86 (95 % interval: 14.05 to 25.94); half of them are off 
  by 10.72 or less.
  Always saying 42.13, the mean of the rows it was trained on, would have 
  32.85. All of the interval is better than that, so the model has learnt 
  something that holds for these rows.
  Of its 2 targets, 2 are predicted better than by the mean, by all of the 
  interval.
  Scores
  Residuals
  Worst rows
  Importance
  Training
  Network
  Columns
  Recipe
  Notes
  How it was made
  Scores
  Scores of Ozone
  Score | Model | Baseline
  RMSE | 20.8576 | 32.8454
  RMSE, 95 % interval | 14.0463 to 25.9379
  MAE | 14.5006 | 26.3502
  median absolute error | 10.7189 | 23.5
  R2 | 0.5967 | 0.0000
  mean of predicted - actual | -0.041563
  Baseline: 42.1293 for all rows, the mean of the rows it was trained on.
  Scores of Wind
  Score | Model | Baseline
  RMSE | 3.06645 | 3.55941
  RMSE, 95 % interval | 2.63457 to 3.4446
  MAE | 2.36195 | 2.81118
  median absolute error | 2.11154 | 2.46207
  R2 | 0.2578 | 0.0000
  mean of predicted - actual | -0.0208447
  Baseline: 9.86207 for all rows, the mean of the rows it was trained on.
  Residuals
  What a row really is less what was predicted, in the units of the target: a 
  good model leaves a level cloud around 0, without a bend and not wider at one 
  end.
  Worst rows
  The rows whose predictions are farthest off: hard ones, odd ones, or wrong 
  numbers in the file.
  Worst rows of Ozone, the worst first
  Row | Actual | Predicted | Residual
  data/airquality.csv:118 | 168 | 57.3945 | 110.605
  data/airquality.csv:63 | 135 | 58.2294 | 76.7706
  Worst rows of Wind, the worst first
  Row | Actual | Predicted | Residual
  data/airquality.csv:49 | 20.7 | 11.1238 | 9.57624
  data/airquality.csv:10 | 20.1 | 12.7025 | 7.39753
  Importance of columns
  How far the mean R2 of the targets, which is 0.4273, falls when what stands 
  in one column is shuffled among the rows (permutation importance): mean of 3 
  shuffles. It says what this model makes of these rows, not what is so in the 
  world: of two columns that tell the same, each can stand in for the other.
  The same as numbers
  Column | Fall of the score | Standard deviation | Rise of the loss | Standard 
  deviation
  Temp | 0.7577 | 0.0343 | 0.7577 | 0.0343
  Solar.R | 0.0539 | 0.0054 | 0.05392 | 0.00542
  Day | 0.0179 | 0.0008 | 0.01788 | 0.000771
  Month | 0.0077 | 0.0143 | 0.007681 | 0.0143
  Training
  30 epochs of training on 116 rows; all are done.
  Scores at the end of training
  Score | 116 training rows
  loss | 0.572722
  RMSE of Ozone | 20.8576
  RMSE, 95 % interval | 14.0463 to 25.9379
  RMSE of the mean for all | 32.8454
  R2 | 0.5967
  RMSE of Wind | 3.06645
  RMSE, 95 % interval | 2.63457 to 3.4446
  RMSE of the mean for all | 3.55941
  R2 | 0.2578
  Network
  23 parameters; the loss is mse.
  Layers
  Layer | Inputs | Units | Activation | Parameters
  1 | 4 | 3 | tanh | 15
  2 (outputs) | 3 | 2 | identity | 8
  Columns
  4 columns of the file make 4 inputs of the network. Predictions find columns 
  by their names, in any order.
  Inputs
  Column | Type | Inputs | Encoded as | Missing cells
  Solar.R | number | 1 | (value - 184.802) / 90.7408 | as 184.802
  Temp | number | 1 | (value - 77.8707) / 9.44451 | as 77.8707
  Month | number | 1 | (value - 7.19828) / 1.46934 | as 7.19828
  Day | number | 1 | (value - 15.5345) / 8.71229 | as 15.5345
  Levels that are new are taken for none of these.
  Targets
  Column | Type | Encoded as
  Ozone | number | (value - 42.1293) / 32.8454
  Wind | number | (value - 9.86207) / 3.55941
  Recipe
  37 rows without a target left out
  column 'Solar.R': 5 empty cells filled with the mean 184.802
  In this judgement
  37 rows without a target left out
  column 'Solar.R': 5 missing cells filled with the model's value 184.802
  How it was made
  Training data
  116 rows of 6 columns
  Checksum of it
  xxh64:1e54d6538e3978a9
  Checksum of these rows' files
  xxh64:1e54d6538e3978a9
  Seed of training
  2
  To do it again
  This page:
  bp report --title 'The air of 1973' --no-charts --worst 2 --repeats 3 --seed 
  5 --unseen other --delimiter , air.json data/airquality.csv -o report.html
  Its figures as text, or with --json for a program:
  bp eval --unseen other --delimiter , air.json data/airquality.csv
  The model again, from the data it was trained on:
  bp train --options-from air.json -o again.json data/airquality.csv
  Predictions for new rows:
  bp predict air.json NEW.csv
  $ grep -c '<figure' air.html
  0
  [1]

The command that it says makes the page makes it:

  $ cp air.html report.html
  $ page origin < air.html | sed -n 's/^bp report/bp report -q/p' > again
  $ sh again && cmp air.html report.html

Two classes, categories, one row; nothing said is nothing missing:

  $ bp train -q --hidden 2 --epochs 3 --validation none -o fate.json data/titanic.csv
  $ head -2 data/titanic.csv > one.csv
  $ bp report --repeats 0 fate.json one.csv | page > text
  $ sed -n '/^Summary/,/^Scores/p' text | fold -s -w 78
  Summary
  100.0 % accuracy: rows that are right
  100.0 % baseline: the commonest class for all
  1.000 F1, mean of the classes (best: 1)
  The model gives 1 of 1 row the right class: an accuracy of 100.0 % (95 % 
  interval: 20.7 to 100.0 %).
  Always saying 'No', the commonest class of these rows, would be right for 
  100.0 %. That is within the interval: by these rows, the model can't be told 
  from it.
  No row is wrong.
  The rows are not the data it was trained on: the checksums differ. Whether 
  single rows are in both wasn't looked at. Training held out no rows.
  Scores
  $ grep '^Sex' text
  Sex | category | 2 | an input for each of 2 levels: Female, Male | refused
  $ grep -c '^Importance' text
  0
  [1]

Outputs that are no probabilities, too many classes, too many layers:

  $ bp train -q --output-act identity --loss mse --epochs 1 --validation none \
  >     --hidden 2 -o plain.json data/iris.csv
  $ bp report plain.json data/iris.csv | page | grep -c -e '^Calibration' -e '^Worst'
  0
  [1]
  $ awk 'BEGIN { print "x,y"; for (i = 0; i < 200; i++) printf "%d,c%d\n", i, i % 50 }' > many.csv
  $ bp train -q --hidden 2 --epochs 1 --validation none -o many.json many.csv
  $ bp report many.json many.csv | page classes | grep -v '^c[0-9]'
  Classes
  Classes, the least F1 first
  Class | Rows | Right | Precision | Recall | F1 | AUC
  And 10 more, which bp eval --all lists.
  No chart: many.json: 50 classes are too many for a picture (at most 40); 'bp eval --all' lists what is confused.
  The commonest mistakes
  Actual class | Predicted class | Rows | Share of the class
  And 101 more, which bp eval --all lists.
  $ bp train -q --layers 4,1,1,1,1,1,1,1,1,1,3 --epochs 1 --validation none -o deep.json data/iris.csv
  $ bp report deep.json data/iris.csv | page network | tail -2
  No chart: deep.json: too deep to be drawn: 10 layers of units, where at most 9 have room; 'bp show --weights' lists them.
  Weights of the first layer. 4 encoded inputs, 1 unit.

A model that was trained for no epoch, and says nothing of how:

  $ sed 's/"epochs":.1,/"epochs": 0,/; s/"loss":.\[.*\]/"loss": []/
  >     s/"best":.*,/"best": 0,/' deep.json > empty.json
  $ bp report empty.json data/iris.csv | page training
  Training
  0 epochs of training on 150 rows; all are done.
  No chart: empty.json: has no history: no epoch of its training was completed.
  Scores at the end of training
  Score | 150 training rows
  loss | 1.09837
  accuracy | 33.33 %
  accuracy, 95 % interval | 26.29 to 41.21 %
  accuracy of the commonest class for all | 33.33 %
