# One-factor models that reliability.R has not: errors of omega without a distribution, and Heywood cases.
# Usage: Rscript make/one-factor.R reliability one-factor.json

suppressMessages(library(lavaan))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
folder <- commandArgs(TRUE)[1]
target <- commandArgs(TRUE)[2]
if (is.na(target)) stop("usage: Rscript one-factor.R DATA_DIR OUT.json")

# With the tightest tolerance at which nlminb reports convergence.
tightly <- function(...) {
  for (tolerance in 10^-(13:8)) {
    fit <- suppressWarnings(cfa(..., std.lv = TRUE, control = list(rel.tol = tolerance, x.tol = tolerance)))
    if (lavInspect(fit, "converged")) return(fit)
  }
  stop("no convergence")
}

factorOf <- function(items) {
  paste(paste("f =~", paste0("l", seq_along(items), "*", items, collapse = " + ")),
        paste0(items, " ~~ t", seq_along(items), "*", items, collapse = "\n"),
        paste0("omega := (", paste0("l", seq_along(items), collapse = " + "), ")^2 / ((",
               paste0("l", seq_along(items), collapse = " + "), ")^2 + ",
               paste0("t", seq_along(items), collapse = " + "), ")"), sep = "\n")
}

# Huber and White: observed information, cross-products of scores.
robust <- lapply(c(skm9 = "skm9", bfi_A_keyed = "bfi_A_keyed", bfi_N = "bfi_N", sparse60 = "sparse60"), function(set) {
  x <- read.csv(file.path(folder, paste0(set, ".csv")))
  fit <- tightly(factorOf(names(x)), x, estimator = "MLR")
  p <- parameterEstimates(fit)
  object(set = set, omega = p$est[p$op == ":="], omegaSE = p$se[p$op == ":="],
         loadingsSE = array_of(p$se[p$op == "=~"]))
})

# Correlations that one factor reaches only with a loading above 1.
triad <- function(loadings, extra) {
  m <- outer(loadings, loadings) + extra
  diag(m) <- 1
  m
}
cases <- list(
  object(name = "doublet", n = 200, m = { m <- triad(c(0.6, 0.5, 0.5, 0.4), 0); m[1, 2] <- m[2, 1] <- 0.75; m }),
  object(name = "triad", n = 100, m = { m <- diag(3); m[1, 2] <- m[2, 1] <- 0.7; m[1, 3] <- m[3, 1] <- 0.6; m[2, 3] <- m[3, 2] <- 0.3; m }),
  object(name = "strong", n = 300, m = { m <- triad(c(0.95, 0.8, 0.7, 0.6, 0.5), 0); m[1, 2] <- m[2, 1] <- 0.88; m[1, 3] <- m[3, 1] <- 0.78; m }))
heywood <- lapply(cases, function(case) {
  items <- paste0("x", seq_len(nrow(case$m)))
  m <- case$m
  dimnames(m) <- list(items, items)
  stopifnot(min(eigen(m)$values) > 0)
  model <- factorOf(items)
  # cov with divisor n - 1: lavaan multiplies by (n - 1)/n
  fit <- tightly(model, sample.cov = m, sample.nobs = case$n, bounds = "pos.var")
  p <- parameterEstimates(fit, se = FALSE)
  free <- parameterEstimates(tightly(model, sample.cov = m, sample.nobs = case$n), se = FALSE)
  object(name = case$name, n = case$n, covariance = m, chisq = unname(fitMeasures(fit, "chisq")),
         loadings = array_of(p$est[p$op == "=~"]), theta = array_of(p$est[p$op == "~~"][seq_along(items)]),
         thetaUnbounded = array_of(free$est[free$op == "~~"][seq_along(items)]))
})

writeLines(json(object(
  program = paste0(R.version.string, ", lavaan ", packageVersion("lavaan")),
  robust = unname(robust), heywood = heywood), lines = c("robust", "heywood")), target)
