# Own maximisers for reliability.R: where psych, lavaan and polycor stop early (1e-4 to 1e-8), these go on to rounding error.
# Every one has an exact gradient and ends with Newton steps (the Jacobian of the gradient by central differences).

suppressMessages(library(pbivnorm))

# --- Newton's method and quasi-Newton starts ------------------------------------------------------------------------------

jacobian <- function(gradient, x, free) {
  columns <- sapply(free, function(j) {
    h <- 1e-5 * max(1, abs(x[j]))
    up <- down <- x
    up[j] <- x[j] + h
    down[j] <- x[j] - h
    (gradient(up)[free] - gradient(down)[free]) / (2 * h)
  })
  matrix(columns, length(free))
}

# Stays at bounds that are active at the start. Stops with an error unless the gradient vanishes.
polish <- function(x, gradient, free = seq_along(x), tolerance = 1e-12) {
  best <- x
  for (i in 1:12) {
    g <- gradient(x)[free]
    if (max(abs(g)) <= max(abs(gradient(best)[free]))) best <- x
    if (max(abs(g)) == 0) break
    x[free] <- x[free] - solve(jacobian(gradient, x, free), g)
  }
  if (max(abs(gradient(x)[free])) < max(abs(gradient(best)[free]))) best <- x
  if (max(abs(gradient(best)[free])) > tolerance) stop("no convergence: gradient ", max(abs(gradient(best)[free])))
  best
}

minimum <- function(starts, value, gradient, lower = -Inf, tolerance = 1e-12) {
  tries <- lapply(starts, function(start) {
    tryCatch(optim(start, value, gradient, method = "L-BFGS-B", lower = lower, control = list(maxit = 5000, factr = 10)),
             error = function(e) list(value = Inf))
  })
  best <- tries[[which.min(sapply(tries, `[[`, "value"))]]
  free <- which(best$par > lower + 1e-7)
  list(par = polish(best$par, gradient, free, tolerance), atBound = setdiff(seq_along(best$par), free),
       values = sort(sapply(tries, `[[`, "value")))
}

# --- Exploratory factors of a correlation matrix -------------------------------------------------------------------------

signed <- function(loadings) {
  loadings <- as.matrix(loadings)
  sweep(loadings, 2, ifelse(colSums(loadings) < 0, -1, 1), `*`)
}

# Minres (unweighted least squares): half the squares of the small eigenvalues of R - psi, which at an inner minimum is the sum of
# the squared residuals off the diagonal, each pair once. Uniquenesses are at least 0.005. With `everywhere` FALSE the only start is
# one over the diagonal of the inverse, as psych's; else 30 more, and the lowest minimum counts.
minres <- function(R, K, everywhere = TRUE) {
  small <- function(psi) {
    e <- eigen(R - diag(psi), symmetric = TRUE)
    keep <- (K + 1):length(psi)
    list(values = e$values[keep], vectors = e$vectors[, keep, drop = FALSE], all = e)
  }
  value <- function(psi) sum(small(psi)$values^2) / 2
  gradient <- function(psi) {
    s <- small(psi)
    -drop(s$vectors^2 %*% s$values)
  }
  start <- 1 / diag(solve(R))
  starts <- c(list(start), if (everywhere) lapply(1:30, function(i) start * runif(nrow(R), 0.3, 1)))
  found <- minimum(starts, value, gradient, lower = 0.005)
  e <- small(found$par)$all
  loadings <- signed(e$vectors[, 1:K, drop = FALSE] %*% diag(sqrt(e$values[1:K]), K))
  residual <- R - tcrossprod(loadings)
  list(loadings = loadings, uniqueness = found$par, atBound = found$atBound,
       objective = sum(residual[lower.tri(residual)]^2), values = found$values)
}

# Oblimin with gamma 0, of GPArotation, and Newton steps along the spheres of the columns of the transformation.
obliminOwn <- function(A, start) {
  K <- ncol(A)
  T <- suppressWarnings(GPArotation::oblimin(A, Tmat = start, eps = 1e-6, maxit = 3000))$Th
  criterion <- function(T) {
    L <- A %*% t(solve(T))
    X <- L^2 %*% (1 - diag(K))
    list(value = sum(L^2 * X) / 4, slope = -t(t(L) %*% (L * X) %*% solve(T)), loadings = L)
  }
  for (step in 1:12) {
    tangent <- lapply(1:K, function(k) qr.Q(qr(T[, k]), complete = TRUE)[, -1])
    place <- function(x) sapply(1:K, function(k) T[, k] + drop(tangent[[k]] %*% x[(k - 1) * (K - 1) + 1:(K - 1)]))
    gradient <- function(x) {
      M <- place(x)
      size <- sqrt(colSums(M^2))
      U <- sweep(M, 2, size, `/`)
      G <- criterion(U)$slope
      unlist(lapply(1:K, function(k) drop(crossprod(tangent[[k]], (G[, k] - U[, k] * sum(U[, k] * G[, k])) / size[k]))))
    }
    zero <- numeric(K * (K - 1))
    g <- gradient(zero)
    T <- place(-solve(jacobian(gradient, zero, seq_along(zero)), g))
    T <- sweep(T, 2, sqrt(colSums(T^2)), `/`)
  }
  stopifnot(max(abs(g)) < 1e-12)
  found <- criterion(T)
  list(loadings = found$loadings, phi = crossprod(T), criterion = found$value, gradient = max(abs(g)))
}

# Three factors by minres, turned by oblimin (gamma 0, no Kaiser normalization), their correlations explained by a general factor
# (the exact triads) and Schmid and Leiman's loadings.
schmidLeiman <- function(R, everywhere) {
  m <- minres(R, 3, everywhere)
  turns <- lapply(0:(if (everywhere) 8 else 0), function(i) {
    start <- if (i == 0) diag(3) else qr.Q(qr(matrix(rnorm(9), 3)))
    tryCatch(obliminOwn(m$loadings, start), error = function(e) NULL)
  })
  turns <- turns[!sapply(turns, is.null)]
  reached <- sapply(turns, `[[`, "criterion")
  slope <- sapply(turns, `[[`, "gradient")
  pick <- which.min(reached)
  t <- turns[[pick]]
  P <- t$loadings
  way <- ifelse(colSums(P) < 0, -1, 1)
  P <- sweep(P, 2, way, `*`)
  Phi <- t$phi * outer(way, way)
  r <- c(Phi[1, 2], Phi[1, 3], Phi[2, 3])
  g2 <- c(r[1] * r[2] / r[3], r[1] * r[3] / r[2], r[2] * r[3] / r[1])
  triads <- all(r > 0) && all(g2 < 0.995)
  order <- order(-colSums(P^2))
  base <- object(uniqueness = unname(m$uniqueness), atBound = array_of(m$atBound), objective = m$objective,
                 obliminCriterion = reached[pick], obliminGradient = slope[pick],
                 obliminMinima = array_of(sort(reached)), oblimin = unname(P[, order]),
                 phi = unname(Phi[order, order]), triadsInside = triads)
  if (!triads) return(base)
  g <- drop(P %*% sqrt(g2))
  c(base, object(general = unname(g), omegaH = sum(g)^2 / sum(R), omegaTotal = 1 - sum(m$uniqueness) / sum(R)))
}

# Maximum likelihood, one factor: log|Sigma| + tr(S Sigma^-1) - log|S| - p of Sigma = l l' + diag(theta).
mlOneFactor <- function(S) {
  p <- nrow(S)
  scale <- sqrt(diag(S))
  R <- cov2cor(S)
  fit <- function(x) {
    l <- x[1:p]
    Sigma <- tcrossprod(l) + diag(x[-(1:p)])
    inverse <- solve(Sigma)
    Omega <- inverse - inverse %*% R %*% inverse
    list(value = c(determinant(Sigma)$modulus) + sum(inverse * R) - c(determinant(R)$modulus) - p,
         gradient = c(2 * drop(Omega %*% l), diag(Omega)))
  }
  start <- 1 / diag(solve(R))
  starts <- c(list(c(sqrt(1 - start), start)), lapply(1:20, function(i) c(runif(p, 0.2, 0.9), runif(p, 0.2, 0.9))))
  found <- minimum(starts, function(x) fit(x)$value, function(x) fit(x)$gradient, lower = c(rep(-Inf, p), rep(0.005, p)))
  x <- found$par
  l <- x[1:p] * sign(sum(x[1:p]))
  list(loadings = l * scale, theta = x[-(1:p)] * scale^2, objective = fit(x)$value, standardized = l, atBound = found$atBound)
}

# --- Confirmatory one factor by maximum likelihood ----------------------------------------------------------------------

rmseaLimit <- function(chisq, df, n, probability, groups = 1) {
  if (pchisq(chisq, df) < probability) return(0)
  f <- function(ncp) pchisq(chisq, df, ncp) - probability
  high <- max(chisq, 1)
  while (f(high) > 0) high <- 2 * high
  ncp <- uniroot(f, c(0, high), tol = 1e-13, maxiter = 10000)$root
  sqrt(groups) * sqrt(ncp / (n * df))
}

fitMeasuresOf <- function(chisq, df, baseline, baselineDf, n, groups = 1) {
  d <- max(chisq - df, 0)
  object(chisq = chisq, df = df, pvalue = pchisq(chisq, df, lower.tail = FALSE), baselineChisq = baseline,
         baselineDf = baselineDf, cfi = 1 - d / max(baseline - baselineDf, chisq - df, 0),
         tli = 1 - (chisq / df - 1) / (baseline / baselineDf - 1),
         rmsea = sqrt(groups) * sqrt(d / (n * df)), rmseaLower90 = rmseaLimit(chisq, df, n, 0.95, groups),
         rmseaUpper90 = rmseaLimit(chisq, df, n, 0.05, groups))
}

# S has divisor n - 1; the likelihood takes divisor n, chi-square is n times the minimum, standard errors are of expected information.
cfaOwn <- function(S, n) {
  p <- nrow(S)
  S <- S * (n - 1) / n
  m <- mlOneFactor(S)
  l <- m$loadings
  Sigma <- tcrossprod(l) + diag(m$theta)
  inverse <- solve(Sigma)
  derivatives <- c(lapply(1:p, function(i) {
    D <- matrix(0, p, p)
    D[i, ] <- l
    D[, i] <- D[, i] + l
    D
  }), lapply(1:p, function(i) diag(replace(numeric(p), i, 1))))
  parts <- lapply(derivatives, function(D) inverse %*% D)
  information <- n / 2 * outer(1:(2 * p), 1:(2 * p), Vectorize(function(i, j) sum(parts[[i]] * t(parts[[j]]))))
  V <- solve(information)
  L <- sum(l)
  T <- sum(m$theta)
  omega <- L^2 / (L^2 + T)
  slope <- c(rep(2 * L * T / (L^2 + T)^2, p), rep(-L^2 / (L^2 + T)^2, p))
  base <- n * (sum(log(diag(S))) - c(determinant(S)$modulus))
  residual <- (S - Sigma) / sqrt(outer(diag(S), diag(S)))
  c(fitMeasuresOf(n * m$objective, p * (p - 3) / 2, base, p * (p - 1) / 2, n),
    object(srmr = sqrt(sum(residual[lower.tri(residual, TRUE)]^2) / (p * (p + 1) / 2)),
           loadings = l, loadingsSE = sqrt(diag(V))[1:p], theta = m$theta, thetaSE = sqrt(diag(V))[-(1:p)],
           standardized = l / sqrt(diag(Sigma)), omega = omega, omegaSE = sqrt(drop(slope %*% V %*% slope))))
}

# --- Two-step polychoric correlations ------------------------------------------------------------------------------------

# Bivariate normal distribution function with infinite limits.
Phi2 <- function(a, b, rho) {
  known <- is.infinite(a) | is.infinite(b)
  result <- pmin(pnorm(a), pnorm(b))
  if (any(!known)) result[!known] <- pbivnorm(a[!known], b[!known], rep(rho, length.out = length(a))[!known])
  result
}

phi2 <- function(a, b, rho) {
  s2 <- 1 - rho^2
  value <- exp(-(a^2 - 2 * rho * a * b + b^2) / (2 * s2)) / (2 * pi * sqrt(s2))
  ifelse(is.infinite(a) | is.infinite(b), 0, value)
}

corners <- function(f, a, b, rho) {
  grid <- matrix(f(rep(a, times = length(b)), rep(b, each = length(a)), rho), length(a))
  d <- grid[-1, , drop = FALSE] - grid[-nrow(grid), , drop = FALSE]
  d[, -1, drop = FALSE] - d[, -ncol(d), drop = FALSE]
}

thresholdsOf <- function(x) c(-Inf, qnorm(cumsum(table(x))[-length(unique(x))] / length(x)), Inf)

logLikelihood <- function(counts, a, b, rho) {
  cells <- corners(Phi2, a, b, rho)
  sum(counts[counts > 0] * log(cells[counts > 0]))
}

polychoric <- function(counts, a, b) {
  score <- function(rho) sum((counts * corners(phi2, a, b, rho) / corners(Phi2, a, b, rho))[counts > 0])
  likelihood <- function(rho) suppressWarnings(max(logLikelihood(counts, a, b, rho), -1e9, na.rm = TRUE))
  rho <- optimize(likelihood, c(-0.995, 0.995), maximum = TRUE, tol = 1e-9)$maximum
  information <- sum(corners(phi2, a, b, rho)^2 / corners(Phi2, a, b, rho)) * sum(counts)
  for (i in 1:40) rho <- rho + score(rho) / information
  stopifnot(abs(score(rho) / information) < 1e-13)
  rho
}

# Thresholds, correlations and the asymptotic covariance (times n) of the correlations with estimated thresholds, Muthen (1984)
# with cross-products of scores.
ordinalMoments <- function(x) {
  x <- as.matrix(x)
  n <- nrow(x)
  p <- ncol(x)
  code <- apply(x, 2, function(v) match(v, sort(unique(v))))
  cuts <- lapply(1:p, function(i) thresholdsOf(x[, i]))
  finite <- lapply(cuts, function(t) t[is.finite(t)])
  where <- split(seq_along(unlist(finite)), rep(1:p, lengths(finite)))
  scoresUni <- do.call(cbind, lapply(1:p, function(i) {
    prob <- diff(pnorm(cuts[[i]]))
    sapply(seq_along(finite[[i]]), function(k) {
      dnorm(finite[[i]][k]) * ((code[, i] == k) - (code[, i] == k + 1)) / prob[code[, i]]
    })
  }))
  pairs <- which(lower.tri(diag(p)), arr.ind = TRUE)
  R <- diag(p)
  tables <- list()
  scoresCor <- matrix(0, n, nrow(pairs))
  A21 <- matrix(0, nrow(pairs), ncol(scoresUni))
  for (q in seq_len(nrow(pairs))) {
    i <- pairs[q, 1]
    j <- pairs[q, 2]
    a <- cuts[[i]]
    b <- cuts[[j]]
    counts <- unclass(table(x[, i], x[, j]))
    rho <- polychoric(counts, a, b)
    R[i, j] <- R[j, i] <- rho
    tables[[q]] <- list(i = i, j = j, counts = counts, a = a, b = b, rho = rho)
    cells <- corners(Phi2, a, b, rho)
    cell <- code[, c(i, j)]
    scoresCor[, q] <- (corners(phi2, a, b, rho) / cells)[cell]
    edge <- function(t, others) dnorm(t) * diff(pnorm((others - rho * t) / sqrt(1 - rho^2)))
    for (k in seq_along(finite[[i]])) {
      e <- edge(finite[[i]][k], b)[cell[, 2]]
      A21[q, where[[i]][k]] <- sum(scoresCor[, q] * e * ((cell[, 1] == k) - (cell[, 1] == k + 1)) / cells[cell])
    }
    for (k in seq_along(finite[[j]])) {
      e <- edge(finite[[j]][k], a)[cell[, 1]]
      A21[q, where[[j]][k]] <- sum(scoresCor[, q] * e * ((cell[, 2] == k) - (cell[, 2] == k + 1)) / cells[cell])
    }
  }
  A11 <- matrix(0, ncol(scoresUni), ncol(scoresUni))
  for (w in where) A11[w, w] <- crossprod(scoresUni[, w, drop = FALSE])
  # The rows of the inverse of the block triangular matrix that belong to the correlations.
  influence <- sweep(scoresCor - scoresUni %*% t(A21 %*% solve(A11)), 2, colSums(scoresCor^2), `/`)
  list(R = R, cuts = cuts, thresholds = unlist(finite), pairs = pairs, tables = tables, Gamma = n * crossprod(influence), n = n)
}

# --- One factor of ordered answers: diagonally weighted least squares, mean- and variance-adjusted ---------------------

scaledShifted <- function(U, Gamma, chisq, df) {
  UG <- U %*% Gamma
  first <- sum(diag(UG))
  second <- sum(UG * t(UG))
  a <- sqrt(df / second)
  shift <- df - a * first
  object(chisq = a * chisq + shift, scalingFactor = 1 / a, shift = shift)
}

dwlsOwn <- function(m) {
  p <- nrow(m$R)
  n <- m$n
  i <- m$pairs[, 1]
  j <- m$pairs[, 2]
  r <- m$R[m$pairs]
  w <- 1 / diag(m$Gamma)
  slopes <- function(l) {
    D <- matrix(0, length(r), p)
    D[cbind(seq_along(r), i)] <- l[j]
    D[cbind(seq_along(r), j)] <- l[i]
    D
  }
  scale <- sum(w)
  value <- function(l) sum(w * (r - l[i] * l[j])^2) / scale
  gradient <- function(l) -2 * drop(crossprod(slopes(l), w * (r - l[i] * l[j]))) / scale
  l <- minimum(c(list(rep(0.7, p)), lapply(1:20, function(k) runif(p, 0.2, 0.95))), value, gradient)$par
  l <- l * sign(sum(l))
  # lavaan multiplies the minimum by n - 1, and divides the covariance of the estimates by it.
  chisq <- (n - 1) * scale * value(l)
  df <- p * (p - 3) / 2
  D <- slopes(l)
  W <- diag(w)
  bread <- solve(t(D) %*% W %*% D)
  U <- W - W %*% D %*% bread %*% t(D) %*% W
  V <- bread %*% t(D) %*% W %*% m$Gamma %*% W %*% D %*% bread / (n - 1)
  base <- (n - 1) * sum(w * r^2)
  scaled <- scaledShifted(U, m$Gamma, chisq, df)
  scaledBase <- scaledShifted(W, m$Gamma, base, length(r))
  residual <- r - l[i] * l[j]
  naive <- fitMeasuresOf(chisq, df, base, length(r), n - 1)
  adjusted <- fitMeasuresOf(scaled$chisq, df, scaledBase$chisq, length(r), n - 1)
  object(naive = naive, scaled = c(adjusted, object(scalingFactor = scaled$scalingFactor, shift = scaled$shift,
                                                  baselineScalingFactor = scaledBase$scalingFactor, baselineShift = scaledBase$shift)),
       srmr = sqrt(sum(residual^2) / (p * (p + 1) / 2)), loadings = l, loadingsSE = sqrt(diag(V)))
}

# --- Categorical omega of the sum score, Green and Yang (2009), levels one apart -----------------------------------------

# Sums over thresholds of Phi2 less the product of the sums of Phi. `R` NULL: model correlations in the denominator too.
greenYang <- function(l, cuts, R = NULL) {
  p <- length(l)
  finite <- lapply(cuts, function(t) t[is.finite(t)])
  pair <- function(i, j, rho) {
    a <- rep(finite[[i]], times = length(finite[[j]]))
    b <- rep(finite[[j]], each = length(finite[[i]]))
    both <- if (rho == 1) pmin(pnorm(a), pnorm(b)) else Phi2(a, b, rho)
    sum(both) - sum(pnorm(finite[[i]])) * sum(pnorm(finite[[j]]))
  }
  if (is.null(R)) R <- outer(l, l)
  diag(R) <- 1
  all <- expand.grid(i = 1:p, j = 1:p)
  true <- sum(mapply(function(i, j) pair(i, j, l[i] * l[j]), all$i, all$j))
  total <- sum(mapply(function(i, j) pair(i, j, R[i, j]), all$i, all$j))
  object(omega = true / total, trueVariance = true, totalVariance = total)
}

# The same with model correlations by one integral over the factor: the variance of the expected sum, and the mean variance around it.
greenYangByIntegral <- function(l, cuts) {
  moments <- function(f) {
    parts <- lapply(seq_along(l), function(i) {
      t <- cuts[[i]][is.finite(cuts[[i]])]
      above <- sapply(t, function(c) pnorm((l[i] * f - c) / sqrt(1 - l[i]^2)))
      above <- matrix(above, length(f))
      # X = 1 + number of thresholds below: E X = sum P(above), E X^2 by the cumulative weights 2k - 1.
      mean <- rowSums(above)
      cbind(mean, drop(above %*% (2 * seq_along(t) - 1)) - mean^2)
    })
    Reduce(`+`, parts)
  }
  # A trapezoid rule of a function that decays with its derivatives at both ends converges beyond every power of the step.
  f <- seq(-12, 12, by = 1 / 256)
  w <- dnorm(f) / 256
  m <- moments(f)
  mean <- sum(w * m[, 1])
  true <- sum(w * (m[, 1] - mean)^2)
  true / (true + sum(w * m[, 2]))
}

# Correlation of two sums of parallel answers to the same factor, by drawing. Levels one apart.
greenYangBySimulation <- function(l, cuts, draws, chunk = 1e6) {
  sums <- numeric(5)
  for (k in seq_len(draws / chunk)) {
    f <- rnorm(chunk)
    answer <- function() {
      Reduce(`+`, lapply(seq_along(l), function(i) findInterval(l[i] * f + sqrt(1 - l[i]^2) * rnorm(chunk), cuts[[i]][is.finite(cuts[[i]])])))
    }
    x <- answer()
    y <- answer()
    sums <- sums + c(sum(x + y), sum(as.numeric(x)^2 + as.numeric(y)^2), sum(as.numeric(x) * y), 0, 0)
  }
  mean <- sums[1] / (2 * draws)
  r <- (sums[3] / draws - mean^2) / (sums[2] / (2 * draws) - mean^2)
  object(omega = r, draws = draws, standardError = (1 - r^2) / sqrt(draws))
}

# --- Invariance of one factor between two groups ------------------------------------------------------------------------

# Free parameters of a model as lists per group; `expand` gives loadings, residual variances, intercepts, factor variance and mean.
invarianceOwn <- function(groups, model) {
  p <- ncol(groups[[1]])
  n <- sapply(groups, nrow)
  S <- mapply(function(x, n) cov(x) * (n - 1) / n, groups, n, SIMPLIFY = FALSE)
  m <- lapply(groups, colMeans)
  # Scaled to unit variances over all rows, that the steps are of one size.
  unit <- sqrt(Reduce(`+`, lapply(S, diag)) / 2)
  S <- lapply(S, function(s) s / outer(unit, unit))
  m <- lapply(m, function(v) v / unit)
  equalLoadings <- model != "configural"
  equalIntercepts <- model == "scalar"
  at <- 0
  take <- function(k) { r <- at + seq_len(k); at <<- at + k; r }
  lam <- list(take(p)); lam[[2]] <- if (equalLoadings) lam[[1]] else take(p)
  the <- list(take(p), take(p))
  nu <- list(take(p)); nu[[2]] <- if (equalIntercepts) nu[[1]] else take(p)
  variance <- if (equalLoadings) take(1)
  mean <- if (equalIntercepts) take(1)
  parts <- function(x) lapply(1:2, function(g) list(l = x[lam[[g]]], theta = x[the[[g]]], nu = x[nu[[g]]],
    psi = if (g == 2 && equalLoadings) x[variance] else 1, alpha = if (g == 2 && equalIntercepts) x[mean] else 0))
  fit <- function(x) {
    value <- 0
    gradient <- numeric(at)
    q <- parts(x)
    for (g in 1:2) {
      u <- q[[g]]
      Sigma <- u$psi * tcrossprod(u$l) + diag(u$theta)
      inverse <- solve(Sigma)
      d <- m[[g]] - u$nu - u$alpha * u$l
      M <- S[[g]] + tcrossprod(d)
      share <- n[g] / sum(n)
      value <- value + share * (c(determinant(Sigma)$modulus) + sum(inverse * M) - c(determinant(S[[g]])$modulus) - p)
      Omega <- share * (inverse - inverse %*% M %*% inverse)
      toMean <- -2 * share * drop(inverse %*% d)
      gradient[lam[[g]]] <- gradient[lam[[g]]] + 2 * u$psi * drop(Omega %*% u$l) + u$alpha * toMean
      gradient[the[[g]]] <- gradient[the[[g]]] + diag(Omega)
      gradient[nu[[g]]] <- gradient[nu[[g]]] + toMean
      if (g == 2 && equalLoadings) gradient[variance] <- sum(Omega * tcrossprod(u$l))
      if (g == 2 && equalIntercepts) gradient[mean] <- sum(toMean * u$l)
    }
    list(value = value, gradient = gradient)
  }
  start <- numeric(at)
  for (g in 1:2) {
    start[lam[[g]]] <- 0.6
    start[the[[g]]] <- 0.6
    start[nu[[g]]] <- m[[1]]
  }
  start[variance] <- 1
  start[mean] <- 0
  lower <- rep(-Inf, at)
  lower[c(unlist(the), variance)] <- 0.01
  x <- minimum(list(start), function(x) fit(x)$value, function(x) fit(x)$gradient, lower)$par
  q <- parts(x)
  object(chisq = sum(n) * fit(x)$value, df = p * (p + 3) - at, groups = lapply(q, function(u) {
    object(loadings = u$l * unit, theta = u$theta * unit^2, intercepts = u$nu * unit, factorVariance = u$psi, factorMean = u$alpha)
  }))
}
