# Quantiles, replicates and calibration of the schools of California, by R's survey package.
# Usage: Rscript survey-rows.R FOLDER
# Reads tables/apistrat.csv, tables/apiclus1.csv and tables/apiclus2.csv in FOLDER, which table-estimates.R wrote; writes
# tables/apiclus1-replicates.csv, tables/answers.csv and survey-rows.json.
#
# apiclus1-replicates.csv is apiclus1.csv with the weights of a bootstrap of its districts in R1, R2, ..., as columns give them to
# any program. answers.csv is made up: answers from 1 to 4, many ties, blanks, weights, villages in three regions.

suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
folder <- commandArgs(TRUE)[1]
if (is.na(folder)) stop("usage: Rscript survey-rows.R FOLDER")
options(survey.lonely.psu = "fail")
data(api)
exact <- function(x) {
  for (k in names(x)) if (is.numeric(x[[k]]) && !is.integer(x[[k]])) x[[k]] <- ifelse(is.na(x[[k]]), NA, sprintf("%.17g", x[[k]]))
  x
}
path <- function(name) file.path(folder, "tables", name)
save <- function(data, name) write.csv(exact(data), path(name), row.names = FALSE, quote = FALSE, na = "", eol = "\n")

set.seed(20240711, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
strat <- read.csv(path("apistrat.csv"))
clus1 <- read.csv(path("apiclus1.csv"))
clus2 <- read.csv(path("apiclus2.csv"))
boot <- as.svrepdesign(svydesign(id = ~dnum, weights = ~pw, data = clus1), type = "subbootstrap", replicates = 12)
given <- as.matrix(weights(boot, "analysis"))
colnames(given) <- paste0("R", seq_len(ncol(given)))
rscales <- round(runif(ncol(given), 0.5, 1.5), 3)

n <- 240
village <- rep(1:24, each = 10)
mood <- rnorm(24, 0, 0.5)[village] + rnorm(n)
ties <- data.frame(region = c("A", "B", "C")[(village - 1) %/% 8 + 1], village = village,
                   answer = 1L + findInterval(mood, c(-1.2, -0.3, 0.8)), age = round(45 + 12 * mood + rnorm(n, 0, 8)),
                   sex = sample(c("L", "P"), n, TRUE), w = round(runif(n, 5, 20), 1), N = c(20, 15, 30)[(village - 1) %/% 8 + 1])
ties$answer[sample(n, 20)] <- NA
ties$age[sample(n, 15)] <- NA
save(cbind(clus1, given), "apiclus1-replicates.csv")
save(ties, "answers.csv")
clus1 <- read.csv(path("apiclus1-replicates.csv"))
ties <- read.csv(path("answers.csv"))
files <- c(strat = "tables/apistrat.csv", clus1 = "tables/apiclus1-replicates.csv", clus2 = "tables/apiclus2.csv",
           ties = "tables/answers.csv")

# --- The designs ------------------------------------------------------------------------------------------------------------

described <- function(file, strata = NULL, units = character(), weight = NULL, populations = character()) {
  object(file = files[[file]], stratum = strata, units = array_of(units), weight = weight, populations = array_of(populations))
}
designs <- list(
  strat = list(described("strat", "stype", weight = "pw", populations = "fpc"),
               svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)),
  stratWithout = list(described("strat", "stype", weight = "pw"), svydesign(id = ~1, strata = ~stype, weights = ~pw, data = strat)),
  clus1 = list(described("clus1", units = "dnum", weight = "pw", populations = "fpc"),
               svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1)),
  clus1Without = list(described("clus1", units = "dnum", weight = "pw"), svydesign(id = ~dnum, weights = ~pw, data = clus1)),
  clus2 = list(described("clus2", units = c("dnum", "snum"), populations = c("fpc1", "fpc2")),
               svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = clus2)),
  ties = list(described("ties", "region", "village", "w", "N"),
              svydesign(id = ~village, strata = ~region, weights = ~w, fpc = ~N, data = ties)),
  tiesRows = list(described("ties", "region", weight = "w"), svydesign(id = ~1, strata = ~region, weights = ~w, data = ties)),
  srs = list(described("ties"), svydesign(id = ~1, data = ties, weights = rep(1, nrow(ties)))))

number <- function(x) { x <- unname(as.vector(x)); if (length(x) == 0 || !is.finite(x[1])) NA_real_ else as.numeric(x[1]) }

# --- Quantiles --------------------------------------------------------------------------------------------------------------

probabilities <- c(0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98)
kinds <- c(wald = "mean", logit = "xlogit", beta = "beta")
# svyquantile of survey 4.1-1 gives replicate designs the interval "mean" whatever interval.type says, so that theirs come from
# woodruffCI, which it calls.
quantiles_of <- function(survey, variable, kind, p) {
  if (inherits(survey, "svyrep.design")) {
    known <- survey[!is.na(survey$variables[[variable]]), ]
    x <- known$variables[[variable]]
    rule <- survey:::qrule_math
    value <- rule(x, weights(known, "sampling"), p)
    limits <- suppressWarnings(survey:::woodruffCI(x, value, p, known, rule, 0.05, degf(known), method = kinds[[kind]]))
    error <- diff(limits) / (2 * qt(0.975, degf(known)))
    if (kind == "wald") {
      own <- suppressWarnings(svyquantile(reformulate(variable), survey, p, interval.type = "mean", qrule = "math", na.rm = TRUE))[[1]]
      stopifnot(isTRUE(all.equal(as.vector(own), unname(c(value, limits, error)), tolerance = 1e-14)))
    }
    return(object(probability = p, value = value, lower = number(limits[1]), upper = number(limits[2]), standardError = number(error)))
  }
  r <- suppressWarnings(svyquantile(reformulate(variable), survey, p, interval.type = kinds[[kind]], qrule = "math", na.rm = TRUE))[[1]]
  object(probability = p, value = number(r[, 1]), lower = number(r[, 2]), upper = number(r[, 3]), standardError = number(r[, 4]))
}
quantile_case <- function(name, kind, variable, by = NULL, value = NULL, survey = designs[[name]][[2]], p = probabilities, ...) {
  if (!is.null(by)) survey <- survey[survey$variables[[by]] == value, ]
  known <- survey[!is.na(survey$variables[[variable]]), ]
  if (inherits(survey, "svyrep.design")) known$degf <- NULL
  object(name = name, design = designs[[name]][[1]], interval = kind, variable = variable, by = by, value = value, ...,
         degreesOfFreedom = as.integer(degf(known)), quantiles = lapply(p, function(q) quantiles_of(survey, variable, kind, q)))
}
quantiles <- list()
for (kind in names(kinds)) {
  for (name in c("strat", "stratWithout", "clus1", "clus2")) quantiles <- c(quantiles, list(quantile_case(name, kind, "api00")))
  for (name in c("ties", "tiesRows", "srs")) for (variable in c("answer", "age")) {
    quantiles <- c(quantiles, list(quantile_case(name, kind, variable)))
    for (sex in c("L", "P")) quantiles <- c(quantiles, list(quantile_case(name, kind, variable, "sex", sex)))
  }
  for (type in c("E", "H", "M")) for (name in c("strat", "clus1"))
    quantiles <- c(quantiles, list(quantile_case(name, kind, "enroll", "stype", type)))
}

# Small samples: many cumulated weights equal p times their sum, and probabilities lie below the weight of the first value.
points <- lapply(1:30, function(i) {
  size <- sample(2:12, 1)
  x <- sample(1:9, size, TRUE)
  w <- if (i %% 3 == 0) runif(size, 0.5, 4) else if (i %% 3 == 1) rep(round(runif(1, 1, 50), 2), size) else as.numeric(sample(1:3, size, TRUE))
  p <- sort(c(0.02, 0.1, 0.2, 0.25, 0.5, 0.6, 0.75, 0.9, 0.98))
  own <- svydesign(id = ~1, weights = ~w, data = data.frame(x = x, w = w))
  values <- as.vector(svyquantile(~x, own, p, qrule = "math", ci = FALSE)[[1]])
  object(values = array_of(x), weights = array_of(w), probabilities = p, quantiles = array_of(values))
})

# --- Replicates -------------------------------------------------------------------------------------------------------------

estimates_of <- function(survey, numbers, categories, ratio, by = NULL, deff = TRUE) {
  part <- function(survey, group) {
    result <- list()
    one <- function(statistic, variable, r, extra = NULL, i = 1, with = deff) {
      d <- if (with) as.vector(if (is.matrix(attr(r, "deff"))) diag(attr(r, "deff")) else attr(r, "deff"))[i] else NULL
      result <<- c(result, list(object(statistic = statistic, variable = variable, other = extra, group = group, estimate = as.vector(coef(r))[i],
                                       standardError = as.vector(SE(r))[i], designEffect = if (is.null(d)) NULL else number(d))))
    }
    for (v in numbers) {
      one("mean", v, svymean(reformulate(v), survey, na.rm = TRUE, deff = deff))
      one("total", v, svytotal(reformulate(v), survey, na.rm = TRUE, deff = deff))
    }
    for (v in categories) {
      known <- survey[!is.na(survey$variables[[v]]), ]
      for (level in sort(unique(as.character(known$variables[[v]])))) {
        known$variables$indicator <- as.numeric(known$variables[[v]] == level)
        one("mean", v, svymean(~indicator, known, deff = deff), level)
        one("total", v, svytotal(~indicator, known, deff = deff), level)
      }
    }
    if (!is.null(ratio)) one("ratio", ratio[1], svyratio(reformulate(ratio[1]), reformulate(ratio[2]), survey, na.rm = TRUE), ratio[2], with = FALSE)
    result
  }
  result <- part(survey, NULL)
  if (!is.null(by)) for (value in sort(unique(as.character(survey$variables[[by]]))))
    result <- c(result, part(survey[survey$variables[[by]] == value, ], value))
  result
}
plan <- function(file) switch(file, ties = list("age", c("sex", "answer"), NULL, "sex"),
                              strat = list(c("api00", "enroll"), "sch.wide", c("api.stu", "enroll"), "comp.imp"),
                              list(c("api00", "enroll"), "stype", c("api.stu", "enroll"), "sch.wide"))
estimates_by_plan <- function(survey, file, ...) { p <- plan(file); estimates_of(survey, p[[1]], p[[2]], p[[3]], p[[4]], ...) }

replicates <- list()
replicate_case <- function(name, method, survey, scale = NULL, scales = NULL) {
  file <- names(files)[files == designs[[name]][[1]]$file]
  variable <- plan(file)[[1]][1]
  quantile_kinds <- c("wald", "beta", "logit")
  object(name = name, design = designs[[name]][[1]], method = method, scale = scale, rscales = scales, by = plan(file)[[4]],
         degreesOfFreedom = as.integer(degf(survey)), estimates = estimates_by_plan(survey, file),
         quantiles = lapply(quantile_kinds, function(kind) quantile_case(name, kind, variable, survey = survey)))
}
for (name in c("strat", "stratWithout", "ties"))
  replicates <- c(replicates, list(replicate_case(name, "jkn", as.svrepdesign(designs[[name]][[2]], type = "JKn"))))
for (name in c("clus1", "clus1Without"))
  replicates <- c(replicates, list(replicate_case(name, "jk1", as.svrepdesign(designs[[name]][[2]], type = "JK1"))))
columns_of <- as.matrix(clus1[, paste0("R", seq_along(rscales))])
by_columns <- svrepdesign(data = clus1, weights = ~pw, repweights = columns_of, type = "other", combined.weights = TRUE, scale = 0.08, rscales = rscales)
replicates <- c(replicates, list(replicate_case("clus1Without", "columns", by_columns, 0.08, rscales)))

# --- Calibration ------------------------------------------------------------------------------------------------------------

frequencies <- function(variable) { t <- table(apipop[[variable]]); setNames(data.frame(names(t), as.vector(t)), c(variable, "Freq")) }
term <- function(variable, value = NULL) object(variable = variable, value = value)
of_variable <- function(variable) { f <- frequencies(variable); lapply(seq_len(nrow(f)), function(i) object(terms = list(term(variable, f[i, 1])), total = f$Freq[i])) }
size <- list(object(terms = list(), total = nrow(apipop)))
api99 <- list(object(terms = list(term("api99")), total = sum(apipop$api99)))
enroll <- list(object(terms = list(term("enroll")), total = sum(apipop$enroll, na.rm = TRUE)))
tight <- list(maxit = 1000, epsilon = 1e-15)
crossed <- as.data.frame(table(stype = apipop$stype, sch.wide = apipop$sch.wide))
crossed_margins <- lapply(seq_len(nrow(crossed)), function(i) object(terms = list(term("stype", as.character(crossed$stype[i])),
                          term("sch.wide", as.character(crossed$sch.wide[i]))), total = crossed$Freq[i]))
totals <- c(`(Intercept)` = nrow(apipop), stypeH = 755, stypeM = 1018, api99 = sum(apipop$api99))
linear_margins <- c(size, of_variable("stype"), api99)

raked <- function(survey, variables) suppressWarnings(rake(survey, lapply(variables, reformulate), lapply(variables, frequencies), control = tight))
three <- c("stype", "sch.wide", "comp.imp")
calibrations <- list()
calibration_case <- function(name, method, survey, margins, bounds = NULL, replicate = NULL, with_quantiles = is.null(replicate)) {
  file <- names(files)[files == designs[[name]][[1]]$file]
  weights <- as.vector(weights(survey, "sampling"))
  calibrations <<- c(calibrations, list(object(name = name, design = designs[[name]][[1]], method = method, bounds = bounds, replicates = replicate, margins = margins,
    by = plan(file)[[4]], weights = array_of(weights), estimates = estimates_by_plan(survey, file),
    quantiles = if (with_quantiles) lapply(names(kinds), function(kind) quantile_case(name, kind, "api00", survey = survey)) else list())))
}
for (name in c("strat", "clus1", "clus2")) {
  survey <- designs[[name]][[2]]
  calibration_case(name, "poststratify", postStratify(survey, ~stype, frequencies("stype")), of_variable("stype"))
  calibration_case(name, "rake", raked(survey, c("stype", "sch.wide")), c(of_variable("stype"), of_variable("sch.wide")))
  calibration_case(name, "linear", calibrate(survey, ~stype + api99, totals), linear_margins)
}
# 10 sweeps over margins that depend on each other: comp.imp follows from sch.wide in most schools
calibration_case("strat", "rake", raked(designs$strat[[2]], three), do.call(c, lapply(three, of_variable)))
calibration_case("strat", "poststratify", postStratify(designs$strat[[2]], ~stype + sch.wide, crossed), crossed_margins)
calibration_case("strat", "linear", calibrate(designs$strat[[2]], ~stype + api99, totals, bounds = c(0.9, 1.12), epsilon = 1e-14, maxit = 500),
                 linear_margins, c(0.9, 1.12))
calibration_case("clus1", "linear", calibrate(designs$clus1[[2]], ~stype + api99, totals, bounds = c(0.6, 1.6), epsilon = 1e-14, maxit = 500),
                 linear_margins, c(0.6, 1.6))
for (name in c("clus1Without", "stratWithout")) {
  type <- if (name == "clus1Without") "JK1" else "JKn"
  survey <- as.svrepdesign(designs[[name]][[2]], type = type)
  calibration_case(name, "poststratify", postStratify(survey, ~stype, frequencies("stype"), compress = FALSE), of_variable("stype"), replicate = tolower(type))
  calibration_case(name, "linear", calibrate(survey, ~stype + api99, totals, compress = FALSE), linear_margins, replicate = tolower(type))
  calibration_case(name, "rake", raked(survey, c("stype", "sch.wide")), c(of_variable("stype"), of_variable("sch.wide")), replicate = tolower(type))
}

program <- paste0(R.version.string, ", survey ", packageDescription("survey")$Version)
notes <- c("quantiles: svyquantile(qrule = \"math\"); null is what R prints as NaN. degreesOfFreedom are degf of the rows that know the variable.",
           "designEffect is deff = TRUE; R has none for ratios of replicates.",
           "rake runs to 1e-15 of the population, calibrate with bounds to 1e-14.")
write_json(object(program = program, notes = array_of(notes), points = points, quantiles = quantiles, replicates = replicates, calibrations = calibrations),
           file.path(folder, "survey-rows.json"), lines = c("notes", "points", "quantiles", "replicates", "calibrations"))
cat(program, "\n", length(quantiles), "quantile cases,", length(replicates), "replicate cases,", length(calibrations), "calibrations\n")
