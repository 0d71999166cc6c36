# A stratified survey of nine items with blanks and a finite population correction: item means, index, design effects.
# Usage: Rscript survey-skm.R FOLDER
# Makes survey-skm.csv in FOLDER (seeded) and writes survey-skm.json there.

suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
folder <- commandArgs(TRUE)[1]
if (is.na(folder)) stop("usage: Rscript survey-skm.R FOLDER")

items <- paste0("U", 1:9)

# Six units of different size; nine correlated normal variables cut into 1 to 4, one answer in a hundred blank.
units <- c(U01 = 400, U02 = 300, U03 = 200, U04 = 150, U05 = 100, U06 = 50)
people <- c(U01 = 5200, U02 = 2600, U03 = 4000, U04 = 900, U05 = 700, U06 = 60)
set.seed(7, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
unit <- rep(names(units), times = units)
mood <- rnorm(length(unit), rep(c(0.2, 0, -0.2, 0.4, 0.1, -0.1), times = units))
ease <- c(0, 0.1, -0.2, 0.3, 0, 0.2, -0.1, 0.15, 0.05)
answers <- sapply(ease, function(e) {
  1 + findInterval(0.75 * mood + sqrt(1 - 0.75^2) * rnorm(length(mood)) + e, c(-2.1, -1, 0.9))
})
answers[sample(length(answers), round(0.01 * length(answers)))] <- NA
colnames(answers) <- items
write.csv(data.frame(id = seq_along(unit), unit, answers, N = people[unit], w = sprintf("%.17g", people[unit] / units[unit])),
          file.path(folder, "survey-skm.csv"), row.names = FALSE, quote = FALSE, na = "", eol = "\n")

data <- read.csv(file.path(folder, "survey-skm.csv"))
survey <- svydesign(ids = ~1, strata = ~unit, fpc = ~N, weights = ~w, data = data)
complete <- complete.cases(data[items])
all_items <- reformulate(items)
error_of <- function(statistic) as.vector(SE(statistic))

# Element by element: every item over those who answered it. deff is against simple sampling without replacement.
available_items <- lapply(items, function(item) {
  m <- svymean(reformulate(item), survey, na.rm = TRUE, deff = TRUE)
  object(element = item, estimate = unname(coef(m)), standardError = error_of(m), designEffect = unname(as.vector(deff(m))),
         degreesOfFreedom = as.integer(degf(subset(survey, !is.na(data[[item]])))))
})

# Their index: the linearised variables of the nine ratios, added up.
answers <- as.matrix(data[items])
answered <- !is.na(answers)
answers[!answered] <- 0
sizes <- colSums(data$w * answered)
means <- colSums(answers * data$w) / sizes
residuals <- sapply(seq_along(items), function(i) (answers[, i] - means[[i]] * answered[, i]) / sizes[[i]])
total <- svytotal(~linearised, update(survey, linearised = rowSums(residuals) * 25 / 9))
any_answer <- rowSums(answered) > 0
available <- object(missing = "available", index = sum(means) * 25 / 9, standardError = error_of(total),
                    degreesOfFreedom = as.integer(degf(subset(survey, any_answer))), respondents = sum(any_answer),
                    elements = available_items)

# Respondents who answered all nine, a domain of the same design.
m <- svymean(all_items, survey, na.rm = TRUE)
total <- svycontrast(m, list(index = rep(25 / 9, 9)))
sub <- subset(survey, complete)
interval <- confint(total, df = degf(survey))
complete_case <- object(missing = "complete", index = unname(coef(total)), standardError = error_of(total),
                        degreesOfFreedom = as.integer(degf(sub)), respondents = sum(complete),
                        designDegreesOfFreedom = as.integer(degf(survey)), lower = interval[1], upper = interval[2],
                        elements = lapply(items, function(item) {
                          object(element = item, estimate = coef(m)[[item]], standardError = SE(m)[[item]],
                                 degreesOfFreedom = as.integer(degf(sub)))
                        }),
                        covariance = unname(vcov(m)))

# The same per unit.
by_unit <- svyby(all_items, ~unit, sub, svymean, covmat = TRUE)
units <- sort(unique(data$unit))
complete_by_unit <- lapply(units, function(unit) {
  own <- startsWith(names(coef(by_unit)), paste0(unit, ":"))
  inside <- complete & data$unit == unit
  object(group = object(unit = unit), index = sum(coef(by_unit)[own]) * 25 / 9,
         standardError = sqrt(sum(vcov(by_unit)[own, own])) * 25 / 9,
         degreesOfFreedom = as.integer(degf(subset(survey, inside))), respondents = sum(inside))
})

program <- paste("R", getRversion(), "survey", packageDescription("survey")$Version)
write_json(object(program = program, file = "survey-skm.csv",
                  design = object(stratum = list("unit"), psu = list(), weight = "w", population = "N", fpc = TRUE,
                                  laterStages = NULL, singleton = "fail"),
                  designDegreesOfFreedom = as.integer(degf(survey)),
                  available = available, complete = complete_case, completeByUnit = complete_by_unit),
           file.path(folder, "survey-skm.json"), lines = c("available", "complete", "completeByUnit", "elements"))
cat(program, "\n")
