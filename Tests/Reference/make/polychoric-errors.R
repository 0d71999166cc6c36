# Standard errors of polychoric correlations, from lavaan's covariance of the sample statistics.
# Usage: Rscript polychoric-errors.R FOLDER FILE
# Reads the questionnaires of one group in FOLDER and writes FILE. Pairs run (1,2), (1,3), ..., (2,3), ...
# lavaan's correlations are 2e-8 off the maxima, so its errors are as far off.

suppressMessages(library(lavaan))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
arguments <- commandArgs(TRUE)
if (length(arguments) < 2) stop("usage: Rscript polychoric-errors.R FOLDER FILE")

errors <- function(name) {
  d <- na.omit(read.csv(file.path(arguments[1], paste0(name, ".csv"))))
  model <- paste("f =~", paste(names(d), collapse = " + "))
  fit <- suppressWarnings(cfa(model, data = d, ordered = names(d), std.lv = TRUE, estimator = "WLSMV"))
  variances <- diag(fit@SampleStats@NACOV[[1]])
  pairs <- choose(ncol(d), 2)
  object(name = name, standardErrors = array_of(sqrt(tail(variances, pairs) / nrow(d))))
}

sets <- lapply(c("skm9", "skm9_missing", "sparse60", "bfi_A_keyed", "bfi_N", "bfi_C_missing"), errors)
program <- sprintf("R %s, lavaan %s, Tests/Reference/make/polychoric-errors.R", getRversion(), packageVersion("lavaan"))
writeLines(json(object(program = program, sets = sets), lines = "sets"), arguments[2])
