# peer_fread.R - the same file read by fread of R's data.table.
#
# Verbs and output are those of `bench`: about, and read FILE.csv THREADS. The
# time is that of fread alone: R has started and loaded the package before.

suppressPackageStartupMessages(library(data.table))

about <- function() {
    cat(sprintf("version=%s blas=none\n", packageVersion("data.table")))
}

read <- function(path, threads) {
    setDTthreads(threads)
    start <- Sys.time()
    table <- fread(path, nThread = threads, showProgress = FALSE)
    seconds <- as.numeric(difftime(Sys.time(), start, units = "secs"))
    cat(sprintf("seconds=%.6f rows=%d columns=%d threads=%d\n",
                seconds, nrow(table), ncol(table), getDTthreads()))
}

words <- commandArgs(trailingOnly = TRUE)
if (length(words) == 1 && words[1] == "about") {
    about()
} else if (length(words) == 3 && words[1] == "read") {
    read(words[2], as.integer(words[3]))
} else {
    stop("usage: peer_fread.R about | read FILE.csv THREADS")
}
