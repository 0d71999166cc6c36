# Writes split-half.json: psych's coefficients of all divisions into halves, and those of an odd number
# of items that psych leaves out.
#
#     Rscript make/split-half.R reliability split-half.json
#
# psych 2.2.9 counts choose(k, k %/% 2) / 2 divisions, which for an odd k are half of them.
suppressMessages(library(psych))
arguments <- commandArgs(TRUE)
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "survey-json.R"))

one <- function(set, columns) {
  x <- read.csv(file.path(arguments[1], paste0(set, ".csv")))[, columns]
  x <- x[complete.cases(x), ]
  C <- cov(x)
  p <- ncol(x)
  s <- suppressWarnings(splitHalf(C, covar = TRUE, brute = TRUE, check.keys = FALSE))
  own <- apply(combn(p, p %/% 2), 2, function(i) 4 * sum(C[i, -i]) / sum(C))
  r <- cor(rowSums(x[, seq(1, p, 2), drop = FALSE]), rowSums(x[, seq(2, p, 2), drop = FALSE]))
  q <- length(seq(1, p, 2)) / p
  # By columns, the upper triangle is the lower one by rows.
  list(set = set, items = p, lowerTriangle = C[upper.tri(C, diag = TRUE)],
       psych = list(minimum = s$minrb, mean = s$meanr, maximum = s$maxrb),
       all = list(minimum = min(own), mean = mean(own), maximum = max(own)),
       horst = r * (sqrt(r^2 + 4 * q * (1 - q) * (1 - r^2)) - r) / (2 * q * (1 - q) * (1 - r^2)))
}
cases <- list(one("skm9", 1:8), one("skm9", 1:9), one("bfi_N", 1:4), one("bfi_N", 1:5), one("sparse60", 2:7))
write_json(object(program = "Tests/Reference/make/split-half.R",
                  versions = object(R = R.version.string, psych = as.character(packageVersion("psych"))),
                  cases = cases), arguments[2], lines = "cases")
