# coxph, iterated until nothing changes (R's default stops at 1e-9 of the log likelihood).
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(survival))
exact <- coxph.control(eps = 1e-14, iter.max = 100, toler.inf = 1e-12)
out <- function(m) { s <- summary(m); list(coefficient = s$coef[, "coef"], standardError = s$coef[, "se(coef)"], z = s$coef[, "z"], p = s$coef[, "Pr(>|z|)"], hazardRatio = s$conf.int[, 1], lower = s$conf.int[, 3], upper = s$conf.int[, 4],
  covariance = vcov(m), logLikelihood = m$loglik, likelihoodRatio = s$logtest[c("test", "pvalue")], wald = c(m$wald.test, pchisq(m$wald.test, 3, lower.tail = FALSE)), score = s$sctest[c("test", "pvalue")]) }
for (kind in c("tied", "continuous")) for (n in c(50, 300)) for (ties in c("efron", "breslow")) { x <- rnorm(n, 40, 12); y <- rbinom(n, 1, .4); w <- round(rexp(n), 1)
  time <- rexp(n, .05 * exp(.03 * (x - 40) - .5 * y)); if (kind == "tied") time <- ceiling(time / 3) * 3; cause <- rbinom(n, 1, .7); s <- sample(1:3, n, TRUE); entry <- if (kind == "tied") pmax(0, time - sample(3 * (1:5), n, TRUE)) else time * runif(n, 0, .9); count <- sample(1:3, n, TRUE)
  input <- list(time = time, cause = cause, x = x, y = y, w = w, breslow = as.integer(ties == "breslow"))
  add_case("coxRegression", paste(kind, n, ties), input, out(coxph(Surv(time, cause) ~ x + y + w, ties = ties, control = exact)))
  add_case("coxRegression", paste(kind, n, ties, "strata"), c(input, list(stratum = s)), out(coxph(Surv(time, cause) ~ x + y + w + strata(s), ties = ties, control = exact)))
  add_case("coxRegression", paste(kind, n, ties, "start-stop"), c(input, list(entry = entry)), out(coxph(Surv(entry, time, cause) ~ x + y + w, ties = ties, control = exact)))
  d <- data.frame(time, cause, x, y, w)[rep(seq_len(n), count), ]
  add_case("coxRegression", paste(kind, n, ties, "counts"), c(input, list(count = count)), out(coxph(Surv(time, cause) ~ x + y + w, d, ties = ties, control = exact))) }
write_fixture("cox", "survival")
