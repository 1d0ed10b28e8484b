cv judges each row by a network that hasn't seen it.

  $ ln -s "$DATA" data
  $ bp cv --epochs 20 --folds 5 data/iris.csv
  fold 1 of 5: 30 rows, loss 0.1511, accuracy 93.3 %
  fold 2 of 5: 30 rows, loss 0.1544, accuracy 100.0 %
  fold 3 of 5: 30 rows, loss 0.174, accuracy 93.3 %
  fold 4 of 5: 30 rows, loss 0.1811, accuracy 90.0 %
  fold 5 of 5: 30 rows, loss 0.105, accuracy 100.0 %
  data/iris.csv: 150 rows, 5 folds; 'species' has 3 classes
  
  fold       rows       loss    accuracy    baseline
  1            30     0.1511      93.3 %      33.3 %
  2            30     0.1544     100.0 %      33.3 %
  3            30      0.174      93.3 %      33.3 %
  4            30     0.1811      90.0 %      33.3 %
  5            30      0.105     100.0 %      33.3 %
  
  mean                0.1531      95.3 %      33.3 %
  sd                 0.02975       4.5 %       0.0 %
  
  accuracy over all 150 rows, each judged once: 95.3 %
    (95 % interval: 90.7 to 97.7 %; the commonest class: 33.3 %)
  $ bp cv -q --epochs 20 --target Ozone --missing median data/airquality.csv
  data/airquality.csv: 116 rows, 10 folds; 'Ozone' is a number
  
  fold       rows       loss  target                     rmse      R2   baseline
  1            12     0.3156  Ozone                     24.83   0.510       45.2
  2            12     0.1288  Ozone                     17.12   0.395      24.16
  3            12     0.4947  Ozone                     31.58   0.404      41.17
  4            12    0.04339  Ozone                     10.05   0.641       18.6
  5            12     0.1508  Ozone                     17.65   0.789      38.48
  6            12     0.1162  Ozone                     16.19   0.560      25.72
  7            11      0.155  Ozone                     18.44   0.610      30.18
  8            11     0.1054  Ozone                     15.04   0.780      33.94
  9            11     0.3562  Ozone                     27.22   0.485      38.03
  10           11     0.2153  Ozone                     21.95   0.300      26.36
  
  mean                0.2082  Ozone                     20.01   0.547      32.18
  sd                  0.1391  Ozone                     6.393   0.162      8.534
  all         116             Ozone                      20.9   0.604      33.21

Several targets have a line each:

  $ bp cv -q --epochs 20 --folds 2 --target Ozone,Temp data/airquality.csv
  data/airquality.csv: 116 rows, 2 folds; 2 numeric targets
  
  fold       rows       loss  target                     rmse      R2   baseline
  1            58     0.9149  Ozone                     29.17   0.425      39.07
                              Temp                      6.698   0.520      9.687
  2            58     0.5968  Ozone                      26.6  -0.081      26.45
                              Temp                      8.176   0.212      9.232
  
  mean                0.7559  Ozone                     27.88   0.172      32.76
                              Temp                      7.437   0.366       9.46
  sd                  0.2249  Ozone                      1.82   0.358      8.919
                              Temp                      1.045   0.218     0.3215
  all         116             Ozone                     27.91   0.300      33.36
                              Temp                      7.474   0.376      9.462

The result depends on the seed and the data, not on the threads:

  $ same() {
  >   bp cv "$@" --threads 1 --json > one.json 2> one.txt
  >   bp cv "$@" --threads 3 --json > three.json 2> three.txt
  >   cmp one.json three.json && cmp one.txt three.txt && wc -l < one.txt
  > }
  $ same --epochs 20 data/iris.csv
  10
  $ same --epochs 20 --folds 7 --patience 2 --restarts 2 --refit yes data/iris.csv
  7
  $ same --epochs 20 --target Ozone --missing median,level --folds 3 --dropout 0.2 \
  >     data/airquality.csv
  5
  $ bp cv -q --epochs 20 --json --threads 3 data/iris.csv > first.json
  $ bp cv -q --epochs 20 --json data/iris.csv | cmp - first.json
  $ bp cv -q --epochs 20 --json --seed 2 data/iris.csv | cmp -s - first.json
  [1]
  $ cat data/iris.csv | bp cv -q --epochs 20 --json - | sed 's/"-"/"data\/iris.csv"/' |
  >     cmp - first.json

Groups stay together: here one has a row of three, the other the rest. Fold 1 is
what bp train learns from the other group alone, and so is fold 2; nothing of a
fold is in what it is judged by, not even how numbers are scaled.

  $ awk -F, 'NR == 1 { print "g," $0; next }
  >          { print (NR % 3 ? "a" : "b") "," $0 }' data/iris.csv > groups.csv
  $ folds() { python3 -c '
  > import json, sys
  > for fold in json.load(sys.stdin)["folds"]:
  >     print(fold["rows"], fold["other_rows"], fold["accuracy"])'; }
  $ bp cv -q --folds 2 --epochs 20 --ignore g --json groups.csv | folds
  75 75 0.8933333333333333
  75 75 0.9466666666666667
  $ bp cv -q --folds 2 --epochs 20 --group g --json groups.csv | folds
  100 50 0.96
  50 100 0.94
  $ bp cv -q --folds 2 --epochs 20 --group g --ignore g --json groups.csv | folds
  100 50 0.96
  50 100 0.94
  $ for group in a b; do
  >   grep -v "^$group," groups.csv > learn.csv
  >   { head -1 groups.csv; grep "^$group," groups.csv; } > judge.csv
  >   bp train -q --ignore g --validation none --epochs 20 -o m.json learn.csv
  >   bp predict m.json judge.csv | cut -d, -f1 > said.txt
  >   cut -d, -f6 judge.csv | paste -d, - said.txt |
  >     awk -F, 'NR > 1 { n++; right += $1 == $2 } END { print n, right / n }'
  > done
  100 0.96
  50 0.94

The same of numbers, with categories, missing cells, weights, and a column of
text that has only numbers in one of the groups. Missing is a level there that
the other group hasn't seen: as good as any new one.

  $ awk 'BEGIN { print "g,w,c,n,x,y"
  >   for (i = 0; i < 60; i++) {
  >     a = i % 5 < 2
  >     print (a ? "a" : "b") "," 1 + i % 2 "," (a && i % 4 == 0 ? "" : a ? i % 3 : "k" i % 4) \
  >           "," (i % 7 ? i * i : "") "," i "," i % 11 + i / (a ? 10 : 5) } }' > mixed.csv
  $ how='--epochs 10 --weight w --missing median --unseen other'
  $ bp cv -q --folds 2 --group g $how mixed.csv
  mixed.csv: 60 rows in 2 groups, 2 folds; 'y' is a number
  
  fold       rows       loss  target                     rmse      R2   baseline
  1            36      1.013  y                         5.139  -0.103       6.02
  2            24     0.4472  y                         4.627  -0.643      5.034
  
  mean                0.7303  y                         4.883  -0.373      5.527
  sd                  0.4003  y                        0.3621   0.381     0.6975
  all          60             y                         4.941   0.234      5.647
  $ for group in a b; do
  >   grep -v "^$group," mixed.csv > learn.csv
  >   { head -1 mixed.csv; grep "^$group," mixed.csv; } > judge.csv
  >   bp train -q --ignore g --categorical c --validation none $how -o m.json learn.csv
  >   awk -F, -v OFS=, '$3 == "" && /^a/ { $3 = "new" } { print }' judge.csv |
  >     bp predict m.json > said.txt
  >   cut -d, -f6 judge.csv | paste -d, - said.txt | awk -F, 'NR > 1 {
  >     n++; sum += ($1 - $2) ^ 2 } END { printf "%d %.4g\n", n, sqrt(sum / n) }'
  > done
  bp: standard input: column 'c': 24 cells with a level that training never saw, taken as other
  bp: standard input: column 'n': 4 missing cells filled with the model's value 1024
  24 4.627
  bp: standard input: column 'c': 36 cells with a level that training never saw, taken as other
  bp: standard input: column 'n': 5 missing cells filled with the model's value 788
  36 5.139

Rows to stop by are held out only where that is asked for, of whole groups:

  $ awk -F, 'NR == 1 { print "g," $0; next } { print NR % 6 "," $0 }' \
  >     data/iris.csv > six.csv
  $ epochs() { tr -d '\t' | grep -o '"epochs":[0-9]*' | sort | uniq -c; }
  $ bp cv -q --json --epochs 30 data/iris.csv | epochs
       10 "epochs":30
  $ bp cv -q --json --epochs 30 --validation none data/iris.csv | epochs
       10 "epochs":30
  $ bp cv -q --json --epochs 300 --patience 1 --folds 3 --learning-rate 0.1 \
  >     data/iris.csv | epochs
        1 "epochs":1
        1 "epochs":7
        1 "epochs":8
  $ bp cv -q --json --epochs 300 --patience 1 --folds 3 --learning-rate 0.1 --group g \
  >     six.csv | epochs
        1 "epochs":2
        1 "epochs":6
        1 "epochs":7

A class that has fewer rows than there are folds:

  $ awk 'BEGIN { print "x,y"; for (i = 0; i < 12; i++)
  >     print i "," (i < 2 ? "few" : i % 2 ? "odd" : "even") }' > few.csv
  $ bp cv --epochs 5 --folds 3 few.csv
    note      1 class has fewer rows than there are folds ('few' has 2): not
              every fold is judged by all classes
  fold 1 of 3: 4 rows, loss 1.023, accuracy 25.0 %
  fold 2 of 3: 4 rows, loss 1.202, accuracy 50.0 %
  fold 3 of 3: 4 rows, loss 0.8989, accuracy 50.0 %
  few.csv: 12 rows, 3 folds; 'y' has 3 classes
  
  fold       rows       loss    accuracy    baseline
  1             4      1.023      25.0 %      25.0 %
  2             4      1.202      50.0 %      50.0 %
  3             4     0.8989      50.0 %      25.0 %
  
  mean                 1.041      41.7 %      33.3 %
  sd                  0.1525      14.4 %      14.4 %
  
  accuracy over all 12 rows, each judged once: 41.7 %
    (95 % interval: 19.3 to 68.0 %; the commonest class: 33.3 %)

Sizes of layers are checked against the whole table, where folds may see fewer
levels:

  $ printf 'c,y\na,1\nb,2\na,3\nb,4\nc,5\na,6\n' > levels.csv
  $ bp cv -q --epochs 5 --folds 3 --layers 3,4,1 levels.csv | head -1
  levels.csv: 6 rows, 3 folds; 'y' is a number

Without -q, notes and a line for each fold stand on standard error; the first
failure ends it, whatever the threads:

  $ printf 'x,y\n1,1\n2,1\n3,2\n4,1\n5,1\n6,1\n' > const.csv
  $ for threads in 1 2 5; do
  >   bp cv --epochs 5 --folds 6 --threads $threads const.csv 2>&1
  > done
  fold 1 of 6: 1 row, loss 0.01456, rmse 0.06825, R2 0.000
  fold 2 of 6: 1 row, loss 0.5088, rmse 0.4035, R2 0.000
  fold 3 of 6: 1 row, loss 0.06451, rmse 0.1437, R2 0.000
  fold 4 of 6: 1 row, loss 0.002754, rmse 0.02969, R2 0.000
  bp: fold 5 of 6: in the other folds, const.csv: the target 'y' is 1 in every row: there is nothing to learn
  fold 1 of 6: 1 row, loss 0.01456, rmse 0.06825, R2 0.000
  fold 2 of 6: 1 row, loss 0.5088, rmse 0.4035, R2 0.000
  fold 3 of 6: 1 row, loss 0.06451, rmse 0.1437, R2 0.000
  fold 4 of 6: 1 row, loss 0.002754, rmse 0.02969, R2 0.000
  bp: fold 5 of 6: in the other folds, const.csv: the target 'y' is 1 in every row: there is nothing to learn
  fold 1 of 6: 1 row, loss 0.01456, rmse 0.06825, R2 0.000
  fold 2 of 6: 1 row, loss 0.5088, rmse 0.4035, R2 0.000
  fold 3 of 6: 1 row, loss 0.06451, rmse 0.1437, R2 0.000
  fold 4 of 6: 1 row, loss 0.002754, rmse 0.02969, R2 0.000
  bp: fold 5 of 6: in the other folds, const.csv: the target 'y' is 1 in every row: there is nothing to learn
  [3]
