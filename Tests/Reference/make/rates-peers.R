# Logistic trends, Cochran and Armitage's test and Kaplan-Meier curves by R's own functions.
# Usage: Rscript make/rates-peers.R rates-peers.json
suppressMessages({library(survival); library(brglm2)})
args <- commandArgs(TRUE)
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    inner <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(inner, collapse = ", "), "]"))
    return(paste0("{", paste0("\"", names(x), "\": ", inner, collapse = ", "), "}"))
  }
  one <- function(v) if (is.na(v) || is.infinite(v)) "null" else if (is.character(v)) paste0("\"", v, "\"") else
    if (is.logical(v)) tolower(as.character(v)) else formatC(v, digits = 17, format = "g")
  text <- vapply(x, one, "")
  if (length(x) == 1 && is.null(attr(x, "array"))) text else paste0("[", paste(text, collapse = ", "), "]")
}
array <- function(x) structure(unname(x), array = TRUE)
counts <- list(
  resolved = list(0:6, c(61, 70, 75, 90, 88, 104, 118), c(90, 100, 104, 120, 115, 130, 142)),
  rare = list(0:4, c(0, 1, 3, 2, 6), c(40, 52, 61, 50, 70)),
  full = list(0:4, c(48, 50, 55, 60, 66), c(50, 51, 56, 60, 66)),
  gaps = list(c(2014, 2015, 2018, 2021), c(7, 9, 12, 15), c(12, 13, 15, 17)),
  falling = list(2016:2021, c(20, 18, 17, 14, 12, 9), c(22, 21, 22, 20, 21, 20)),
  large = list(2018:2021, c(812345, 901234, 765432, 999999), c(1012345, 1101234, 901234, 1200000)),
  firstYearOnly = list(2016:2019, c(3, 6, 4, 8), c(5, 6, 4, 8)),
  complete = list(2016:2019, c(0, 0, 4, 3), c(3, 2, 4, 3)),
  allResolved = list(2016:2020, c(4, 7, 2, 9, 5), c(4, 7, 2, 9, 5)))
trends <- lapply(names(counts), function(name) {
  d <- data.frame(year = counts[[name]][[1]], x = counts[[name]][[2]], n = counts[[name]][[3]]); d$t <- d$year - d$year[1]
  m <- suppressWarnings(glm(cbind(x, n - x) ~ t, binomial, d, control = list(epsilon = 1e-14, maxit = 100)))
  f <- suppressWarnings(glm(cbind(x, n - x) ~ t, binomial, d, method = "brglmFit", type = "AS_mean", epsilon = 1e-12, maxit = 10000))
  s <- summary(m)$coefficients; b <- summary(f)$coefficients
  separated <- name %in% c("firstYearOnly", "complete", "allResolved")
  test <- if (sum(d$x) < sum(d$n)) suppressWarnings(prop.trend.test(d$x, d$n, d$year)) else list(statistic = NA, p.value = NA)
  list(name = name, years = array(d$year), resolved = array(d$x), reported = array(d$n),
    glm = if (separated) NULL else list(coefficients = array(s[, 1]), errors = array(s[, 2]), statistic = s[2, 3], pValue = s[2, 4],
      deviance = deviance(m), likelihoodRatio = m$null.deviance - deviance(m),
      profile = array(suppressMessages(confint(m))[2, ])),
    brglm2 = list(coefficients = array(b[, 1]), errors = array(b[, 2])),
    chiSquared = unname(test$statistic), pValue = test$p.value)
})
set.seed(20211231)
times <- list(
  few = list(c(3, 5, 5, 8, 12, 13, 20), c(1, 1, 0, 1, 1, 0, 1)),
  half = list(c(2, 4, 6, 9), c(1, 1, 1, 1)),
  halfThenCensored = list(c(2, 4, 6, 9), c(1, 1, 0, 0)),
  sameDay = list(c(7, 7, 7, 7, 7), c(1, 1, 1, 0, 1)),
  zeroDays = list(c(0, 0, 0, 1, 1, 2, 30, 30, 45, 60, 61), c(1, 1, 0, 1, 1, 1, 1, 0, 1, 0, 0)),
  allCensored = list(c(10, 20, 20, 31), c(0, 0, 0, 0)),
  noneCensored = list(c(1, 1, 2, 3, 3, 3, 8, 14, 21, 21, 35, 60, 90), rep(1, 13)),
  one = list(5, 1), oneOpen = list(5, 0),
  heavy = list(c(4, 9, 30, 31, 60, 60, 61, 90, 91, 120, 150, 180, 200, 200, 220), c(1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)))
days <- rgeom(250, 1 / 40); watched <- sample(0:200, 250, TRUE)
times$many <- list(pmin(days, watched), as.integer(days <= watched))
# median of the limits, as print.survfit has them; `half` reaches a half exactly
curves <- lapply(names(times), function(name) {
  lapply(c(0.95, 0.8), function(level) {
    f <- survfit(Surv(times[[name]][[1]], times[[name]][[2]]) ~ 1, conf.int = level)
    t <- summary(f)$table
    list(name = name, level = level, days = array(times[[name]][[1]]), isResolved = array(times[[name]][[2]] == 1),
      time = array(f$time), atRisk = array(f$n.risk), resolved = array(f$n.event), censored = array(f$n.censor),
      openShare = array(f$surv), errorOfLog = array(f$std.err), lower = array(f$lower), upper = array(f$upper),
      median = array(unname(t[c("median", grep("LCL", names(t), value = TRUE), grep("UCL", names(t), value = TRUE))])))
  })
})
curves <- do.call(c, curves)
lines <- function(x) paste0("[\n", paste(vapply(x, json, ""), collapse = ",\n"), "\n]")
program <- paste0(R.version.string, ", survival ", packageVersion("survival"), ", brglm2 ", packageVersion("brglm2"))
writeLines(paste0("{\"program\": \"", program, "\",\n\"trends\": ", lines(trends), ",\n\"curves\": ", lines(curves), "}"), args[1])
