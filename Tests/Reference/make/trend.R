# Trends: least squares, meta-regression on time, Theil-Sen, Mann-Kendall, level shifts, shrunken slopes.
# Usage: Rscript make/trend.R trend.json

suppressMessages(library(metafor))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
target <- commandArgs(TRUE)[1]
if (is.na(target)) stop("usage: Rscript trend.R OUT.json")

series <- list(
  ikm3 = list(year = 2019:2021, y = c(80.12, 82.05, 81.9), se = c(.62, .55, .48)),
  ikm4 = list(year = c(2018, 2019, 2021, 2022), y = c(78.4, 80.9, 80.2, 83.7), se = c(.9, .4, .7, .5)),
  ikm5 = list(year = 2019:2023, y = c(80.12, 81.05, 81.9, 83.44, 84.02), se = c(.62, .55, .48, .41, .37)),
  ikm6_covid = list(year = 2018:2023, y = c(81.3, 82.1, 77.4, 79.8, 82.6, 84.9), se = c(.7, .65, 1.1, .8, .6, .5)),
  ikm7_ties = list(year = 2017:2023, y = c(80, 81, 81, 82, 82, 82, 84), se = rep(.6, 7)),
  ikm8_flat = list(year = 2016:2023, y = c(83.1, 82.7, 83.4, 83.0, 82.9, 83.3, 83.2, 82.8), se = rep(.5, 8)),
  ikm9_gap = list(year = c(2013:2015, 2017:2019, 2021:2023), y = c(76.5, 77.2, 77.0, 79.1, 80.4, 80.0, 82.3, 82.9, 84.4), se = c(1, .9, 1, .8, .8, .9, .7, .7, .6)),
  ikm10 = list(year = 2014:2023, y = c(74.2, 75.8, 76.1, 78.4, 79.0, 80.9, 79.7, 82.2, 83.6, 85.1), se = c(1.2, 1.1, 1, .9, .9, .8, .9, .7, .6, .6)),
  ikm12_sat = list(year = 2012:2023, y = c(68.4, 73.1, 76.9, 79.8, 82.1, 83.9, 85.2, 86.3, 87.0, 87.7, 88.1, 88.4), se = seq(1.4, .4, length.out = 12)),
  nile_like12 = list(year = 2012:2023, y = c(1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935), se = rep(50, 12)))

line <- function(model, times, weights) {
  s <- summary(model)
  new <- data.frame(t = times)
  mean <- predict(model, new, interval = "confidence", se.fit = TRUE)
  suppressWarnings(
    band <- if (is.null(weights)) predict(model, new, interval = "prediction")
            else predict(model, new, interval = "prediction", weights = weights))
  object(estimates = array_of(coef(model)), standardErrors = array_of(s$coefficients[, 2]),
         statistics = array_of(s$coefficients[, 3]), pValues = array_of(s$coefficients[, 4]),
         lower90 = array_of(confint(model, level = .9)[, 1]), upper90 = array_of(confint(model, level = .9)[, 2]),
         residualStandardDeviation = s$sigma, rSquared = s$r.squared, times = array_of(times),
         means = array_of(mean$fit[, 1]), meanErrors = array_of(mean$se.fit),
         lower = array_of(mean$fit[, 2]), upper = array_of(mean$fit[, 3]),
         predictionLower = array_of(band[, 2]), predictionUpper = array_of(band[, 3]))
}

# Fisher scoring to its limit; Paule-Mandel stops where metafor lets it, and EB, which solves the same
# equation, does not.
settled <- list(threshold = 1e-13, maxiter = 10000)
meta <- function(d, formula, method, test, times = NULL) {
  m <- suppressWarnings(rma(y, sei = se, mods = formula, data = d, method = method, test = test, control = settled))
  out <- object(estimator = method, test = test, estimates = array_of(m$b), standardErrors = array_of(m$se),
                statistics = array_of(m$zval), pValues = array_of(m$pval), lower = array_of(m$ci.lb), upper = array_of(m$ci.ub),
                degreesOfFreedom = if (test == "z") NA else m$dfs, tau2 = m$tau2,
                tau2StandardError = if (is.null(m$se.tau2)) NA else m$se.tau2, iSquaredPercent = m$I2, q = m$QE, qPValue = m$QEp)
  if (!is.null(times)) {
    p <- predict(m, newmods = times)
    out <- c(out, object(times = array_of(times), means = array_of(p$pred), meanErrors = array_of(p$se),
                         meanLower = array_of(p$ci.lb), meanUpper = array_of(p$ci.ub)))
    if (!is.null(p$pi.lb)) out <- c(out, object(predictionLower = array_of(p$pi.lb), predictionUpper = array_of(p$pi.ub)))
  }
  out
}

# Sen's slope on actual time; ranks (N -+ z sqrt(var S))/2, interpolated.
sen <- function(t, y, level) {
  pairs <- combn(length(y), 2)
  slopes <- sort((y[pairs[2, ]] - y[pairs[1, ]]) / (t[pairs[2, ]] - t[pairs[1, ]]))
  count <- length(slopes)
  half <- qnorm(1 - (1 - level) / 2) * sqrt(variance(y))
  at <- function(rank) approx(seq_len(count), slopes, max(1, min(count, rank)))$y
  object(level = level, slope = median(slopes), intercept = median(y - median(slopes) * t),
         lower = at((count - half) / 2), upper = at((count + half) / 2 + 1))
}
variance <- function(y) {
  n <- length(y)
  ties <- table(y)
  (n * (n - 1) * (2 * n + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
}
kendall <- function(y) {
  pairs <- combn(length(y), 2)
  s <- sum(sign(y[pairs[2, ]] - y[pairs[1, ]]))
  v <- variance(y)
  exact <- if (anyDuplicated(y)) NA else cor.test(seq_along(y), y, method = "kendall", exact = TRUE)$p.value
  object(statistic = as.integer(s), variance = v, normalPValue = 2 * pnorm(-(max(0, abs(s) - 1)) / sqrt(v)),
         tau = cor(seq_along(y), y, method = "kendall"), exactPValue = exact)
}

all <- lapply(names(series), function(name) {
  d <- as.data.frame(series[[name]])
  d$t <- d$year - d$year[1]
  times <- c(0.5, max(d$t) + 2)
  w <- 1 / d$se^2
  tests <- if (name %in% c("ikm3", "ikm5", "ikm9_gap")) c("z", "knha", "adhoc") else c("z", "knha")
  settings <- expand.grid(test = tests, method = c("FE", "DL", "REML", "ML", "PM", "EB"), stringsAsFactors = FALSE)
  settings <- settings[settings$method != "EB" | settings$test == "z", ]
  object(name = name, periods = array_of(as.character(d$year)), values = array_of(d$y), standardErrors = array_of(d$se),
         leastSquares = line(lm(y ~ t, d), times, NULL), weighted = line(lm(y ~ t, d, weights = w), times, mean(w)),
         randomEffects = lapply(seq_len(nrow(settings)), function(i) meta(d, ~t, settings$method[i], settings$test[i], times)),
         theilSen = list(sen(d$t, d$y, .95), sen(d$t, d$y, .9)), mannKendall = kendall(d$y))
})

# One or two changes of edition.
broken <- list(
  one = list(year = 2014:2021, y = c(74.1, 75.3, 75.2, 80.4, 80.9, 82.2, 82.0, 83.5), se = c(.8, .7, .8, .5, .5, .4, .5, .4), edition = c(1, 1, 1, 2, 2, 2, 2, 2)),
  two = list(year = c(2012:2014, 2016:2022), y = c(70.2, 71.5, 71.1, 75.9, 76.2, 77.7, 81.3, 81.1, 82.4, 82.2), se = c(1.1, .9, .8, .9, .6, .5, .5, .4, .5, .4), edition = c(1, 1, 1, 2, 2, 2, 3, 3, 3, 3)),
  none = list(year = 2016:2021, y = c(78.1, 79.4, 79.9, 81.2, 81.9, 83.3), se = c(.6, .7, .6, .5, .5, .5), edition = c(1, 1, 1, 2, 2, 2)))
breaks <- lapply(names(broken), function(name) {
  d <- as.data.frame(broken[[name]])
  d$t <- d$year - d$year[1]
  for (k in 2:3) d[[paste0("step", k)]] <- as.numeric(d$edition >= k)
  formula <- if (max(d$edition) == 3) ~ t + step2 + step3 else ~ t + step2
  m <- lm(update(formula, y ~ .), d)
  object(name = name, periods = array_of(as.character(d$year)), values = array_of(d$y), standardErrors = array_of(d$se),
         editions = array_of(as.character(d$edition)),
         leastSquares = object(estimates = array_of(coef(m)), standardErrors = array_of(summary(m)$coefficients[, 2]),
                               pValues = array_of(summary(m)$coefficients[, 4])),
         randomEffects = meta(d, formula, "REML", "adhoc"))
})

# Slopes of nine elements, shrunk toward their mean.
slopes <- list(
  spread = list(y = c(.031, -.012, .054, .022, .041, -.035, .018, .027, .063), se = c(.012, .015, .011, .013, .012, .014, .016, .012, .013)),
  alike = list(y = c(.031, .022, .034, .029, .026, .035, .028, .027, .033), se = rep(.012, 9)),
  few = list(y = c(.1, -.2, .35), se = c(.08, .12, .1)))
elements <- do.call(c, lapply(names(slopes), function(name) {
  d <- slopes[[name]]
  settings <- expand.grid(test = c("z", "knha", "adhoc"), method = c("REML", "EB"), stringsAsFactors = FALSE)
  lapply(seq_len(nrow(settings)), function(i) {
    m <- rma(d$y, sei = d$se, method = settings$method[i], test = settings$test[i], control = settled)
    b <- blup(m)
    object(name = name, estimator = settings$method[i], test = settings$test[i], slopes = array_of(d$y), standardErrors = array_of(d$se),
           mean = as.numeric(m$b), meanError = m$se, tau2 = m$tau2, shrunken = array_of(b$pred), shrunkenErrors = array_of(b$se),
           lower = array_of(b$pi.lb), upper = array_of(b$pi.ub))
  })
}))

write_json(object(program = paste0(R.version.string, "; metafor ", packageVersion("metafor")), series = all, breaks = breaks, elements = elements),
           target, lines = c("series", "randomEffects", "breaks", "elements"))
