# Prints what lm makes of the NIST StRD sets for linear regression, with 17 digits, for
# nist-linear-peers.py:
#
#     Rscript nist-linear-peers.R FOLDER
#
# The models are those that one writes: powers by I(x^k), the tolerance of lm as it is (a coefficient
# that lm leaves out is NA), and one of 1e-14.

folder <- commandArgs(trailingOnly = TRUE)[1]
certified <- read.csv(file.path(folder, "certified.csv"), colClasses = "character")
cat("set,program,quantity,parameter,value\n")
for (name in unique(certified$set)) {
  data <- read.csv(file.path(folder, paste0(name, ".csv")))
  parameters <- certified$parameter[certified$set == name & certified$quantity == "coefficient"]
  powers <- as.integer(substring(parameters, 2))
  terms <- if ("x" %in% names(data)) paste0("I(x^", powers, ")") else paste0("x", powers)
  terms[powers == 0] <- "1"
  if (!0 %in% powers) terms <- c("0", terms)
  model <- as.formula(paste("y ~", paste(terms, collapse = " + ")))
  for (tolerance in c(1e-7, 1e-14)) {
    fit <- lm(model, data, tol = tolerance)
    found <- suppressWarnings(summary(fit))
    errors <- found$coefficients[, "Std. Error"][match(names(coef(fit)), rownames(found$coefficients))]
    program <- paste("R", getRversion(), if (tolerance == 1e-7) "lm" else "lm tol 1e-14")
    write <- function(quantity, parameter, value)
      cat(sprintf("%s,%s,%s,%s,%.17g\n", name, program, quantity, parameter, value), sep = "")
    write("coefficient", parameters, coef(fit))
    write("standardError", parameters, errors)
    write("residualStandardDeviation", "", found$sigma)
  }
}
