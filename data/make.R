# make.R - writes iris.csv, titanic.csv and airquality.csv from R's own package
# `datasets`, byte for byte as they stand here:  Rscript data/make.R data
to <- commandArgs(trailingOnly = TRUE)[1]
save_csv <- function(table, name)
  write.csv(table, file.path(to, name), row.names = FALSE, quote = FALSE,
            na = "")

flowers <- iris
names(flowers) <- c("sepal_length", "sepal_width", "petal_length",
                    "petal_width", "species")
save_csv(flowers, "iris.csv")

counts <- as.data.frame(Titanic)
save_csv(counts[rep(seq_len(nrow(counts)), counts$Freq), 1:4], "titanic.csv")

save_csv(airquality, "airquality.csv")
