# Cronbach's alpha under sampling designs, by R's survey package.
# Usage: Rscript designalpha.R FOLDER
# Reads survey-skm.csv and survey-designs.csv in FOLDER and writes designalpha.json there.
#
# On respondents who answered all items, with weights w that add up to W over them: m_j and C_jk are weighted means and covariances
# with divisor W (alpha does not depend on the divisor), d_i and q_i the sum of squared deviations of a respondent and the square of
# their sum, T the trace and S the sum of C. Alpha is k/(k-1) (1 - T/S); its linearised variable is
# z_i = -k/(k-1) (d_i/S - T q_i/S^2) / W, zero for everyone else; its variance is that of the total of w z under the design, all sampled
# units staying in the count of their strata.

suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
folder <- commandArgs(TRUE)[1]
if (is.na(folder)) stop("usage: Rscript designalpha.R FOLDER")
items <- paste0("U", 1:9)

figures <- function(answers, w) {
  inside <- complete.cases(answers) & w > 0
  x <- as.matrix(answers)[inside, ]
  v <- w[inside]
  centred <- sweep(x, 2, colSums(x * v) / sum(v))
  C <- crossprod(centred * v, centred) / sum(v)
  k <- ncol(x)
  S <- sum(C)
  T <- sum(diag(C))
  z <- numeric(nrow(answers))
  z[inside] <- -k / (k - 1) * (rowSums(centred^2) / S - T * rowSums(centred)^2 / S^2) / sum(v)
  list(alpha = k / (k - 1) * (1 - T / S), C = C, mean = colSums(x * v) / sum(v), z = z, inside = inside)
}

case <- function(file, data, design, description) {
  f <- figures(data[items], weights(design))
  total <- svytotal(~linearised, update(design, linearised = f$z))
  # Leaving out one unit at a time: JKn, or JK1 without strata. Differs from the linearisation by terms of order 1/n.
  replicates <- as.svrepdesign(design, type = if (design$has.strata) "JKn" else "JK1")
  jackknife <- withReplicates(replicates, function(w, d) figures(d[items], w)$alpha)
  # survey's own covariance of the complete respondents: alpha agrees, the divisor cancels.
  own <- as.matrix(svyvar(reformulate(items), subset(design, f$inside)))[items, items]
  stopifnot(abs(9 / 8 * (1 - sum(diag(own)) / sum(own)) - f$alpha) < 1e-13, abs(coef(total)) < 1e-13)
  df <- degf(subset(design, f$inside))
  se <- as.vector(SE(total))
  object(file = file, design = description, items = array_of(items), respondents = sum(f$inside), rows = nrow(data),
         alpha = f$alpha, standardError = se, degreesOfFreedom = as.integer(df),
         lower = f$alpha - qt(0.975, df) * se, upper = f$alpha + qt(0.975, df) * se,
         jackknifeStandardError = as.vector(SE(jackknife)), jackknifeReplicates = ncol(replicates$repweights),
         mean = unname(f$mean), covariance = unname(f$C), firstTenLinearised = unname(f$z[1:10]))
}

named <- function(stratum, psu, weight, population) {
  object(stratum = array_of(stratum), psu = array_of(psu), weight = weight, population = population)
}
skm <- read.csv(file.path(folder, "survey-skm.csv"))
many <- read.csv(file.path(folder, "survey-designs.csv"))
none <- character()
cases <- list(
  case("survey-skm.csv", skm, svydesign(ids = ~1, strata = ~unit, weights = ~w, fpc = ~N, data = skm), named("unit", none, "w", "N")),
  case("survey-skm.csv", skm, svydesign(ids = ~1, strata = ~unit, weights = ~w, data = skm), named("unit", none, "w", NULL)),
  case("survey-skm.csv", skm, svydesign(ids = ~1, weights = rep(1, nrow(skm)), data = skm), named(none, none, NULL, NULL)),
  case("survey-designs.csv", many, svydesign(ids = ~village, strata = ~unit, weights = ~w, nest = TRUE, data = many),
       named("unit", "village", "w", NULL)),
  case("survey-designs.csv", many, svydesign(ids = ~village, strata = ~unit, weights = ~w, fpc = ~Npsu, nest = TRUE, data = many),
       named("unit", "village", "w", "Npsu")),
  case("survey-designs.csv", many, svydesign(ids = ~1, strata = ~unit, weights = ~w, data = many), named("unit", none, "w", NULL)))
program <- paste("R", getRversion(), "survey", packageDescription("survey")$Version)
write_json(object(program = program, cases = cases), file.path(folder, "designalpha.json"), lines = "cases")
for (c in cases) cat(c$file, c$alpha, c$standardError, c$jackknifeStandardError, c$degreesOfFreedom, c$jackknifeReplicates, "\n")
