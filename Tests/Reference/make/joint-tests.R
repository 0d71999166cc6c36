# Tests of several groups at once, by R's survey package: equality of means (Wald) and of whole distributions of answers
# (Rao and Scott), and the respondents that a difference needs.
# Usage: Rscript joint-tests.R FOLDER   (reads survey-designs.csv and survey-skm.csv there, writes joint-api-*.csv and
# joint-tests.json)
#
# The Wald statistic is that of svyglm and regTermTest; the factor (d - q + 1)/(d q) of Korn and Graubard is applied here.
# That of the index is a quadratic form of the totals of linearised variables. svychisq gives F and the first order.
# Rows without an answer are left out by subset(), so that the degrees of freedom are those of who contributes.

suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
folder <- commandArgs(TRUE)[1]
if (is.na(folder)) stop("usage: Rscript joint-tests.R FOLDER")
options(survey.lonely.psu = "fail")

# The samples of Californian schools that come with the package, as answers: yes and no as 2 and 1, numbers in four classes.
data(api)
schools <- function(x) {
  data.frame(stype = x$stype, dnum = x$dnum, pw = format(x$pw, digits = 17), fpc = x$fpc,
             U1 = as.integer(x$sch.wide), U2 = as.integer(x$comp.imp), U3 = as.integer(x$awards),
             U4 = as.integer(cut(x$api00, c(0, 550, 650, 750, 1000))),
             U5 = as.integer(cut(x$meals, c(-1, 25, 50, 75, 100))))
}
for (name in c("strat", "clus1", "srs")) {
  write.csv(schools(get(paste0("api", name))), file.path(folder, paste0("joint-api-", name, ".csv")), row.names = FALSE, quote = FALSE)
}

described <- function(file, group, items = 9, stratum = character(), psu = character(), weight = NULL, population = NULL) {
  list(file = file, group = group, items = paste0("U", seq_len(items)), stratum = stratum, psu = psu, weight = weight, population = population)
}
cases <- list(
  `api strat` = described("joint-api-strat.csv", "stype", 5, stratum = "stype", weight = "pw", population = "fpc"),
  `api clus1` = described("joint-api-clus1.csv", "stype", 5, psu = "dnum", weight = "pw", population = "fpc"),
  `api srs` = described("joint-api-srs.csv", "stype", 5, weight = "pw", population = "fpc"),
  `skm strata` = described("survey-skm.csv", "unit", stratum = "unit", weight = "w", population = "N"),
  `designs srs` = described("survey-designs.csv", "service"),
  `designs weighted` = described("survey-designs.csv", "service", weight = "w"),
  `designs stratified-fpc` = described("survey-designs.csv", "service", stratum = "unit", weight = "w", population = "Nrows"),
  `designs cluster` = described("survey-designs.csv", "service", stratum = "unit", psu = "village", weight = "w"),
  `designs cluster-fpc` = described("survey-designs.csv", "service", stratum = "unit", psu = "village", weight = "w", population = "Npsu"),
  `designs units` = described("survey-designs.csv", "unit", stratum = "unit", psu = "village", weight = "w", population = "Npsu"),
  `designs years` = described("survey-designs.csv", "year", stratum = "unit", psu = "village", weight = "w", population = "Npsu"))

formula_of <- function(columns) if (length(columns)) reformulate(columns) else NULL
built <- function(d, data) {
  withCallingHandlers(
    svydesign(ids = if (length(d$psu)) formula_of(d$psu) else ~1, strata = formula_of(d$stratum), weights = formula_of(d$weight),
              fpc = formula_of(d$population), data = data, nest = length(d$psu) > 0 && length(d$stratum) > 0),
    warning = function(w) if (grepl("assuming equal probability", conditionMessage(w))) invokeRestart("muffleWarning"))
}
adjusted <- function(W, q, d) {
  F <- W * (d - q + 1) / (d * q)
  object(chiSquare = W, numeratorDegreesOfFreedom = as.integer(q), designDegreesOfFreedom = as.integer(d), statistic = F,
         pValue = pf(F, q, d - q + 1, lower.tail = FALSE))
}

# The index of all nine elements: z of each group, and a quadratic form of differences from the first.
index <- function(survey, items, groups) {
  answers <- as.matrix(survey$variables[items])
  w <- weights(survey, "sampling")
  values <- levels(groups)
  z <- matrix(0, nrow(answers), length(values))
  means <- numeric(length(values))
  for (g in seq_along(values)) {
    inside <- !is.na(groups) & groups == values[g]
    used <- !is.na(answers) & inside
    own <- ifelse(used, answers, 0)
    sizes <- colSums(w * used)
    m <- colSums(w * own) / sizes
    z[, g] <- 25 / length(items) * rowSums(sweep(own - sweep(used, 2, m, "*"), 2, sizes, "/"))
    means[g] <- 25 * mean(m)
  }
  V <- vcov(svytotal(z, survey))
  list(means = means, V = V, used = rowSums(!is.na(answers)) > 0 & !is.na(groups))
}

results <- lapply(names(cases), function(name) {
  d <- cases[[name]]
  data <- read.csv(file.path(folder, d$file), na.strings = "")
  data$group <- factor(data[[d$group]])
  survey <- built(d, data)
  elements <- lapply(d$items, function(item) {
    own <- subset(survey, !is.na(survey$variables[[item]]) & !is.na(survey$variables$group))
    freedom <- degf(own)
    fit <- svyglm(reformulate("group", item), own)
    term <- regTermTest(fit, ~group, df = freedom)
    q <- nlevels(data$group) - 1
    table <- reformulate(c(item, "group"))
    F <- suppressWarnings(svychisq(table, own, statistic = "F"))
    first <- suppressWarnings(svychisq(table, own, statistic = "Chisq"))
    object(element = item, mean = adjusted(as.vector(term$Ftest) * q, q, freedom), unadjusted = as.vector(term$p),
           distribution = object(
             statistic = unname(F$statistic), numeratorDegreesOfFreedom = unname(F$parameter[1]),
             denominatorDegreesOfFreedom = unname(F$parameter[2]), pValue = unname(F$p.value),
             chiSquare = unname(first$statistic), tableDegreesOfFreedom = unname(first$parameter), firstOrderPValue = as.vector(first$p.value),
             respondents = nrow(own$variables)))
  })
  whole <- NULL
  needed <- NULL
  if (length(d$items) == 9) {
    all <- index(survey, d$items, data$group)
    k <- length(all$means)
    C <- cbind(-1, diag(k - 1))
    difference <- C %*% all$means
    own <- subset(survey, all$used)
    whole <- adjusted(as.vector(t(difference) %*% solve(C %*% all$V %*% t(C), difference)), k - 1, degf(own))
    n <- table(data$group[all$used])
    needed <- lapply(c(0.9, 0.95), function(level) {
      unit <- n[[1]] * all$V[1, 1] + n[[2]] * all$V[2, 2] - 2 * sqrt(n[[1]] * n[[2]]) * all$V[1, 2]
      d12 <- all$means[2] - all$means[1]
      object(level = level, power = 0.8, respondents = as.integer(ceiling(((qnorm((1 + level) / 2) + qnorm(0.8)) / d12)^2 * unit)))
    })
  }
  object(name = name, file = d$file,
         design = object(stratum = array_of(d$stratum), psu = array_of(d$psu), weight = d$weight, population = d$population, singleton = "fail"),
         group = d$group, values = array_of(levels(data$group)), index = whole, needed = needed, elements = elements)
})
program <- paste0(R.version.string, ", survey ", packageDescription("survey")$Version)
write_json(object(program = program, cases = results), file.path(folder, "joint-tests.json"), lines = "cases")
cat(program, "\n", length(results), "cases\n")
