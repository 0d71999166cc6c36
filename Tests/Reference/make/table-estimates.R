# Means, totals, ratios and proportions of any table under many sampling designs, by R's survey package.
# Usage: Rscript table-estimates.R FOLDER
# Writes tables/*.csv and table-estimates.json into FOLDER.
#
# A row that lacks a variable is outside the domain of its estimates: every estimate is that of subset(design, known & inside),
# which is what na.rm = TRUE does.

suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
folder <- commandArgs(TRUE)[1]
if (is.na(folder)) stop("usage: Rscript table-estimates.R FOLDER")
write_csv <- function(data, name) {
  for (column in names(data)) if (is.double(data[[column]])) {
    data[[column]] <- ifelse(is.na(data[[column]]), NA, sprintf("%.17g", data[[column]]))
  }
  write.csv(data, file.path(folder, "tables", name), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}

# --- The data: samples of Californian schools that come with the package, and a made-up table of three stages ----------------

data(api)
columns <- c("stype", "dnum", "snum", "api00", "api99", "sch.wide", "comp.imp", "meals", "ell", "enroll", "api.stu", "pw")
write_csv(apistrat[c(columns, "fpc")], "apistrat.csv")
write_csv(apiclus1[c(columns, "fpc")], "apiclus1.csv")
write_csv(apisrs[c(columns, "fpc")], "apisrs.csv")
write_csv(apiclus2[c(columns, "fpc1", "fpc2")], "apiclus2.csv")

set.seed(20250301, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
villages_of <- function(region, year, drawn, of) {
  do.call(rbind, lapply(seq_len(drawn), function(v) {
    households <- sample(5:14, 1)
    taken <- sample(2:4, 1)
    mood <- rnorm(1)
    do.call(rbind, lapply(seq_len(taken), function(h) {
      persons <- sample(2:6, 1)
      asked <- sample(1:min(3, persons), 1)
      data.frame(region, year, village = paste0(region, year, "-", v), household = paste(region, year, v, h, sep = "-"),
                 visits = rpois(asked, 3), income = 5 + round(1024 * (mood / 3 + rnorm(asked))) / 1024,
                 answer = sample(c("yes", "no", "perhaps"), asked, TRUE, c(0.6, 0.3, 0.1)),
                 sex = sample(c("f", "m"), asked, TRUE), always = "yes",
                 w = round(of / drawn * households / taken * persons / asked * exp(rnorm(asked, 0, 0.2)), 2),
                 N1 = of, N2 = households, N3 = persons)
    }))
  }))
}
three <- rbind(villages_of("A", 2023, 5, 12), villages_of("A", 2024, 4, 12), villages_of("B", 2023, 3, 9),
               villages_of("B", 2024, 3, 3), villages_of("C", 2023, 4, 30), villages_of("C", 2024, 1, 8))
three$visits[runif(nrow(three)) < 0.08] <- NA
three$income[runif(nrow(three)) < 0.08] <- NA
three$answer[runif(nrow(three)) < 0.08] <- NA
three <- three[sample(nrow(three)), ]
three <- cbind(person = seq_len(nrow(three)), three)
three$Ncensus <- ave(three$person, three$region, three$year, FUN = length)
write_csv(three, "three-stages.csv")

# Compute from what the files say, as any other reader does.
files <- c("apistrat.csv", "apiclus1.csv", "apisrs.csv", "apiclus2.csv", "three-stages.csv")
tables <- lapply(setNames(files, files), function(name) {
  read.csv(file.path(folder, "tables", name), na.strings = "", check.names = FALSE)
})
tables[["survey-skm.csv"]] <- read.csv(file.path(folder, "survey-skm.csv"), na.strings = "")

# --- The designs -------------------------------------------------------------------------------------------------------------

design <- function(name, file, stratum = character(), units = character(), weight = NULL, population = character(),
                   singleton = "fail", set = "api") {
  list(name = name, file = file, stratum = stratum, units = units, weight = weight, population = population,
       singleton = singleton, set = set)
}
place <- c("region", "year")
stages <- c("village", "household", "person")
sizes <- c("N1", "N2", "N3")
designs <- list(
  design("strat", files[1], "stype", weight = "pw", population = "fpc"),
  design("strat-without-population", files[1], "stype", weight = "pw"),
  design("strat-without-weight", files[1], "stype", population = "fpc"),
  design("clus1", files[2], units = "dnum", weight = "pw", population = "fpc"),
  design("clus1-without-population", files[2], units = "dnum", weight = "pw"),
  design("clus1-without-weight", files[2], units = "dnum", population = "fpc"),
  design("srs", files[3], weight = "pw", population = "fpc"),
  design("srs-without-population", files[3], weight = "pw"),
  design("srs-without-weight", files[3], population = "fpc"),
  design("srs-bare", files[3]),
  design("clus2", files[4], units = c("dnum", "snum"), population = c("fpc1", "fpc2")),
  design("clus2-weighted", files[4], units = c("dnum", "snum"), weight = "pw", population = c("fpc1", "fpc2")),
  design("clus2-without-population", files[4], units = c("dnum", "snum"), weight = "pw"),
  design("skm", "survey-skm.csv", "unit", weight = "w", population = "N", set = "skm"),
  design("rows-in-crossed-strata", files[5], place, weight = "w", set = "three"),
  design("villages", files[5], "region", "village", "w", set = "three"),
  design("households-in-villages", files[5], "region", stages[1:2], "w", set = "three"),
  design("census", files[5], place, population = "Ncensus", set = "three"))
for (singleton in c("certainty", "adjust", "average")) {
  designs <- c(designs, list(
    design(paste0("villages-crossed-", singleton), files[5], place, stages[1], "w", singleton = singleton, set = "three"),
    design(paste0("villages-crossed-corrected-", singleton), files[5], place, stages[1], "w", "N1", singleton, "three")))
  # later stages have strata of one unit too, of which the average has no variance to lend: NaN
  if (singleton != "average") designs <- c(designs, list(
    design(paste0("three-stages-", singleton), files[5], place, stages, "w", sizes, singleton, "three"),
    design(paste0("three-stages-unweighted-", singleton), files[5], place, stages, NULL, sizes, singleton, "three"),
    design(paste0("two-stages-", singleton), files[5], place, stages[1:2], "w", sizes[1:2], singleton, "three")))
}

to_formula <- function(names) if (length(names)) reformulate(sprintf("`%s`", names)) else NULL
built <- function(d) {
  data <- tables[[d$file]]
  strata <- to_formula(d$stratum)
  if (length(d$stratum) > 1) {
    data$crossed <- interaction(data[d$stratum], drop = TRUE)
    strata <- ~crossed
  }
  ids <- to_formula(d$units)
  suppressWarnings(svydesign(ids = if (is.null(ids)) ~1 else ids, strata = strata, fpc = to_formula(d$population),
                             weights = to_formula(d$weight), data = data, nest = length(d$stratum) > 0 && length(d$units) > 0))
}

# --- The estimates -----------------------------------------------------------------------------------------------------------

sets <- list(
  api = list(numbers = c("api00", "enroll"), categories = list(c("stype", "H"), c("sch.wide", "Yes")),
             ratios = list(c("api.stu", "enroll")), groups = list("stype")),
  skm = list(numbers = c("U1", "U3", "U9"), categories = list(c("U3", "4")), ratios = list(c("U1", "U2")), groups = list("unit")),
  three = list(numbers = c("visits", "income"), categories = list(c("answer", "yes"), c("always", "yes"), c("answer", "never")),
               ratios = list(c("visits", "income"), c("income", "visits")), groups = list("sex", "region")))

finite <- function(x) if (length(x) == 1 && is.finite(x)) as.double(x) else NULL

# R has no guard where weights do not count a population, and divides by 0 or less, nor where nothing varies, and divides by
# the rounding of 0.
effect <- function(total, varies, weights = NULL) {
  if (!varies || inherits(total, "try-error")) return(NULL)
  n <- sum(weights != 0)
  if (!is.null(weights) && sum(weights) - n < 1e-9 * n) NULL else finite(deff(total))
}

interval <- function(d, rows, column, value, method) {
  rows$variables$chosen <- rows$variables[[column]] == value
  found <- suppressWarnings(try(attr(svyciprop(~chosen, rows, method = method), "ci"), silent = TRUE))
  if (inherits(found, "try-error") || any(!is.finite(found))) NULL else array_of(as.double(found))
}

estimates <- function(d, survey, group, inside) {
  data <- survey$variables
  set <- sets[[d$set]]
  describe <- function(statistic, column, value, by, rows, total, deffs, extra = list()) {
    error <- as.vector(SE(total))
    c(object(statistic = statistic, variable = column, value = value, denominator = by, group = group,
             estimate = as.double(coef(total)), standardError = finite(error), degreesOfFreedom = as.integer(degf(rows)),
             sampleSize = sum(weights(rows) != 0), designEffect = deffs[[1]], designEffectWithReplacement = deffs[[2]]), extra)
  }
  moments <- function(column, value, y, known) {
    rows <- subset(update(survey, y = y), known & inside)
    if (nrow(rows$variables) == 0) return(list())
    w <- weights(rows)
    varies <- length(unique(rows$variables$y)) > 1
    extra <- if (is.null(value)) list() else
      setNames(lapply(c("xlogit", "beta", "mean"), function(m) interval(d, rows, column, value, m)), c("logit", "beta", "wald"))
    both <- lapply(list(mean = svymean, total = svytotal), function(f) {
      list(f(~y, rows), list(effect(suppressWarnings(try(f(~y, rows, deff = TRUE), silent = TRUE)), varies, w),
                             effect(suppressWarnings(f(~y, rows, deff = "replace")), varies)))
    })
    list(describe("mean", column, value, NULL, rows, both$mean[[1]], both$mean[[2]], extra),
         describe("total", column, value, NULL, rows, both$total[[1]], both$total[[2]]))
  }
  found <- list()
  for (column in set$numbers) found <- c(found, moments(column, NULL, data[[column]], !is.na(data[[column]])))
  for (pair in set$categories) {
    text <- as.character(data[[pair[1]]])
    found <- c(found, moments(pair[1], pair[2], as.numeric(text == pair[2]), !is.na(text)))
  }
  for (pair in set$ratios) {
    both <- update(survey, y = data[[pair[1]]], x = data[[pair[2]]])
    rows <- subset(both, !is.na(data[[pair[1]]]) & !is.na(data[[pair[2]]]) & inside)
    if (nrow(rows$variables) == 0) next
    total <- svyratio(~y, ~x, rows)
    with <- suppressWarnings(svyratio(~y, ~x, rows, deff = "replace"))
    without <- suppressWarnings(svyratio(~y, ~x, rows, deff = TRUE))
    found <- c(found, list(describe("ratio", pair[1], NULL, pair[2], rows, total,
                                    list(effect(without, TRUE, weights(rows)), effect(with, TRUE)))))
  }
  found
}

cases <- lapply(designs, function(d) {
  options(survey.lonely.psu = d$singleton)
  survey <- built(d)
  data <- survey$variables
  found <- estimates(d, survey, object(), rep(TRUE, nrow(data)))
  for (group in sets[[d$set]]$groups) {
    levels <- unique(data[group])
    levels <- levels[do.call(order, levels), , drop = FALSE]
    for (row in seq_len(nrow(levels))) {
      value <- vapply(levels[row, , drop = FALSE], as.character, "")
      inside <- Reduce(`&`, lapply(group, function(column) data[[column]] == value[[column]]))
      found <- c(found, estimates(d, survey, as.list(value), inside))
    }
  }
  cat(d$name, "\n")
  object(name = d$name, file = d$file, stratum = array_of(d$stratum), units = array_of(d$units), weight = d$weight,
         population = array_of(d$population), singleton = d$singleton, estimates = found)
})

program <- paste0(R.version.string, ", survey ", packageDescription("survey")$Version)
text <- json(object(program = program, cases = cases), lines = c("cases", "estimates"))
text <- gsub("\n {8}\\}", " }", gsub("\n {10}", " ", text))  # one estimate a line
writeLines(text, file.path(folder, "table-estimates.json"), useBytes = TRUE)
cat(program, "\n", sum(lengths(lapply(cases, `[[`, "estimates"))), "estimates\n")
