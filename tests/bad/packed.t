Compressed files that aren't whole. Exit code 3, for the data.

  $ ln -s "$DATA" data
  $ said() { "$@" 2>&1 > out | sed -e 's/byte [0-9]*/byte .../' \
  >     -e 's/damaged: .* (/damaged: ... (/'; }
  $ gzip -nc data/iris.csv > iris.csv.gz
  $ zstd -qc data/iris.csv > iris.csv.zst
  $ bp train -q iris.csv.gz

Cut off, as a download that broke:

  $ head -c 500 iris.csv.gz > cut.csv.gz
  $ bp train cut.csv.gz
  bp: cut.csv.gz: cut off in the middle: its gzip data has no end, but stops after 500 bytes; fetch it or pack it again
  [3]
  $ bp predict model.json cut.csv.gz > out
  bp: cut.csv.gz: cut off in the middle: its gzip data has no end, but stops after 500 bytes; fetch it or pack it again
  [3]
  $ head -c 500 iris.csv.zst > cut.csv.zst
  $ bp train cut.csv.zst
  bp: cut.csv.zst: cut off in the middle: its zstd data has no end, but stops after 500 bytes; fetch it or pack it again
  [3]
  $ bp predict model.json cut.csv.zst > out
  bp: cut.csv.zst: cut off in the middle: its zstd data has no end, but stops after 500 bytes; fetch it or pack it again
  [3]
  $ head -c 5 iris.csv.gz > cut.csv.gz
  $ bp train cut.csv.gz
  bp: cut.csv.gz: cut off in the middle: its gzip data has no end, but stops after 5 bytes; fetch it or pack it again
  [3]
  $ head -c 500 iris.csv.gz | bp train -
  bp: standard input: cut off in the middle: its gzip data has no end, but stops after 500 bytes; fetch it or pack it again
  [3]

Damaged in the middle, and at the checksum:

  $ damage() { { head -c $2 $1; printf '\377\377\377\377'; tail -c +$(($2 + 5)) $1; }; }
  $ damage iris.csv.gz 300 > bad.csv.gz
  $ said bp train bad.csv.gz
  bp: bad.csv.gz: damaged: ... (gzip, near byte ...); fetch it or pack it again
  $ damage iris.csv.zst 300 > bad.csv.zst
  $ said bp train bad.csv.zst
  bp: bad.csv.zst: damaged: ... (zstd, near byte ...); fetch it or pack it again
  $ damage iris.csv.gz $(($(wc -c < iris.csv.gz) - 8)) > bad.csv.gz
  $ said bp train bad.csv.gz
  bp: bad.csv.gz: damaged: ... (gzip, near byte ...); fetch it or pack it again
  $ damage iris.csv.zst $(($(wc -c < iris.csv.zst) - 4)) > bad.csv.zst
  $ said bp train bad.csv.zst
  bp: bad.csv.zst: damaged: ... (zstd, near byte ...); fetch it or pack it again
  $ said bp predict model.json bad.csv.gz
  bp: bad.csv.gz: damaged: ... (gzip, near byte ...); fetch it or pack it again

Something behind the end:

  $ { cat iris.csv.gz; echo more; } > bad.csv.gz
  $ said bp train bad.csv.gz
  bp: bad.csv.gz: damaged: from byte ... on it is no gzip data; fetch it or pack it again
  $ { cat iris.csv.zst; echo more; } > bad.csv.zst
  $ said bp train bad.csv.zst
  bp: bad.csv.zst: damaged: from byte ... on it is no zstd data; fetch it or pack it again

What is in them is held to the same as what isn't packed, by the line unpacked:

  $ printf 'a,b\n1,2\n3\n' | gzip > bad.csv.gz
  $ bp train bad.csv.gz
  bp: bad.csv.gz:3: 1 cell where line 1 has 2; write out the missing ones, empty if need be
  [3]
  $ printf '' | gzip > bad.csv.gz
  $ bp train bad.csv.gz
  bp: bad.csv.gz: empty: it has no rows
  [3]
  $ gzip -nc iris.csv.gz > twice.csv.gz
  $ bp train twice.csv.gz
  bp: twice.csv.gz:1: a NUL byte: this is no text file
  [3]
