# Differences between two years of the survey in survey-designs.csv, by R's survey package.
# Usage: Rscript comparisons.R FOLDER   (reads survey-designs.csv and survey-singleton.csv there, writes comparisons.json)
#
# The variance of a difference is that of the total of z_to - z_from, the linearised variables of both years (see
# survey-designs.R); svyby with covmat = TRUE and svycontrast must give the same. p.adjust gives Holm's p-values.

suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
folder <- commandArgs(TRUE)[1]
if (is.na(folder)) stop("usage: Rscript comparisons.R FOLDER")
items <- paste0("U", 1:9)

described <- function(stratum = character(), psu = character(), weight = NULL, population = NULL, singleton = "fail") {
  list(stratum = stratum, psu = psu, weight = weight, population = population, singleton = singleton)
}
designs <- list(
  srs = described(),
  weighted = described(weight = "w"),
  stratified = described("unit", weight = "w"),
  `stratified-fpc` = described("unit", weight = "w", population = "Nrows"),
  `stratified-by-year` = described(c("year", "unit"), weight = "w"),
  cluster = described("unit", "village", "w"),
  `cluster-fpc` = described("unit", "village", "w", "Npsu"),
  `singleton-adjust` = described("unit", "village", "w", singleton = "adjust"))

formula_of <- function(columns) if (length(columns)) reformulate(columns) else NULL
built <- function(d, data) {
  strata <- formula_of(d$stratum)
  if (length(d$stratum) > 1) {
    data$stratum <- interaction(data[d$stratum], drop = TRUE)
    strata <- ~stratum
  }
  withCallingHandlers(
    svydesign(ids = if (length(d$psu)) formula_of(d$psu) else ~1, strata = strata, weights = formula_of(d$weight),
              fpc = formula_of(d$population), data = data, nest = length(d$psu) > 0 && length(d$stratum) > 0),
    warning = function(w) if (grepl("assuming equal probability", conditionMessage(w))) invokeRestart("muffleWarning"))
}

linearised <- function(survey, inside) {
  answers <- as.matrix(survey$variables[items])
  used <- !is.na(answers) & inside
  w <- weights(survey, "sampling")
  answers[!used] <- 0
  sizes <- colSums(w * used)
  means <- colSums(w * answers) / sizes
  list(means = means, used = used, z = sweep(answers - sweep(used, 2, means, "*"), 2, sizes, "/"))
}

farthest <- 0
cases <- lapply(names(designs), function(name) {
  d <- designs[[name]]
  file <- if (startsWith(name, "singleton")) "survey-singleton.csv" else "survey-designs.csv"
  options(survey.lonely.psu = d$singleton)
  survey <- built(d, read.csv(file.path(folder, file), na.strings = ""))
  years <- survey$variables$year
  from <- linearised(survey, years == 2023)
  to <- linearised(survey, years == 2024)
  one <- function(z, value, rows) {
    error <- as.vector(SE(svytotal(z, survey)))
    freedom <- as.integer(degf(subset(survey, rows)))
    object(estimate = value, standardError = error, statistic = value / error, degreesOfFreedom = freedom,
           pValue = 2 * pt(-abs(value / error), freedom))
  }
  elements <- lapply(seq_along(items), function(i) {
    result <- one(to$z[, i] - from$z[, i], to$means[[i]] - from$means[[i]], to$used[, i] | from$used[, i])
    answered <- subset(survey, !is.na(survey$variables[[items[i]]]))
    by_year <- svyby(reformulate(items[i]), ~year, answered, svymean, covmat = TRUE)
    contrast <- svycontrast(by_year, c(-1, 1))
    gap <- max(abs(c(result$estimate - coef(contrast), result$standardError - SE(contrast))))
    farthest <<- max(farthest, gap)
    result
  })
  adjusted <- p.adjust(vapply(elements, `[[`, 0, "pValue"), "holm")
  elements <- lapply(seq_along(items), function(i) c(object(element = items[i]), elements[[i]], object(adjustedPValue = adjusted[i])))
  index <- one(25 / 9 * rowSums(to$z - from$z), 25 / 9 * sum(to$means - from$means), rowSums(to$used | from$used) > 0)
  object(name = name, file = file, design = d[c("stratum", "psu", "weight", "population", "singleton")] |>
           (\(x) object(stratum = array_of(x$stratum), psu = array_of(x$psu), weight = x$weight, population = x$population,
                        singleton = x$singleton))(),
         from = "2023", to = "2024", index = index, elements = elements)
})
stopifnot(farthest < 1e-11)

# Holm's procedure alone, ties and ones among the p-values.
set.seed(7)
holm <- lapply(c(1, 2, 5, 9, 30), function(n) {
  p <- round(runif(n)^3, 3)
  if (n > 4) p[2:3] <- p[1]
  object(pValues = array_of(p), adjusted = array_of(p.adjust(p, "holm")))
})
program <- paste0(R.version.string, ", survey ", packageDescription("survey")$Version)
write_json(object(program = program, cases = cases, holm = holm), file.path(folder, "comparisons.json"), lines = c("cases", "holm"))
cat(program, "\n", length(cases), "cases; farthest from svycontrast:", farthest, "\n")
