# Satisfaction indices under many sampling designs, by R's survey package.
# Usage: Rscript survey-designs.R FOLDER
# Writes survey-designs.csv, survey-singleton.csv and survey-designs.json into FOLDER.
#
# The mean of item i in domain d is R_i = sum(w d y_i) / sum(w d a_i) over the rows that answered it (a_i = 1); the index is
# 25/9 of the sum of the nine means. Every variance is that of a total of linearised variables over the domain of the design,
# which survey computes: (y_i - R_i a_i) d / A_i for an item, 25/9 of their sum over the items for the index. Rows outside the domain
# and blank answers are zeros, so that every sampled unit stays in the number of units of its stratum.

suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
folder <- commandArgs(TRUE)[1]
if (is.na(folder)) stop("usage: Rscript survey-designs.R FOLDER")

items <- paste0("U", 1:9)
services <- c("certificate", "identity", "permit")

# --- The data ---------------------------------------------------------------------------------------------------------------

regions <- c("North", "South", "East", "West", "Central")
set.seed(20240614, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

# One region: villages of unequal size, households of one to three respondents, at least two households to a village.
region <- function(name, rows, villages, persons, clusters, effect, offered) {
  share <- runif(villages, 0.6, 1.4)
  village <- sort(c(rep(seq_len(villages), length.out = min(rows, 4 * villages)),
                    sample(villages, max(0, rows - 4 * villages), TRUE, share)))
  household <- unlist(lapply(split(village, village), function(members) {
    sizes <- sample(1:3, length(members), TRUE, c(0.35, 0.4, 0.25))
    sizes[1] <- 1
    rep(seq_along(sizes), sizes)[seq_along(members)]
  }))
  service <- sample(offered, rows, TRUE, c(0.45, 0.35, 0.2)[seq_along(offered)])
  place <- paste(village, household)
  mood <- effect + rnorm(villages, 0, 0.35)[village] + rnorm(length(unique(place)), 0, 0.4)[match(place, unique(place))] +
    c(certificate = 0.15, identity = -0.1, permit = -0.45)[service]
  weight <- persons / rows * runif(villages, 0.7, 1.3)[village] * exp(rnorm(rows, 0, 0.2))
  shift <- c(0, 0.1, -0.4, 0.5, 0, 0.2, -0.1, 0.35, 0.05)
  answers <- vapply(1:9, function(i) {
    1L + findInterval(0.8 * mood + shift[i] + rnorm(rows, 0, 0.7), c(-2, -0.9, 0.8))
  }, integer(rows))
  answers <- matrix(answers, rows, 9, dimnames = list(NULL, items))
  data.frame(year = sample(2023:2024, rows, TRUE), unit = name, village = paste0("V", village),
             household = paste0("H", household), service = service, answers, w = round(weight, 2),
             Nrows = persons, Npsu = clusters)
}

survey_of <- function(rows, villages, persons, clusters) {
  effects <- c(0.2, 0, -0.3, 0.4, -0.1)
  parts <- lapply(seq_along(regions), function(i) {
    offered <- if (regions[i] == "Central") services[1:2] else services
    region(regions[i], rows[i], villages[i], persons[i], clusters[i], effects[i], offered)
  })
  data <- do.call(rbind, parts)
  # About 3 % blanks, and a respondent who answered nothing; the only respondent of a region stays whole.
  free <- which(rows[match(data$unit, regions)] > 1)
  for (item in items) data[free[runif(length(free)) < 0.03], item] <- NA
  data[sample(free, 1), items] <- NA
  data <- data[sample(nrow(data)), ]
  rownames(data) <- NULL
  cbind(id = seq_len(nrow(data)), data)
}

write_csv <- function(data, name) write.csv(data, file.path(folder, name), row.names = FALSE, quote = FALSE, na = "", eol = "\n")

write_csv(survey_of(rows = c(180, 140, 120, 100, 60), villages = c(8, 6, 5, 4, 3),
                    persons = c(5400, 3100, 2600, 900, 150), clusters = c(21, 14, 9, 6, 4)), "survey-designs.csv")
single <- survey_of(rows = c(60, 50, 40, 30, 1), villages = c(5, 4, 4, 3, 1),
                    persons = c(1900, 1400, 700, 120, 160), clusters = c(12, 9, 7, 5, 3))
# The same population sizes, but that the one respondent of Central is all there are: a stratum fully counted.
single$Ncensus <- ifelse(single$unit == "Central", 1, single$Nrows)
write_csv(single, "survey-singleton.csv")

# Compute from what the files say, as any other reader does.
files <- c("survey-designs.csv", "survey-singleton.csv")
tables <- lapply(setNames(files, files), function(name) read.csv(file.path(folder, name), na.strings = ""))

# --- The designs ------------------------------------------------------------------------------------------------------------

names_to_formula <- function(columns) if (length(columns)) reformulate(columns) else NULL

design <- function(name, file = files[1], stratum = character(), psu = character(), weight = NULL, population = NULL,
                   later = NULL, singleton = "fail", domains = list("service")) {
  list(name = name, file = file, stratum = stratum, psu = psu, weight = weight, population = population, later = later,
       singleton = singleton, domains = domains)
}

described <- function(d) {
  object(stratum = array_of(d$stratum), psu = array_of(d$psu), weight = d$weight, population = d$population,
         fpc = !is.null(d$population), laterStages = d$later, singleton = d$singleton)
}

# Villages bear the same labels in every region, households in every village: units are nested.
built <- function(d) {
  data <- tables[[d$file]]
  if (length(d$stratum) > 1) {
    data$stratum <- interaction(data[d$stratum], drop = TRUE)
    strata <- ~stratum
  } else {
    strata <- names_to_formula(d$stratum)
  }
  corrections <- d$population
  if (!is.null(d$later)) {
    village <- paste(data$unit, data$village)
    data$second <- ave(as.numeric(factor(data$household)), village, FUN = function(h) length(unique(h)))
    corrections <- c(corrections, "second")
  }
  arguments <- list(ids = if (length(d$psu)) names_to_formula(d$psu) else ~1, strata = strata,
                    fpc = names_to_formula(corrections), weights = names_to_formula(d$weight), data = data,
                    nest = length(d$psu) > 0 && length(d$stratum) > 0)
  withCallingHandlers(do.call(svydesign, arguments), warning = function(w) {
    if (grepl("assuming equal probability", conditionMessage(w))) invokeRestart("muffleWarning")
  })
}

both <- list("service", c("year", "unit"))
nested <- c("village", "household")
designs <- list(
  design("srs"),
  design("srs-weighted", weight = "w"),
  design("stratified-weighted", stratum = "unit", weight = "w", domains = both),
  design("stratified-crossed-weighted", stratum = c("year", "unit"), weight = "w"),
  design("stratified-fpc-weighted", stratum = "unit", weight = "w", population = "Nrows", domains = both),
  design("stratified-fpc", stratum = "unit", population = "Nrows"),
  design("cluster", stratum = "unit", psu = "village"),
  design("cluster-weighted", stratum = "unit", psu = "village", weight = "w", domains = both),
  design("cluster-unstratified-weighted", psu = "unit", weight = "w"),
  design("cluster-fpc-weighted", stratum = "unit", psu = "village", weight = "w", population = "Npsu", domains = both),
  design("cluster-fpc", stratum = "unit", psu = "village", population = "Npsu"),
  design("two-stage-weighted", stratum = "unit", psu = nested, weight = "w"),
  design("two-stage-fpc-later-complete", stratum = "unit", psu = nested, weight = "w", population = "Npsu",
         later = "complete"))
for (policy in c("certainty", "adjust", "average")) {
  wanted <- if (policy == "average") both else list("service")
  designs <- c(designs, list(
    design(paste0("singleton-stratified-", policy), files[2], "unit", weight = "w", singleton = policy, domains = wanted),
    design(paste0("singleton-cluster-", policy), files[2], "unit", "village", "w", singleton = policy, domains = wanted)))
}
designs <- c(designs, list(
  design("singleton-stratified-fpc-adjust", files[2], "unit", weight = "w", population = "Nrows", singleton = "adjust"),
  design("singleton-cluster-fpc-adjust", files[2], "unit", "village", "w", "Npsu", singleton = "adjust"),
  design("singleton-stratified-census-fail", files[2], "unit", weight = "w", population = "Ncensus", singleton = "fail")))

# --- The estimates ----------------------------------------------------------------------------------------------------------

linearised <- function(survey, inside, missing) {
  answers <- as.matrix(survey$variables[items])
  answered <- !is.na(answers)
  used <- answered & inside
  if (missing == "complete") used <- used & rowSums(answered) == length(items)
  w <- weights(survey, "sampling")
  answers[!used] <- 0
  sizes <- colSums(w * used)
  means <- colSums(w * answers) / sizes
  residuals <- sweep(answers - sweep(used, 2, means, "*"), 2, sizes, "/")
  list(means = means, used = used, items = residuals, index = 25 / 9 * rowSums(residuals), value = 25 / 9 * sum(means))
}

error_of <- function(total) as.vector(sqrt(diag(vcov(total))))
freedom <- function(survey, rows) as.integer(degf(subset(survey, rows)))

checked <- 0
agree <- function(ours, theirs, what) {
  gap <- max(abs(ours - theirs) / pmax(abs(theirs), 1e-6))
  checked <<- max(checked, gap)
  if (gap > 1e-11) stop(what, ": off by ", gap)
}

# The same by survey's own svymean of the subset.
compare_with_svymean <- function(d, survey, inside, missing, part, index_error, item_errors) {
  what <- paste(d$name, missing)
  rows <- rowSums(part$used) > 0
  if (missing == "available") {
    for (i in seq_along(items)) {
      m <- svymean(reformulate(items[i]), subset(survey, inside), na.rm = TRUE)
      agree(c(part$means[i], item_errors[i]), c(coef(m), SE(m)), what)
    }
  } else {
    m <- svymean(reformulate(items), subset(survey, rows))
    total <- svycontrast(m, list(index = rep(25 / 9, 9)))
    agree(c(part$means, part$value, item_errors, index_error), c(coef(m), coef(total), SE(m), SE(total)), what)
  }
}

case <- function(d, survey, group, inside, missing, with_covariance) {
  part <- linearised(survey, inside, missing)
  within <- subset(survey, inside)
  by_item <- svytotal(part$items[inside, , drop = FALSE], within)
  covariance <- unname(vcov(by_item))
  index_error <- error_of(svytotal(part$index[inside], within))
  if (is.nan(index_error)) return(NULL)  # average, and no stratum in the domain to take an average of
  agree(index_error, 25 / 9 * sqrt(max(0, sum(covariance))), paste(d$name, "covariance"))
  compare_with_svymean(d, survey, inside, missing, part, index_error, error_of(by_item))
  any_used <- rowSums(part$used) > 0
  elements <- lapply(seq_along(items), function(i) {
    object(element = items[i], estimate = part$means[[i]], standardError = error_of(by_item)[i],
           degreesOfFreedom = freedom(survey, part$used[, i]))
  })
  object(name = d$name, file = d$file, design = described(d), missing = missing, group = group, index = part$value,
         standardError = index_error, degreesOfFreedom = freedom(survey, any_used), respondents = sum(any_used),
         elements = elements, covariance = if (with_covariance) covariance)
}

# The unweighted mean of the services' indices; the linearised variables add up, which brings the services' covariances in.
aggregate_case <- function(d, survey, group, inside, missing) {
  data <- survey$variables
  parts <- lapply(services, function(s) linearised(survey, inside & data$service == s, missing))
  mean_of <- Reduce(`+`, lapply(parts, `[[`, "index")) / length(parts)
  error <- error_of(svytotal(mean_of, survey))
  if (missing == "complete" && d$singleton != "average") {
    rows <- inside & complete.cases(data[items])
    by_service <- svyby(~score, ~service, subset(update(survey, score = 25 * rowMeans(data[items])), rows), svymean, covmat = TRUE)
    total <- svycontrast(by_service, list(mean = rep(1 / 3, 3)))
    agree(c(mean(vapply(parts, `[[`, 0, "value")), error), c(coef(total), SE(total)), paste(d$name, "aggregate"))
  }
  object(name = d$name, file = d$file, design = described(d), missing = missing, group = group, over = "service",
         values = array_of(services), index = mean(vapply(parts, `[[`, 0, "value")), standardError = error)
}

cases <- list()
aggregates <- list()
for (d in designs) {
  options(survey.lonely.psu = d$singleton)
  survey <- built(d)
  data <- survey$variables
  everyone <- rep(TRUE, nrow(data))
  for (missing in c("available", "complete")) {
    cases <- c(cases, list(case(d, survey, object(), everyone, missing, with_covariance = TRUE)))
    for (domain in d$domains) {
      levels <- unique(data[domain])
      levels <- levels[do.call(order, levels), , drop = FALSE]
      for (row in seq_len(nrow(levels))) {
        value <- vapply(levels[row, , drop = FALSE], as.character, "")
        inside <- Reduce(`&`, lapply(domain, function(column) data[[column]] == value[[column]]))
        small <- length(domain) > 1
        if (small && missing == "complete") next
        cases <- c(cases, list(case(d, survey, as.list(value), inside, missing, with_covariance = FALSE)))
      }
    }
    aggregates <- c(aggregates, list(aggregate_case(d, survey, object(), everyone, missing)))
    if (d$file == files[1]) for (year in sort(unique(data$year))) {
      group <- object(year = as.character(year))
      aggregates <- c(aggregates, list(aggregate_case(d, survey, group, data$year == year, missing)))
    }
  }
}

# --- What survey refuses ----------------------------------------------------------------------------------------------------

options(survey.lonely.psu = "fail")
refusal <- function(d, call, expression) {
  message <- tryCatch({ capture.output(expression); NULL }, error = conditionMessage)
  object(name = d$name, file = d$file, design = described(d), call = call, message = message)
}
refused <- list(
  design("singleton-stratified-fail", files[2], "unit", weight = "w"),
  design("singleton-cluster-fail", files[2], "unit", "village", "w"))
refusals <- lapply(refused, function(d) refusal(d, "svytotal", {
  survey <- built(d)
  svytotal(linearised(survey, TRUE, "available")$index, survey)
}))
first_only <- design("two-stage-fpc-first-stage-only", stratum = "unit", psu = nested, weight = "w", population = "Npsu")
refusals <- c(refusals, list(refusal(first_only, "svydesign", built(first_only))))

program <- paste0(R.version.string, ", survey ", packageDescription("survey")$Version)
notes <- c(
  "The units are nested in the strata (svydesign nest = TRUE): village and household labels repeat.",
  paste("svydesign refuses a population size for the first of two stages alone (see refusals). laterStages \"complete\" adds",
        "the number of sampled households as the second stage's population, which is what its help page says of the stages",
        "left out. Without a population size only the first stage counts."),
  paste("Every standard error is of a total over the subset of the design that is the domain, which keeps all sampled units in",
        "the count of their strata. For the policy average the mean is over the strata that the domain reaches."))
write_json(object(program = program, notes = array_of(notes), cases = Filter(Negate(is.null), cases), aggregates = aggregates, refusals = refusals),
           file.path(folder, "survey-designs.json"), lines = c("notes", "cases", "aggregates", "refusals"))
cat(program, "\n", length(Filter(Negate(is.null), cases)), "cases,", length(aggregates), "aggregates; farthest from svymean and svyby:", checked, "\n")
