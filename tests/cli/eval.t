eval judges a model by rows whose target is known. Half of the flowers is learnt
from, the other half judges.

  $ ln -s "$DATA" data
  $ train() { bp train -q --validation none --epochs 20 "$@"; }
  $ half() { awk -v part="$1" 'NR == 1 || NR % 2 == part' "$2"; }
  $ half 0 data/iris.csv > learn.csv
  $ half 1 data/iris.csv > test.csv
  $ train -o iris.json learn.csv
  $ bp eval --worst 3 iris.json test.csv
  iris.json on test.csv: classification, 75 rows
  
                               model                baseline
  accuracy                     96.00 %              33.33 %
    95 % interval              88.89 to 98.63 %
  precision, macro mean        0.9605               0.1111
  recall, macro mean           0.9600               0.3333
  F1, macro mean               0.9600               0.1667
  F1, weighted mean            0.9600               0.1667
  AUC, macro mean              0.9971               0.5000
  log loss                     0.201408             1.09861
  calibration error            0.1165
  
    baseline    the commonest class of these rows, 'setosa', for all; for the log
                loss, their shares of the classes
    calibration 10 bins of the probability of the predicted class
  
  Classes                       precision    recall        F1       AUC      rows
  setosa                           1.0000    1.0000    1.0000    1.0000        25
  versicolor                       0.9231    0.9600    0.9412    0.9952        25
  virginica                        0.9583    0.9200    0.9388    0.9960        25
  macro mean                       0.9605    0.9600    0.9600    0.9971        75
  weighted mean                    0.9605    0.9600    0.9600    0.9971        75
  
  Confusion matrix: a line for each actual class, a column for each predicted
                  setosa  versicolor   virginica
  setosa              25           0           0
  versicolor           0          24           1
  virginica            0           2          23
  
  Worst rows                     actual            predicted         p of actual
  test.csv:61                    virginica         versicolor             0.3475
  test.csv:68                    virginica         versicolor             0.3954
  test.csv:40                    versicolor        virginica              0.4366

Two classes have one AUC, and calibration is that of the second; a single output
stands for it:

  $ train --layers 8,4,1 -o titanic.json data/titanic.csv
  $ bp eval --all --worst 0 titanic.json data/titanic.csv
  titanic.json on data/titanic.csv: classification, 2201 rows
  
                               model                baseline
  accuracy                     78.92 %              67.70 %
    95 % interval              77.16 to 80.57 %
  precision, macro mean        0.8288               0.3385
  recall, macro mean           0.6873               0.5000
  F1, macro mean               0.7064               0.4037
  F1, weighted mean            0.7616               0.5466
  AUC                          0.7680               0.5000
  log loss                     0.481703             0.629136
  calibration error            0.0131
  
    baseline    the commonest class of these rows, 'No', for all; for the log
                loss, their shares of the classes
    calibration 10 bins of the probability of 'Yes'
  
  Classes                       precision    recall        F1       AUC      rows
  No                               0.7729    0.9752    0.8623    0.7680      1490
  Yes                              0.8847    0.3994    0.5504    0.7680       711
  macro mean                       0.8288    0.6873    0.7064    0.7680      2201
  weighted mean                    0.8090    0.7892    0.7616    0.7680      2201
  
  Confusion matrix: a line for each actual class, a column for each predicted
         No   Yes
  No   1453    37
  Yes   427   284
  
  Calibration            rows   mean probability   share that came true
  0.0 to 0.1                0
  0.1 to 0.2              630             0.1458                  0.1413
  0.2 to 0.3              910             0.2093                  0.2253
  0.3 to 0.4              175             0.3360                  0.3257
  0.4 to 0.5              165             0.4279                  0.4606
  0.5 to 0.6                0
  0.6 to 0.7               42             0.6167                  0.5952
  0.7 to 0.8                0
  0.8 to 0.9               98             0.8538                  0.8673
  0.9 to 1.0              181             0.9510                  0.9613

Numbers are judged in their own units, beside the mean of the rows trained on:

  $ train --target Ozone,Temp -o air.json data/airquality.csv
  $ bp eval --worst 2 air.json data/airquality.csv
  bp: data/airquality.csv: 37 rows without a target left out
  bp: data/airquality.csv: column 'Solar.R': 5 missing cells filled with the model's value 184.802
  air.json on data/airquality.csv: regression, 116 rows (and 37 without a target)
  
  Ozone                        model                baseline
  RMSE                         22.7296              32.8454
    95 % interval              19.2674 to 25.7301
  MAE                          17.9944              26.3502
  median absolute error        14.2433              23.5
  R2                           0.5211               0.0000
  mean of predicted - actual   0.841763
  
    baseline    42.1293, the mean of the rows it was trained on
  
  Worst rows                                actual     predicted      residual
  data/airquality.csv:118                      168       91.8149       76.1851
  data/airquality.csv:102                      110       56.2387       53.7613
  
  Temp                         model                baseline
  RMSE                         6.63261              9.44451
    95 % interval              5.8103 to 7.36365
  MAE                          5.32454              7.79786
  median absolute error        4.91813              7
  R2                           0.5068               0.0000
  mean of predicted - actual   0.693327
  
    baseline    77.8707, the mean of the rows it was trained on
  
  Worst rows                                actual     predicted      residual
  data/airquality.csv:121                       97        80.232        16.768
  data/airquality.csv:41                        90       74.1636       15.8364

Where targets aren't scaled by their mean, the model doesn't keep it:

  $ train --target Ozone --target-scale minmax -o minmax.json data/airquality.csv
  $ bp eval -q --worst 0 minmax.json data/airquality.csv
  minmax.json on data/airquality.csv: regression, 116 rows
    (and 37 without a target)
  
  Ozone                        model                baseline
  RMSE                         20.8719              32.8454
    95 % interval              15.2785 to 25.2554
  MAE                          14.8874              26.3502
  median absolute error        10.9826              23.5
  R2                           0.5962               0.0000
  mean of predicted - actual   0.161004
  
    baseline    42.1293, the mean of these rows (the model doesn't keep that of
                its training rows)

A bar that isn't met is told on standard error, and the report all the same:

  $ bp eval --min-accuracy 0.9 --min-auc 0.99 --max-log-loss 1 iris.json test.csv > out
  $ bp eval --min-accuracy 0.97 --min-f1 0.9 --max-calibration-error 0.1 iris.json test.csv > out
  bp: test.csv: accuracy is 0.96, less than --min-accuracy 0.97; calibration error is 0.1165099060535431, more than --max-calibration-error 0.1
  [1]
  $ head -1 out
  iris.json on test.csv: classification, 75 rows
  $ bp eval -q --max-rmse 30 --min-r2 0.55 --max-mae 20 --max-median-error 1e3 air.json data/airquality.csv > out
  bp: data/airquality.csv: R2 of 'Temp' is 0.5068155140443725, less than --min-r2 0.55
  [1]
  $ head -1 out | cut -d : -f 1
  air.json on data/airquality.csv
  $ awk -F , 'NR == 1 || $5 == "setosa"' test.csv > setosa.csv
  $ bp eval -q --min-auc 0.1 iris.json setosa.csv > out
  bp: setosa.csv: AUC can't be told from rows of one class, so --min-auc 0.1 isn't met
  [1]

What is as good as is asked to the last digit is good enough:

  $ bp eval --min-accuracy 0.96 iris.json test.csv > out

Standard input, several files, and other ways to write them:

  $ bp eval --worst 1 iris.json - < test.csv | sed -n '1p;$p'
  iris.json on standard input: classification, 75 rows
  standard input:61              virginica         versicolor             0.3475
  $ bp eval --worst 1 iris.json learn.csv test.csv | sed -n '1p;$p'
  iris.json on learn.csv and 1 more file: classification, 150 rows
  learn.csv:37                   versicolor        virginica              0.3086
  $ tr , ';' < test.csv | bp eval --json --delimiter ';' iris.json - > semicolon.json
  $ bp eval --json iris.json - < test.csv | cmp - semicolon.json
  $ bp eval --worst 1 - test.csv < iris.json | sed -n '1p;$p'
  standard input on test.csv: classification, 75 rows
  test.csv:61                    virginica         versicolor             0.3475

Threads and memory make no difference:

  $ bp eval --json --worst 20 iris.json test.csv > one.json
  $ for n in 1 2 7; do bp eval --threads $n --memory 1M --json --worst 20 iris.json test.csv | cmp - one.json; done
  $ bp eval -q --json --threads 1 air.json data/airquality.csv > one.json
  $ bp eval -q --json --threads 5 air.json data/airquality.csv | cmp - one.json

Rows without a target are left out; missing cells are filled; levels that
training never saw are refused, or taken as none:

  $ printf 'Class,Sex,Age,Survived\n1st,Male,Adult,Yes\n4th,Male,Adult,No\n1st,Female,Adult,\n' > odd.csv
  $ bp eval titanic.json odd.csv
  bp: odd.csv:3: column 'Class': '4th' is a category the model was not trained on; it knows 1st, 2nd, 3rd, Crew
  [3]
  $ bp eval --unseen other titanic.json odd.csv | sed -n '1,2p;$p'
  bp: odd.csv: 1 row without a target left out
  bp: odd.csv: column 'Class': 1 cell with a level that training never saw, taken as other
  titanic.json on odd.csv: classification, 2 rows (and 1 without a target)
  
  odd.csv:3                      No                No                     0.8496

The object has all digits, and actual numbers are as they stand in the file:

  $ printf 'x,y\n0,0.1\n1,16777217.3\n' > y.csv
  $ train --hidden 0 -o y.json y.csv
  $ bp eval --json y.json y.csv | grep -o '"actual":[0-9.]*'
  "actual":0.1
  "actual":16777217.3
  $ bp eval --json --worst 1 iris.json test.csv | sed '/log_loss/s/\(\.[0-9]\{6\}\)[0-9]*/\1/'
  {
  \t"model":\t"iris.json", (esc)
  \t"files":\t["test.csv"], (esc)
  \t"task":\t"classify", (esc)
  \t"rows":\t75, (esc)
  \t"without_target":\t0, (esc)
  \t"notes":\t[], (esc)
  \t"loss":\t{ (esc)
  \t\t"name":\t"cross-entropy", (esc)
  \t\t"value":\t0.20140759815772374 (esc)
  \t}, (esc)
  \t"accuracy":\t{ (esc)
  \t\t"value":\t0.96, (esc)
  \t\t"low":\t0.8888683137691625, (esc)
  \t\t"high":\t0.9863041839985135, (esc)
  \t\t"baseline":\t0.3333333333333333 (esc)
  \t}, (esc)
  \t"macro":\t{ (esc)
  \t\t"precision":\t0.9604700854700855, (esc)
  \t\t"recall":\t0.96, (esc)
  \t\t"f1":\t0.9599839935974389 (esc)
  \t}, (esc)
  \t"weighted":\t{ (esc)
  \t\t"precision":\t0.9604700854700855, (esc)
  \t\t"recall":\t0.96, (esc)
  \t\t"f1":\t0.9599839935974391 (esc)
  \t}, (esc)
  \t"auc":\t0.9970666666666667, (esc)
  \t"log_loss":\t0.201407, (esc)
  \t"calibration":\t{ (esc)
  \t\t"error":\t0.1165099060535431, (esc)
  \t\t"class":\tnull, (esc)
  \t\t"bins":\t[ (esc)
  \t\t\t{"low":0,"high":0.1,"rows":0,"predicted":null,"observed":null}, (esc)
  \t\t\t{"low":0.1,"high":0.2,"rows":0,"predicted":null,"observed":null}, (esc)
  \t\t\t{"low":0.2,"high":0.3,"rows":0,"predicted":null,"observed":null}, (esc)
  \t\t\t{"low":0.3,"high":0.4,"rows":0,"predicted":null,"observed":null}, (esc)
  \t\t\t{"low":0.4,"high":0.5,"rows":1,"predicted":0.4766310751438141,"observed":1}, (esc)
  \t\t\t{"low":0.5,"high":0.6,"rows":5,"predicted":0.5626869440078736,"observed":0.6}, (esc)
  \t\t\t{"low":0.6,"high":0.7,"rows":5,"predicted":0.6606877565383911,"observed":0.8}, (esc)
  \t\t\t{"low":0.7,"high":0.8,"rows":15,"predicted":0.7491330981254578,"observed":1}, (esc)
  \t\t\t{"low":0.8,"high":0.9,"rows":13,"predicted":0.853178491959205,"observed":1}, (esc)
  \t\t\t{"low":0.9,"high":1,"rows":36,"predicted":0.9538871000210444,"observed":1} (esc)
  \t\t] (esc)
  \t}, (esc)
  \t"baseline":\t{ (esc)
  \t\t"of":\t"these rows", (esc)
  \t\t"class":\t"setosa", (esc)
  \t\t"accuracy":\t0.3333333333333333, (esc)
  \t\t"macro":\t{ (esc)
  \t\t\t"precision":\t0.1111111111111111, (esc)
  \t\t\t"recall":\t0.3333333333333333, (esc)
  \t\t\t"f1":\t0.16666666666666666 (esc)
  \t\t}, (esc)
  \t\t"weighted":\t{ (esc)
  \t\t\t"precision":\t0.1111111111111111, (esc)
  \t\t\t"recall":\t0.3333333333333333, (esc)
  \t\t\t"f1":\t0.16666666666666666 (esc)
  \t\t}, (esc)
  \t\t"log_loss":\t1.098612 (esc)
  \t}, (esc)
  \t"classes":\t[ (esc)
  \t\t{"class":"setosa","rows":25,"predicted":25,"right":25,"precision":1,"recall":1,"f1":1,"auc":1}, (esc)
  \t\t{"class":"versicolor","rows":25,"predicted":26,"right":24,"precision":0.9230769230769231,"recall":0.96,"f1":0.9411764705882353,"auc":0.9952}, (esc)
  \t\t{"class":"virginica","rows":25,"predicted":24,"right":23,"precision":0.9583333333333334,"recall":0.92,"f1":0.9387755102040817,"auc":0.996} (esc)
  \t], (esc)
  \t"confusion":\t[ (esc)
  \t\t{"actual":"setosa","predicted":"setosa","rows":25}, (esc)
  \t\t{"actual":"versicolor","predicted":"versicolor","rows":24}, (esc)
  \t\t{"actual":"versicolor","predicted":"virginica","rows":1}, (esc)
  \t\t{"actual":"virginica","predicted":"versicolor","rows":2}, (esc)
  \t\t{"actual":"virginica","predicted":"virginica","rows":23} (esc)
  \t], (esc)
  \t"worst":\t[ (esc)
  \t\t{"file":"test.csv","line":61,"actual":"virginica","predicted":"versicolor","probability":0.34753302} (esc)
  \t] (esc)
  }

Many classes: the worst of them, and the largest confusions:

  $ awk 'BEGIN { print "x,class"; for (i = 0; i < 400; i++) print i % 40 + i % 7 / 5 ",class number " i % 40 }' > many.csv
  $ train -o many.json many.csv
  $ bp eval --worst 1 many.json many.csv
  many.json on many.csv: classification, 400 rows
  
                               model                baseline
  accuracy                     13.25 %              2.50 %
    95 % interval              10.27 to 16.92 %
  precision, macro mean        0.0609               0.0006
  recall, macro mean           0.1325               0.0250
  F1, macro mean               0.0657               0.0012
  F1, weighted mean            0.0657               0.0012
  AUC, macro mean              0.9520               0.5000
  log loss                     2.71606              3.68888
  calibration error            0.0552
  
    baseline    the commonest class of these rows, 'class number 0', for all; for
                the log loss, their shares of the classes
    calibration 10 bins of the probability of the predicted class
  
  Classes, least F1 first       precision    recall        F1       AUC      rows
  class number 0                   0.0000    0.0000    0.0000    0.9992        10
  class number 10                  0.0000    0.0000    0.0000    0.9092        10
  class number 11                  0.0000    0.0000    0.0000    0.9960        10
  class number 12                  0.0000    0.0000    0.0000    0.9369        10
  class number 13                  0.0000    0.0000    0.0000    0.9673        10
  class number 15                  0.0000    0.0000    0.0000    0.9954        10
  class number 17                  0.0000    0.0000    0.0000    0.9944        10
  class number 19                  0.0000    0.0000    0.0000    0.9974        10
  class number 2                   0.0000    0.0000    0.0000    0.9495        10
  class number 20                  0.0000    0.0000    0.0000    0.9950        10
  class number 21                  0.0000    0.0000    0.0000    0.9954        10
  class number 22                  0.0000    0.0000    0.0000    0.9815        10
  class number 25                  0.0000    0.0000    0.0000    0.9906        10
  class number 27                  0.0000    0.0000    0.0000    0.9958        10
  class number 28                  0.0000    0.0000    0.0000    0.9928        10
  class number 29                  0.0000    0.0000    0.0000    0.9895        10
  class number 3                   0.0000    0.0000    0.0000    0.9223        10
  class number 31                  0.0000    0.0000    0.0000    0.9244        10
  class number 32                  0.0000    0.0000    0.0000    0.8196        10
  class number 33                  0.0000    0.0000    0.0000    0.9426        10
  and 20 more, which --all shows
  macro mean                       0.0609    0.1325    0.0657    0.9520       400
  weighted mean                    0.0609    0.1325    0.0657    0.9520       400
  
  Largest confusions         predicted as                    rows   of its class
  class number 0             class number 1                    10       100.00 %
  class number 11            class number 9                    10       100.00 %
  class number 13            class number 14                   10       100.00 %
  class number 15            class number 14                   10       100.00 %
  class number 17            class number 16                   10       100.00 %
  class number 19            class number 18                   10       100.00 %
  class number 2             class number 1                    10       100.00 %
  class number 25            class number 24                   10       100.00 %
  class number 27            class number 30                   10       100.00 %
  class number 28            class number 30                   10       100.00 %
  and 35 more with 247 rows, which --all shows
  
  Worst rows                     actual            predicted         p of actual
  many.csv:57                    class number 15   class number 14       0.04824
  $ bp eval --all --worst 1 many.json many.csv > all
  $ awk '{ if (length($0) > 79) print }' all
  $ grep -c 'class number' all
  87

Names that are too long for columns are numbered there:

  $ sed 's/versicolor/a name that is longer than all that is left of the line/
  >      s/virginica/鳶尾花の一種であるバージニカという名前の花/' test.csv > long.csv
  $ train -o long.json long.csv
  $ bp eval --worst 1 long.json long.csv | tail -n +18
  
  Classes                       precision    recall        F1       AUC      rows
  a name that is longer than...    0.9200    0.9200    0.9200    0.9920        25
  setosa                           1.0000    1.0000    1.0000    1.0000        25
  \xe9\xb3\xb6\xe5\xb0\xbe\xe8\x8a\xb1\xe3\x81\xae\xe4\xb8\x80\xe7\xa8\xae\xe3\x81\xa7\xe3\x81\x82\xe3\x82\x8b\xe3\x83\x90\xe3\x83\xbc\xe3\x82\xb8\xe3\x83\x8b...    0.9200    0.9200    0.9200    0.9928        25 (esc)
  macro mean                       0.9467    0.9467    0.9467    0.9949        75
  weighted mean                    0.9467    0.9467    0.9467    0.9949        75
  
  Confusion matrix: a line for each actual class, a column for each predicted
                               1   2   3
  1 a name that is longer...  23   0   2
  2 setosa                     0  25   0
  3 \xe9\xb3\xb6\xe5\xb0\xbe\xe8\x8a\xb1\xe3\x81\xae\xe4\xb8\x80\xe7\xa8\xae\xe3\x81\xa7\xe3\x81\x82\xe3\x82\x8b\xe3\x83\x90...    2   0  23 (esc)
  
  Worst rows                     actual            predicted         p of actual
  long.csv:40                    a name that is... \xe9\xb3\xb6\xe5\xb0\xbe\xe8\x8a\xb1\xe3\x81\xae\xe4\xb8\x80\xe7\xa8\xae\xe3\x81\xa7...      0.2859 (esc)

Outputs that are no probabilities have neither log loss nor calibration:

  $ train --output-act tanh --loss mse -o tanh.json learn.csv
  $ bp eval tanh.json test.csv | sed -n '3,20p'
                               model                baseline
  accuracy                     89.33 %              33.33 %
    95 % interval              80.34 to 94.50 %
  precision, macro mean        0.8966               0.1111
  recall, macro mean           0.8933               0.3333
  F1, macro mean               0.8943               0.1667
  F1, weighted mean            0.8943               0.1667
  AUC, macro mean              0.9525               0.5000
  
    baseline    the commonest class of these rows, 'setosa', for all
  
  Classes                       precision    recall        F1       AUC      rows
  setosa                           1.0000    0.9600    0.9796    1.0000        25
  versicolor                       0.8148    0.8800    0.8462    0.8896        25
  virginica                        0.8750    0.8400    0.8571    0.9680        25
  macro mean                       0.8966    0.8933    0.8943    0.9525        75
  weighted mean                    0.8966    0.8933    0.8943    0.9525        75
  

Importance: what the score loses when a column is shuffled. What the model
doesn't look at is 0, and threads make no difference:

  $ bp train -q --epochs 20 --hidden 4 --validation none -o imp.json data/iris.csv
  $ bp eval --importance --repeats 5 --worst 0 imp.json data/iris.csv |
  >     sed -n '/^Importance/,$p'
  Importance of columns             fall        sd     rise of loss        sd
  petal_length                     0.3240    0.0265         0.754662    0.0734
  petal_width                      0.2213    0.0204         0.619675    0.0844
  sepal_width                      0.0480    0.0129         0.101378    0.0176
  sepal_length                     0.0213    0.0107        0.0208125   0.00183
  
    fall        of the accuracy (0.9667) when the column is shuffled among the
                rows: mean and standard deviation of 5 shuffles
  $ importance() { bp eval --importance --json imp.json data/iris.csv "$@" |
  >     python3 -c 'import json, sys
  > for c in json.load(sys.stdin)["importance"]["columns"]: print(c)'; }
  $ importance --threads 1 > one
  $ importance --threads 3 | cmp - one
  $ importance --seed 2 | cmp -s - one
  [1]
  $ importance | sed -n 1,2p | cut -c 1-60
  {'column': 'petal_length', 'fall': 0.32466666666666666, 'fal
  {'column': 'petal_width', 'fall': 0.23133333333333336, 'fall
  $ printf 'a,b,y\n1,5,1\n2,5,2\n3,5,3\n4,5,4\n' > flat.csv
  $ bp train -q --validation none --epochs 5 --task regress -o flat.json flat.csv 2> /dev/null
  $ bp eval --importance --worst 0 flat.json flat.csv | grep '^b'
  b                                0.0000    0.0000                0         0
