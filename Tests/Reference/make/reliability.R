# Reliability and validity of scales: psych, lavaan, polycor, semTools and boot, and own maximisers that go on to rounding error.
# Usage: Rscript reliability.R DATA_DIR OUT.json
# Makes the data as CSV in DATA_DIR (seeded) and computes from the files as written.
# Keys that end in Tight are of reliability-own.R; see the README for what the others are.

suppressMessages({
  library(psych)
  library(lavaan)
  library(semTools)
  library(polycor)
  library(boot)
  library(GPArotation)
})
options(mc.cores = 1)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "survey-json.R"))
source(file.path(here, "reliability-own.R"))
folder <- commandArgs(TRUE)[1]
target <- commandArgs(TRUE)[2]
if (is.na(target)) stop("usage: Rscript reliability.R DATA_DIR OUT.json")
seed <- function(n) set.seed(n, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
quietly <- function(expression) suppressWarnings(suppressMessages(expression))

# --- The data ---------------------------------------------------------------------------------------------------------------

save <- function(x, name) write.csv(x, file.path(folder, paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")

# 25 personality items of 2800 respondents with six levels, of the SAPA project, in psych.
data(bfi, package = "psych")
agree <- na.omit(bfi[paste0("A", 1:5)])
agree$A1 <- 7L - agree$A1
save(agree, "bfi_A_keyed")
save(na.omit(bfi[paste0("N", 1:5)]), "bfi_N")
careful <- bfi[paste0("C", 1:5)]
careful[c("C4", "C5")] <- 7L - careful[c("C4", "C5")]
save(careful, "bfi_C_missing")

# One normal factor cut into 1 to 4.
loadings <- c(0.75, 0.7, 0.8, 0.65, 0.6, 0.72, 0.78, 0.55, 0.68)
cuts <- rbind(c(-2.2, -1.1, 0.8), c(-2, -1, 0.9), c(-2.1, -0.9, 1), c(-1.9, -1.2, 0.6), c(-2.4, -1.4, 0.5), c(-2, -1, 1.1),
              c(-2.2, -1.1, 0.7), c(-1.7, -0.6, 1.2), c(-2.3, -1.3, 0.4))
draw <- function(n, shift = rep(0, 9), mean = 0) {
  f <- rnorm(n) + mean
  x <- sapply(1:9, function(j) 1L + findInterval(loadings[j] * f + sqrt(1 - loadings[j]^2) * rnorm(n) + shift[j], cuts[j, ]))
  colnames(x) <- paste0("U", 1:9)
  x
}
seed(11)
whole <- draw(600)
save(whole, "skm9")
seed(12)
whole[sample(600 * 9, 108)] <- NA
save(whole, "skm9_missing")
seed(16)
save(draw(60), "sparse60")
# Two years, the second 0.2 higher; in `shift` U4 is 0.5 lower in the second year, whatever the factor.
years <- function(shift) data.frame(year = rep(c(2023, 2024), each = 500), rbind(draw(500), draw(500, shift, 0.2)))
seed(21)
save(years(replace(numeric(9), 4, -0.5)), "years_shift")
seed(22)
save(years(numeric(9)), "years_same")
read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")))

# --- Parts ---------------------------------------------------------------------------------------------------------------------

alphaOf <- function(C) nrow(C) / (nrow(C) - 1) * (1 - sum(diag(C)) / sum(C))
raw <- function(x) unname(as.matrix(x))
feldt <- function(alpha, n, p) {
  c(1 - (1 - alpha) * qf(0.975, n - 1, (n - 1) * (p - 1)), 1 - (1 - alpha) * qf(0.025, n - 1, (n - 1) * (p - 1)))
}
lavaanLoadings <- function(fit) {
  e <- parameterEstimates(fit)
  l <- e[e$op == "=~", ]
  t <- e[e$op == "~~" & e$lhs == e$rhs & e$lhs != "f", ]
  object(loadings = l$est, loadingsSE = l$se, theta = t$est, thetaSE = t$se)
}
measures <- function(fit) {
  m <- unclass(fitMeasures(fit))
  as.list(m[is.finite(m)])
}
# The tightest tolerance with which nlminb reports convergence.
tightly <- function(fit) {
  for (tolerance in 10^-(15:10)) {
    m <- quietly(fit(list(rel.tol = tolerance, x.tol = 1e-14, iter.max = 10000, eval.max = 20000)))
    if (lavInspect(m, "converged")) return(list(fit = m, tolerance = tolerance))
  }
  stop("lavaan does not converge")
}

alphas <- function(cc, x, n) {
  C <- cov(cc)
  R <- cor(cc)
  p <- ncol(cc)
  pair <- cov(x, use = "pairwise")
  pairR <- cor(x, use = "pairwise")
  S <- sum(C)
  trace <- sum(diag(C))
  centred <- scale(as.matrix(cc), scale = FALSE)
  influence <- -p / (p - 1) * (rowSums(centred^2) / S - trace * rowSums(centred)^2 / S^2)
  influence <- influence - mean(influence)
  vanZyl <- 2 * p^2 / ((p - 1)^2 * S^3) * (S * (sum(C^2) + trace^2) - 2 * trace * sum(C %*% C))
  total <- rowSums(cc)
  out <- object(raw = alphaOf(C), standardized = alphaOf(R), rawPairwise = alphaOf(pair), standardizedPairwise = alphaOf(pairR),
                # psych standardizes the pairwise covariances by the variances of all answers to the item.
                standardizedPairwiseCovariance = alphaOf(cov2cor(pair)),
                feldt = feldt(alphaOf(C), n, p), feldtPairwise = feldt(alphaOf(pair), n, p),
                vanZylSE = sqrt(vanZyl / n), adfSE = sqrt(mean(influence^2) / n), adfSEUnbiased = sqrt(sum(influence^2) / (n - 1) / n))
  # psych's own, of which the ones above are the formulas.
  a <- quietly(psych::alpha(cc))
  b <- quietly(psych::alpha(x))
  out$psych <- object(raw = a$total$raw_alpha, standardized = a$total$std.alpha, rawPairwise = b$total$raw_alpha,
                      standardizedPairwiseCovariance = b$total$std.alpha, ase = a$total$ase,
                      feldt = unlist(unname(a$feldt[c("lower.ci", "upper.ci")])), itemRest = a$item.stats$r.drop)
  stopifnot(max(abs(c(out$psych$raw / out$raw, out$psych$rawPairwise / out$rawPairwise, out$psych$ase / out$vanZylSE,
                      out$psych$feldt / out$feldt, out$psych$standardizedPairwiseCovariance / out$standardizedPairwiseCovariance) - 1)) < 1e-9)
  out$items <- object(itemTotal = unname(cor(cc, total)[, 1]),
                      itemRest = sapply(1:p, function(j) cor(cc[[j]], total - cc[[j]])),
                      alphaIfDropped = sapply(1:p, function(j) alphaOf(C[-j, -j])),
                      standardizedIfDropped = sapply(1:p, function(j) alphaOf(R[-j, -j])))
  t <- qt(0.975, n - 2)
  out$criticalR <- t / sqrt(n - 2 + t^2)
  statistic <- function(d, i) alphaOf(cov(d[i, ]))
  seed(99)
  b <- boot(as.matrix(cc), statistic, 2000)
  ends <- boot.ci(b, type = c("perc", "bca"), L = empinf(data = as.matrix(cc), statistic = statistic, stype = "i", type = "jack"))
  out$bootstrap2000 <- object(se = sd(b$t), percentile = ends$percent[4:5], bca = ends$bca[4:5])
  out
}

halves <- function(cc) {
  C <- cov(cc)
  p <- ncol(C)
  S <- sum(C)
  off <- C - diag(diag(C))
  smc <- 1 - 1 / diag(solve(cor(cc)))
  # Every split once: the first item is in the first part. Guttman's coefficient is twice one less the parts' variances.
  splits <- lapply(seq_len(2^(p - 1) - 1), function(code) c(FALSE, bitwAnd(code, 2^(0:(p - 2))) > 0))
  figures <- sapply(splits, function(s) {
    a <- sum(C[s, s])
    b <- sum(C[!s, !s])
    r <- sum(C[s, !s]) / sqrt(a * b)
    c(size = min(sum(s), sum(!s)), r = r, brown = 2 * r / (1 + r), guttman = 2 * (1 - (a + b) / S))
  })
  equal <- figures[, figures["size", ] == p %/% 2]
  l1 <- 1 - sum(diag(C)) / S
  odd <- rowSums(cc[, seq(1, p, 2)])
  even <- rowSums(cc[, seq(2, p, 2)])
  r <- cor(odd, even)
  object(smc = unname(smc),
         guttman = object(lambda1 = l1, lambda2 = l1 + sqrt(p / (p - 1) * sum(off^2)) / S, lambda3 = p / (p - 1) * l1,
                          lambda4 = max(figures["guttman", ]), lambda5 = l1 + 2 * sqrt(max(colSums(off^2))) / S,
                          lambda6 = 1 - sum(diag(C) * (1 - smc)) / S),
         splits = object(countOfAllSizes = ncol(figures), guttmanMeanOfAllSizes = mean(figures["guttman", ]),
                         guttmanMinimumOfAllSizes = min(figures["guttman", ]),
                         guttmanMaximumOfAllSizes = max(figures["guttman", ]), countOfHalves = ncol(equal),
                         rMeanOfHalves = mean(equal["r", ]), spearmanBrownMeanOfHalves = mean(equal["brown", ]),
                         guttmanMeanOfHalves = mean(equal["guttman", ]), guttmanMaximumOfHalves = max(equal["guttman", ]),
                         oddEvenR = r, oddEvenSpearmanBrown = 2 * r / (1 + r),
                         oddEvenGuttman = 2 * (1 - (var(odd) + var(even)) / var(odd + even))))
}

factors <- function(cc, R, n) {
  p <- ncol(R)
  k <- KMO(R)
  b <- cortest.bartlett(R, n = n)
  seed(1)
  capture.output(parallel <- quietly(fa.parallel(cc, fa = "both", plot = FALSE, n.iter = 200)))
  one <- quietly(fa(R, 1, n.obs = n, fm = "minres"))
  ml <- quietly(fa(R, 1, n.obs = n, fm = "ml"))
  seed(2)
  oneTight <- minres(R, 1)
  mlTight <- mlOneFactor(R)
  out <- object(kmo = k$MSA, kmoOfItems = unname(k$MSAi), bartlett = object(chisq = b$chisq, df = b$df, pvalue = b$p.value),
                eigenvalues = eigen(R, TRUE)$values,
                parallel = object(factors = parallel$nfact, components = parallel$ncomp, componentsSimulated = parallel$pc.sim,
                                  factorsObserved = parallel$fa.values, factorsSimulated = parallel$fa.sim),
                minres1 = object(loadings = as.vector(one$loadings), objective = one$objective),
                minres1Tight = object(loadings = unname(oneTight$loadings[, 1]), objective = oneTight$objective,
                                      atBound = array_of(oneTight$atBound)),
                ml1 = object(loadings = as.vector(ml$loadings), objective = ml$objective),
                ml1Tight = object(loadings = unname(mlTight$loadings), objective = mlTight$objective, atBound = array_of(mlTight$atBound)))
  if (p == 9) {
    o <- quietly(omega(R, nfactors = 3, n.obs = n, fm = "minres", rotate = "oblimin", plot = FALSE))
    out$schmidLeiman3 <- object(omegaH = o$omega_h, omegaTotal = o$omega.tot, general = unname(o$schmid$sl[, "g"]),
                                oblimin = raw(o$schmid$oblique), phi = raw(o$schmid$phi))
    seed(3)
    out$schmidLeiman3Tight <- schmidLeiman(R, FALSE)
    seed(4)
    out$schmidLeiman3LowestTight <- schmidLeiman(R, TRUE)
  }
  out
}

# Linear one-factor model: the variances of the answers are free, of the factor one.
linear <- function(cc) {
  items <- names(cc)
  p <- length(items)
  l <- paste0("l", 1:p)
  t <- paste0("t", 1:p)
  model <- paste0("f =~ ", paste0(l, "*", items, collapse = " + "), "\n", paste0(items, " ~~ ", t, "*", items, collapse = "\n"),
                  "\nomega := (", paste(l, collapse = "+"), ")^2 / ((", paste(l, collapse = "+"), ")^2 + ", paste(t, collapse = "+"), ")")
  m <- tightly(function(control) cfa(model, cc, std.lv = TRUE, meanstructure = FALSE, control = control))
  e <- parameterEstimates(m$fit)
  omega <- e[e$op == ":=", ]
  object(cfaML = c(object(tolerance = m$tolerance, fit = measures(m$fit)), lavaanLoadings(m$fit),
                   object(omega = omega$est, omegaSE = omega$se)),
         cfaMLTight = cfaOwn(cov(cc), nrow(cc)))
}

ordered <- function(cc) {
  items <- names(cc)
  p <- length(items)
  model <- paste("f =~", paste(items, collapse = " + "))
  seed(5)
  m <- ordinalMoments(cc)
  tight <- dwlsOwn(m)
  fit <- quietly(cfa(model, cc, std.lv = TRUE, ordered = items, estimator = "WLSMV"))
  test <- fit@test$scaled.shifted
  base <- fit@baseline$test$scaled.shifted
  quick <- quietly(tryCatch(psych::polychoric(cc, correct = 0), error = function(e) NULL))
  other <- diag(p)
  for (i in 2:p) for (j in 1:(i - 1)) other[i, j] <- other[j, i] <- quietly(polychor(cc[[i]], cc[[j]], ML = FALSE))
  found <- list(tight = m$R, lavaan = unclass(quietly(lavCor(cc, ordered = items))), psych = quick$rho, polycor = other)
  found <- found[!sapply(found, is.null)]
  empty <- sum(sapply(m$tables, function(t) sum(t$counts == 0)))
  values <- lapply(found, function(R) sapply(m$tables, function(t) logLikelihood(t$counts, t$a, t$b, R[t$i, t$j])))
  for (v in values) stopifnot(all(v <= values$tight + 1e-9))
  R <- m$R
  seed(6)
  one <- minres(R, 1)
  l <- tight$loadings
  from <- function(R) quietly(minres(R, 1)$loadings[, 1])
  gy <- greenYang(l, m$cuts)
  e <- parameterEstimates(fit)
  rel <- quietly(semTools::reliability(fit))
  object(emptyCells = empty, thresholds = lapply(m$cuts, function(t) array_of(t[is.finite(t)])),
         polychoric = lapply(found, function(R) unname(unclass(R)[1:p, 1:p])), logLikelihoods = values,
         ordinalAlphaTight = alphaOf(R), ordinalAlphaLavaan = alphaOf(found$lavaan),
         ordinalMinres1Tight = object(loadings = unname(one$loadings[, 1]),
                                      omega = sum(one$loadings)^2 / (sum(one$loadings)^2 + sum(1 - one$loadings^2))),
         cfaWLSMV = c(object(fit = measures(fit), scalingFactor = test$scaling.factor, shift = test$shift.parameter,
                             baselineScalingFactor = base$scaling.factor, baselineShift = base$shift.parameter),
                      lavaanLoadings(fit)[c("loadings", "loadingsSE")],
                      object(thresholds = e[e$op == "|", "est"], thresholdsSE = e[e$op == "|", "se"])),
         cfaWLSMVTight = tight,
         ordinalOmegaTight = sum(l)^2 / (sum(l)^2 + sum(1 - l^2)),
         greenYang = object(semToolsModel = rel["omega", 1], semToolsSample = rel["omega3", 1],
                            semToolsCompRelSEM = unname(quietly(compRelSEM(fit))[1])),
         greenYangTight = c(gy, object(omegaSampleDenominator = greenYang(l, m$cuts, R)$omega,
                                       omegaByIntegral = greenYangByIntegral(l, m$cuts))),
         asymptotic = object(polychoricSE = sqrt(diag(m$Gamma) / m$n)))
}

oneGroup <- function(name) {
  x <- read(name)
  cc <- na.omit(x)
  n <- nrow(cc)
  R <- cor(cc)
  centred <- scale(as.matrix(cc), scale = FALSE)
  distance <- mahalanobis(cc, colMeans(cc), cov(cc))
  limit <- qchisq(0.999, ncol(cc))
  out <- c(object(file = paste0("reliability/", name, ".csv"), items = array_of(names(x)), n = nrow(x), nComplete = n,
                  mean = unname(colMeans(cc)), sd = unname(apply(cc, 2, sd)), skewType3 = unname(psych::skew(cc, type = 3)),
                  skewG1 = unname(colMeans(centred^3) / colMeans(centred^2)^1.5), covariance = raw(cov(cc)), correlation = raw(R)),
           if (n < nrow(x)) object(covariancePairwise = raw(cov(x, use = "pairwise")), correlationPairwise = raw(cor(x, use = "pairwise"))),
           object(alpha = alphas(cc, x, n)), halves(cc), factors(cc, R, n),
           object(mahalanobis = object(firstTen = unname(distance[1:10]), limit = limit, beyond = sum(distance > limit))),
           linear(cc), ordered(cc))
  if (name == "skm9") {
    seed(14)
    out$greenYangTight$simulation <- greenYangBySimulation(out$cfaWLSMVTight$loadings, lapply(out$thresholds, unlist), 2e7)
  }
  cat(name, n, "of", nrow(x), "\n")
  out
}

# --- Two groups ------------------------------------------------------------------------------------------------------------------

twoGroups <- function(name) {
  x <- read(name)
  items <- setdiff(names(x), "year")
  groups <- unname(split(x[items], x$year))
  n <- nrow(x)
  p <- length(items)
  base <- sum(sapply(groups, function(g) nrow(g) * -c(determinant(cor(g))$modulus)))
  equal <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"))
  fits <- lapply(equal, function(e) tightly(function(control) {
    cfa(paste("f =~", paste(items, collapse = " + ")), x, std.lv = TRUE, group = "year", group.equal = e, meanstructure = TRUE, control = control)
  }))
  models <- lapply(names(equal), function(model) {
    fit <- fits[[model]]$fit
    e <- parameterEstimates(fit)
    part <- function(g, rows) e[rows & e$group == g, "est"]
    own <- invarianceOwn(groups, model)
    object(model = model,
           lavaan = object(tolerance = fits[[model]]$tolerance, fit = measures(fit), groups = lapply(1:2, function(g) {
             object(loadings = part(g, e$op == "=~"), theta = part(g, e$op == "~~" & e$lhs != "f"),
                    intercepts = part(g, e$op == "~1" & e$lhs != "f"), factorVariance = part(g, e$op == "~~" & e$lhs == "f"),
                    factorMean = part(g, e$op == "~1" & e$lhs == "f"))
           })),
           tight = c(fitMeasuresOf(own$chisq, own$df, base, p * (p - 1), n, 2), object(groups = own$groups)))
  })
  difference <- function(a, b) {
    t <- lavTestLRT(fits[[a]]$fit, fits[[b]]$fit)
    chisq <- models[[b]]$tight$chisq - models[[a]]$tight$chisq
    df <- models[[b]]$tight$df - models[[a]]$tight$df
    object(from = models[[a]]$model, to = models[[b]]$model, chisq = t[2, "Chisq diff"], df = t[2, "Df diff"], pvalue = t[2, "Pr(>Chisq)"],
           chisqTight = chisq, pvalueTight = pchisq(chisq, df, lower.tail = FALSE))
  }
  cat(name, "\n")
  object(file = paste0("reliability/", name, ".csv"), items = array_of(items), groups = list(2023L, 2024L), n = lapply(groups, nrow),
         models = models, differences = list(difference(1, 2), difference(2, 3)))
}

version <- function(package) paste(package, packageDescription(package)$Version)
program <- paste(c(paste("R", getRversion()), sapply(c("psych", "lavaan", "semTools", "polycor", "boot", "GPArotation", "pbivnorm"), version)),
                 collapse = ", ")
sets <- c("bfi_A_keyed", "bfi_N", "bfi_C_missing", "skm9", "skm9_missing", "sparse60")
result <- object(program = program, sets = sapply(sets, oneGroup, simplify = FALSE),
                 twoGroups = sapply(c("years_shift", "years_same"), twoGroups, simplify = FALSE))
write_json(result, target, lines = c("sets", "twoGroups", sets, "years_shift", "years_same"))
cat(program, "\n")
