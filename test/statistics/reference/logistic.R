# glm(family = binomial), iterated until nothing changes, then started again from there: R's standard errors are those of
# the iteration before its last.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
for (n in c(40, 300, 2000)) for (counted in c(FALSE, TRUE)) { x <- rnorm(n, 35, 9); y <- rbinom(n, 1, .3); o <- rbinom(n, 1, plogis(-1 + .05 * (x - 35) + .8 * y)); k <- if (counted) sample(1:4, n, TRUE) else rep(1, n)
  d <- data.frame(o, x, y)[rep(seq_len(n), k), ]; m <- glm(o ~ x + y, binomial, d, control = glm.control(epsilon = 1e-15, maxit = 100)); m <- glm(o ~ x + y, binomial, d, start = coef(m)); s <- summary(m)$coef
  add_case("logisticRegression", paste(n, counted), c(list(outcome = o, x = x, y = y), if (counted) list(count = k)), list(coefficient = s[, 1], standardError = s[, 2], z = s[, 3], p = s[, 4], oddsRatio = exp(s[, 1]), lower = exp(s[, 1] - qnorm(.975) * s[, 2]), upper = exp(s[, 1] + qnorm(.975) * s[, 2]),
    covariance = vcov(m), fits = c(m$deviance, m$null.deviance, AIC(m), as.numeric(logLik(m))), fitted = fitted(glm(o ~ x + y, binomial, data.frame(o, x, y), weights = k, control = glm.control(epsilon = 1e-15, maxit = 100))))) }
write_fixture("logistic")
