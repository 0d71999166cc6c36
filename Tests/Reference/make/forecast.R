# Writes forecast.json: forecasts by the named methods, with their 80 % and 95 % intervals.
#
#     Rscript make/forecast.R forecast.json
#
# The series `index5` to `flow12` are made up; the others are parts of R's own data sets. `level`, `slope`
# and `damping` are alpha, beta and phi of `ets`; `logLikelihood` is its -n/2 * log(sum of squares).
# Of series so short that R falls back on HoltWinters there is no exponential smoothing here, and no Theta.
suppressMessages({library(forecast); library(datasets)})
arguments <- commandArgs(TRUE)
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "survey-json.R"))

series <- list(
  index5 = c(80.12, 81.05, 81.9, 83.44, 84.02),
  index6 = c(81.3, 82.1, 77.4, 79.8, 82.6, 84.9),
  index7 = c(80, 81, 81, 82, 82, 82, 84),
  flow12 = c(1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935),
  airmiles = airmiles, nile = Nile[1:30], huron = LakeHuron[60:98], lynx = lynx[1:50],
  users = WWWusage[1:12], sales = BJsales[1:60], strikes = discoveries[1:10], rings = treering[1:20],
  sunspots = sunspot.year[1:25], population = uspop[1:11])

H <- 5
limits <- function(f) object(
  centres = array_of(as.numeric(f$mean)),
  lower80 = array_of(as.numeric(f$lower[, 1])), upper80 = array_of(as.numeric(f$upper[, 1])),
  lower95 = array_of(as.numeric(f$lower[, 2])), upper95 = array_of(as.numeric(f$upper[, 2])))

line <- function(y, t = seq_along(y)) {
  new <- data.frame(t = max(t) + 1:H); m <- lm(y ~ t)
  p <- lapply(c(0.80, 0.95), function(l) predict(m, new, interval = "prediction", level = l))
  limits(list(mean = p[[1]][, 1], lower = sapply(p, function(q) q[, 2]), upper = sapply(p, function(q) q[, 3])))
}

smoothed <- function(y, model, damped) {
  f <- suppressWarnings(ets(y, model, damped = damped))
  if (!inherits(f, "ets")) return(NULL)
  p <- f$par
  if (damped && is.na(p["phi"])) return(NULL)
  c(limits(forecast(f, H)), object(
    level = unname(p["alpha"]), slope = if (model == "AAN") unname(p["beta"]) else 0,
    damping = if (damped) unname(p["phi"]) else 1,
    initialLevel = unname(p["l"]), initialSlope = if (model == "AAN") unname(p["b"]) else 0,
    sigma2 = f$sigma2, logLikelihood = f$loglik))
}

cases <- lapply(names(series), function(name) {
  y <- ts(as.numeric(series[[name]]))
  ses <- smoothed(y, "ANN", FALSE)
  # ets() and ses() differ in nothing but the number of steps of their search.
  theta <- if (is.null(ses$logLikelihood)) NULL else { f <- thetaf(y, H); c(limits(f), object(level = unname(f$model$alpha))) }
  object(
    series = name, values = array_of(as.numeric(y)), naive = limits(naive(y, H)),
    drift = limits(rwf(y, H, drift = TRUE)), linear = line(as.numeric(y)), theta = theta, ses = ses,
    holt = smoothed(y, "AAN", FALSE), damped = smoothed(y, "AAN", TRUE))
})
# Where periods are missing, a walk's steps are weighted by their lengths.
normal <- function(centres, errors) limits(list(
  mean = centres, lower = outer(errors, qnorm(c(0.1, 0.025))) + centres,
  upper = outer(errors, qnorm(c(0.9, 0.975))) + centres))
years <- c(2015, 2016, 2018, 2021, 2022, 2024)
y <- c(78.1, 80.4, 79.9, 83.2, 82.6, 85.0)
gap <- diff(years); d <- diff(y)
walk <- summary(lm(d ~ 0 + gap, weights = 1 / gap))
gaps <- object(
  years = years, values = y, linear = line(y, years),
  naive = normal(rep(y[6], H), sqrt(mean(d^2 / gap) * 1:H)),
  drift = normal(y[6] + walk$coefficients[1, 1] * 1:H, sqrt(walk$sigma^2 * 1:H + (walk$coefficients[1, 2] * 1:H)^2)))

write_json(object(
  program = "Tests/Reference/make/forecast.R",
  versions = object(R = R.version.string, forecast = as.character(packageVersion("forecast"))),
  gaps = gaps, cases = cases), arguments[1], lines = c("cases"))
