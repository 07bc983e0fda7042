# Poisson and negative binomial regression with exposure; sandwich's errors. R is iterated until nothing changes: glm to 1e-15; MASS's
# glm.nb stops at 1e-8 of its likelihood and theta.ml at 1e-4 of theta, so that both are alternated here until theta stands still.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({library(MASS); library(sandwich)})
tight <- glm.control(epsilon = 1e-15, maxit = 200)
table_of <- function(b, v) { se <- sqrt(diag(v)); list(coefficient = b, standardError = se, z = b / se, p = 2 * pnorm(-abs(b / se)), rateRatio = exp(b), lower = exp(b - qnorm(.975) * se), upper = exp(b + qnorm(.975) * se), covariance = v) }
for (n in c(12, 60, 400)) for (exposed in c(FALSE, TRUE)) { x <- round(rnorm(n, 35, 9), 1); g <- rep(0:1, length.out = n); t <- if (exposed) round(runif(n, 20, 400)) else rep(1, n)
  y <- rnbinom(n, size = 1.5, mu = t * exp((if (exposed) -4 else 1) + .02 * (x - 35) + .5 * g)); id <- rep(seq_len(n / 2), length.out = n)
  input <- c(list(events = y, x = x, g = g), if (exposed) list(exposure = t))
  m <- glm(y ~ x + g + offset(log(t)), poisson, control = tight); m <- update(m, start = coef(m))
  pearson <- sum(residuals(m, "pearson")^2)
  add_case("poissonRegression", paste(n, exposed, "model"), input, c(table_of(coef(m), vcov(m)), list(fits = c(as.numeric(logLik(m)), m$deviance, m$null.deviance, AIC(m)), overdispersion = c(pearson / m$df.residual, pearson, m$df.residual, pchisq(pearson, m$df.residual, lower.tail = FALSE)), fitted = fitted(m))))
  for (type in c("HC0", "HC1", "HC2", "HC3")) add_case("poissonRegression", paste(n, exposed, type), input, table_of(coef(m), vcovHC(m, type)))
  add_case("poissonRegression", paste(n, exposed, "clustered"), c(input, list(cluster = id)), table_of(coef(m), vcovCL(m, cluster = id)))
  for (lag in c(0, 3)) for (adjust in c(TRUE, FALSE)) add_case("poissonRegression", paste(n, exposed, "Newey-West", lag, adjust), c(input, list(lag = lag, adjust = adjust)), table_of(coef(m), NeweyWest(m, lag = lag, prewhite = FALSE, adjust = adjust)))
  th <- suppressWarnings(glm.nb(y ~ x + g + offset(log(t))))$theta; b <- coef(m)
  for (i in 1:200) { f <- glm(y ~ x + g + offset(log(t)), negative.binomial(th), start = b, control = tight); b <- coef(f); before <- th; th <- suppressWarnings(as.numeric(theta.ml(y, fitted(f), limit = 200, eps = 1e-13))); if (abs(th - before) < 1e-13 * th) break }
  f <- glm(y ~ x + g + offset(log(t)), negative.binomial(th), start = b, control = tight); mu <- fitted(f); ll <- sum(dnbinom(y, size = th, mu = mu, log = TRUE))
  info <- sum(-trigamma(th + y) + trigamma(th) - 1 / th + 2 / (mu + th) - (y + th) / (mu + th)^2)
  against <- 2 * (ll - as.numeric(logLik(m)))
  add_case("negativeBinomialRegression", paste(n, exposed), input, c(table_of(b, summary(f, dispersion = 1)$cov.scaled), list(theta = c(th, sqrt(1 / info)), fits = c(ll, f$deviance, -2 * ll + 8), against = c(against, pchisq(against, 1, lower.tail = FALSE) / 2), fitted = mu))) }
write_fixture("counts", c("MASS", "sandwich"))
