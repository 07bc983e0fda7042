# Interrupted series by lm and glm with Newey and West's errors, robust errors of lm, and lags that the series asks for.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({library(sandwich); library(lmtest)})
tight <- glm.control(epsilon = 1e-15, maxit = 200)
out <- function(m, v, df) { b <- coef(m); se <- sqrt(diag(v)); s <- b / se; q <- if (is.finite(df)) qt(.975, df) else qnorm(.975); ct <- coeftest(m, vcov. = v, df = df)
  list(coefficient = b, standardError = se, statistic = ct[, 3], p = ct[, 4], lower = b - q * se, upper = b + q * se, covariance = v) }
for (n in c(14, 48, 120)) { t <- seq_len(n); from <- round(n * .6); step <- as.numeric(t >= from); after <- pmax(0, t - from)
  e <- as.numeric(arima.sim(list(ar = .5), n)); y <- 20 + .1 * t - 3 * step - .2 * after + e; m <- lm(y ~ t + step + after); input <- list(outcome = y, from = from)
  rule <- floor(.75 * n^(1 / 3)); automatic <- floor(bwNeweyWest(m, prewhite = FALSE))
  for (adjust in c(TRUE, FALSE)) { for (lag in c(0, 2, rule)) add_case("segmented", paste("linear", n, lag, adjust), c(input, list(lag = lag, adjust = adjust)), out(m, NeweyWest(m, lag = lag, prewhite = FALSE, adjust = adjust), n - 4))
    add_case("segmentedAutomatic", paste("linear", n, adjust), c(input, list(adjust = adjust)), c(list(lag = automatic), out(m, NeweyWest(m, lag = NULL, prewhite = FALSE, adjust = adjust), n - 4))) }
  add_case("segmentedRule", paste("linear", n), input, c(list(lag = rule), out(m, NeweyWest(m, lag = rule, prewhite = FALSE, adjust = TRUE), n - 4)))
  add_case("segmentedModel", paste("linear", n), input, out(m, vcov(m), n - 4))
  people <- round(900 + 3 * t + rnorm(n, 0, 20)); k <- rpois(n, people * exp(-3.2 + .004 * t - .3 * step - .01 * after + .15 * e)); g <- glm(k ~ t + step + after + offset(log(people)), poisson, control = tight); g <- update(g, start = coef(g))
  counts <- list(outcome = k, exposure = people, from = from)
  for (adjust in c(TRUE, FALSE)) for (lag in c(0, 2, rule)) add_case("segmentedRate", paste("rate", n, lag, adjust), c(counts, list(lag = lag, adjust = adjust)), out(g, NeweyWest(g, lag = lag, prewhite = FALSE, adjust = adjust), Inf))
  add_case("segmentedRateAutomatic", paste("rate", n), counts, c(list(lag = floor(bwNeweyWest(g, prewhite = FALSE))), out(g, NeweyWest(g, lag = NULL, prewhite = FALSE, adjust = TRUE), Inf)))
  x <- round(rnorm(n), 2); z <- rbinom(n, 1, .4); w <- 1 + x + 2 * z + rnorm(n) * (1 + abs(x)); id <- rep(seq_len(n / 2), 2); l <- lm(w ~ x + z); base <- list(outcome = w, x = x, z = z)
  for (type in c("HC0", "HC1", "HC2", "HC3")) add_case("linearRobust", paste(n, type), base, out(l, vcovHC(l, type), n - 3))
  add_case("linearRobust", paste(n, "clustered"), c(base, list(cluster = id)), out(l, vcovCL(l, cluster = id, type = "HC0"), n - 3)) }
write_fixture("segmented", c("sandwich", "lmtest"))
