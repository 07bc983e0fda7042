# Fine and Gray's model: cmprsk::crr iterated until nothing changes, and survival::finegray with a weighted coxph; cmprsk's variance of an incidence.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({library(survival); library(cmprsk)})
exact <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15, toler.inf = 1e-12)
for (kind in c("tied", "continuous")) for (n in c(60, 150)) { x <- round(rnorm(n, 40, 12), 1); y <- rbinom(n, 1, .4)
  a <- rexp(n, .05 * exp(.03 * (x - 40) - .5 * y)); b <- rexp(n, .04 * exp(.4 * y)); c <- rexp(n, .03); time <- pmin(a, b, c); cause <- ifelse(a == time, 1, ifelse(b == time, 2, 0)); if (kind == "tied") time <- ceiling(time / 3) * 3 # above 0, where crr takes the share not censored after the time instead of before it
  input <- list(time = time, cause = cause, x = x, y = y); M <- cbind(x, y)
  for (k in 1:2) { f <- crr(time, cause, M, failcode = k, gtol = 1e-14, maxiter = 100); add_case("fineGray", paste(kind, n, k), c(input, list(of = k)), list(coefficient = f$coef, covariance = f$var, logLikelihood = c(f$loglik.null, f$loglik)))
    g <- crr(time, cause, M, failcode = k); add_case("crrIteration", paste(kind, n, k), c(input, list(of = k)), list(coefficient = g$coef, covariance = g$var))
    d <- data.frame(time, cause = factor(cause, 0:2, c("censored", "one", "two")), x, y, id = seq_len(n)); w <- finegray(Surv(time, cause) ~ ., d, etype = c("one", "two")[k])
    m <- coxph(Surv(fgstart, fgstop, fgstatus) ~ x + y, w, weights = fgwt, cluster = id, control = exact); add_case("subdistributionRows", paste(kind, n, k), c(input, list(of = k)), list(coefficient = coef(m), covariance = vcov(m), modelCovariance = m$naive.var, logLikelihood = m$loglik))
    u <- cuminc(time, cause)[[paste("1", k)]]; t <- sort(unique(time)); add_case("aalenVariance", paste(kind, n, k), list(time = time, cause = cause, of = k), list(at = t, incidence = timepoints(list(a = u), t)$est[1, ], variance = timepoints(list(a = u), t)$var[1, ])) } }
write_fixture("subdistribution", c("survival", "cmprsk"))
