# Times R's exponential smoothing with automatic choice of the model, on the series that skm-bench times its own with.
#
# Usage: Rscript forecast.R SERIES.csv RUNS
#
# The column train holds the values of a yearly series between blanks. Prints a CSV: by which function, seconds (the
# median of some runs over all series, without the start of R and the loading of packages), and how many series were
# answered. Forecasts reach five years ahead, with intervals at 80 and 95 %.

if (!requireNamespace("forecast", quietly = TRUE)) {
  message("R has no package forecast")
  quit(status = 3)
}
suppressPackageStartupMessages(library(forecast))

arguments <- commandArgs(trailingOnly = TRUE)
series <- lapply(strsplit(read.csv(arguments[1])$train, " "), function(text) ts(as.numeric(text)))
runs <- as.integer(arguments[2])

timed <- function(peer, work) {
  seconds <- numeric(runs)
  for (run in seq_len(runs)) {
    seconds[run] <- system.time(found <- lapply(series, work))[["elapsed"]]
  }
  answered <- sum(vapply(found, function(one) length(one$mean) == 5, logical(1)))
  writeLines(paste(peer, median(seconds), answered, sep = ","))
}

writeLines(paste("#", paste("forecast", packageVersion("forecast")), paste0("R ", getRversion()), sep = ","))
writeLines("peer,seconds,answered")
timed("R `ets`", function(y) forecast(ets(y), h = 5, level = c(80, 95)))
timed("R `thetaf`", function(y) thetaf(y, h = 5, level = c(80, 95)))
timed("R `naive`", function(y) naive(y, h = 5, level = c(80, 95)))
