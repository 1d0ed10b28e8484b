What is packed with gzip or zstd is unpacked while it is read, whatever its name
is. The model is the same, byte for byte.

  $ ln -s "$DATA" data
  $ bp train -q --epochs 5 data/iris.csv
  $ same() { bp train -q --epochs 5 -o other.json "$@" && cmp other.json model.json; }
  $ gzip -c data/iris.csv > iris.csv.gz
  $ zstd -qc data/iris.csv > iris.csv.zst
  $ same iris.csv.gz
  $ same iris.csv.zst
  $ cp iris.csv.gz no-name
  $ same no-name

From a pipe, unpacked before or here:

  $ zcat < iris.csv.gz | same -
  $ cat iris.csv.gz | same -
  $ cat iris.csv.zst | same -
  $ same - < iris.csv.zst

Several members, or frames, one behind the other are one file; one may be empty,
and rows may go on from one to the next:

  $ { head -c 700 data/iris.csv | gzip; printf '' | gzip
  >     tail -c +701 data/iris.csv | gzip -9; } > parts.gz
  $ same parts.gz
  $ { head -c 700 data/iris.csv | zstd -q; tail -c +701 data/iris.csv | zstd -q -19; } > parts.zst
  $ same parts.zst

predict, too:

  $ bp predict model.json data/iris.csv > expected
  $ bp predict model.json iris.csv.gz | cmp - expected
  $ bp predict model.json < iris.csv.zst | cmp - expected

A file that is larger than what is kept of a pipe in memory:

  $ awk -v OFS=, 'BEGIN { print "a,b,y"; for (i = 0; i < 700000; i++)
  >     print i % 1013, i * 7 % 997 / 8, i % 3 }' > large.csv
  $ test $(wc -c < large.csv) -gt 8388608
  $ bp train -q --epochs 1 --hidden 1 --batch-size 100000 large.csv
  $ same() { bp train -q --epochs 1 --hidden 1 --batch-size 100000 -o other.json "$@" &&
  >     cmp other.json model.json; }
  $ gzip -1 -c large.csv | same -
  $ zstd -qc large.csv > large.zst
  $ same --threads 1 large.zst
  $ same --threads 7 large.zst
  $ cat large.csv | same -
