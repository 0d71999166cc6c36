# Times R's coefficients of reliability, of the answers that skm-bench times its own with.
#
# Usage: Rscript reliability.R ANSWERS.csv
#
# Prints a CSV: what was done, by which function, seconds (the median of some runs, without the start of R and
# the loading of packages), and a number to compare: the sum of the correlations or loadings, or the mean of the
# coefficients. Where lavaan refits a model 2,000 times, 100 of them are timed and counted twenty times.

for (package in c("psych", "lavaan", "parallel")) {
  if (!requireNamespace(package, quietly = TRUE)) {
    message("R has no package ", package)
    quit(status = 3)
  }
}
suppressPackageStartupMessages({
  library(psych)
  library(lavaan)
})

answers <- read.csv(commandArgs(trailingOnly = TRUE)[1])
some <- answers[1:1000, ]
model <- paste("f =~", paste(names(answers), collapse = " + "))
cores <- parallel::detectCores()
options(mc.cores = cores)
set.seed(1)

omega <- function(fit) {
  estimates <- lavInspect(fit, "est")
  signal <- sum(estimates$lambda)^2
  signal / (signal + sum(diag(estimates$theta)))
}

timed <- function(workload, peer, runs, times, work) {
  seconds <- numeric(runs)
  for (run in seq_len(runs)) {
    seconds[run] <- system.time(result <- work())[["elapsed"]] * times
  }
  writeLines(paste(workload, peer, median(seconds), format(result, digits = 10), sep = ","))
}

version <- function(package) paste(package, packageVersion(package))
writeLines(paste("#", version("psych"), version("lavaan"), paste0("R ", getRversion()), sep = ","))
writeLines("workload,peer,seconds,result")

pairwise <- lower.tri(diag(ncol(answers)))
timed("polychoric", "psych `polychoric(correct = 0)`", 7, 1, function() {
  sum(suppressMessages(polychoric(answers, correct = 0))$rho[pairwise])
})
timed("polychoric", "lavaan `lavCor(ordered)`", 7, 1, function() {
  sum(unclass(lavCor(answers, ordered = names(answers)))[pairwise])
})
timed("ordinal-factor", "lavaan `cfa(ordered)`: WLSMV", 5, 1, function() {
  sum(lavInspect(cfa(model, answers, ordered = TRUE, std.lv = TRUE), "est")$lambda)
})
fit <- cfa(model, some, std.lv = TRUE)
timed("bootstrap-2000-omegas", "lavaan `bootstrapLavaan`", 3, 20, function() {
  mean(bootstrapLavaan(fit, R = 100, FUN = omega))
})
bare <- cfa(model, some, std.lv = TRUE, se = "none", test = "none", baseline = FALSE)
timed("bootstrap-2000-omegas", "the same without errors or tests and on all cores", 3, 20, function() {
  mean(bootstrapLavaan(bare, R = 100, FUN = omega, parallel = "multicore", ncpus = cores))
})
timed("bootstrap-2000-alphas", "psych `alpha(n.iter = 2000)`", 3, 1, function() {
  mean(alpha(some, n.iter = 2000)$boot[, "raw_alpha"])
})
