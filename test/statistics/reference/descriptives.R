# Quantiles, description, correlation, linear regression; predictions against outcomes; glm with its own stopping rule.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
for (n in c(1, 2, 3, 10, 101)) { x <- round(rnorm(n, 3, 40), if (n == 10) 0 else 9); p <- c(0, .025, .1, .25, 1 / 3, .5, .75, .9, 1)
  add_case("quantiles", n, list(values = x, probabilities = p), list(values = quantile(x, p, names = FALSE)))
  add_case("description", n, list(values = x), list(figures = c(n, mean(x), min(x), quantile(x, .25), median(x), quantile(x, .75), max(x)), sd = if (n > 1) sd(x) else NA)) }
for (n in c(4, 9, 60, 500)) for (level in c(.9, .95)) { x <- rnorm(n, 50, 10); y <- .4 * x + rnorm(n, 1e4, 8); r <- cor.test(x, y, conf.level = level)
  add_case("correlation", paste(n, level), list(x = x, y = y, level = level), list(value = r$estimate, lower = r$conf.int[1], upper = r$conf.int[2], t = r$statistic, df = r$parameter, p = r$p.value)) }
for (n in c(5, 30, 400)) for (level in c(.9, .95)) { x <- rnorm(n, 1e3, 12); z <- rep(0:1, length.out = n); y <- 4 + .3 * x - 2 * z + rnorm(n, 0, 6); m <- lm(y ~ x + z); s <- summary(m); ci <- confint(m, level = level)
  add_case("linearRegression", paste(n, level), list(outcome = y, x = x, z = z, level = level), list(coefficient = s$coef[, 1], standardError = s$coef[, 2], t = s$coef[, 3], p = s$coef[, 4], lower = ci[, 1], upper = ci[, 2], fits = c(m$df.residual, s$sigma, s$r.squared))) }
for (n in c(40, 300)) for (counted in c(FALSE, TRUE)) { f <- sample(1:9, n, TRUE) / 10; o <- rbinom(n, 1, plogis(.2 + .6 * qlogis(f))); k <- if (counted) sample(0:4, n, TRUE) else rep(1, n); d <- data.frame(f, o)[rep(seq_len(n), k), ]
  shares <- tapply(d$o, d$f, mean); sizes <- table(d$f) / nrow(d); at <- as.numeric(names(shares)); bar <- mean(d$o)
  input <- c(list(predicted = f, outcome = o), if (counted) list(count = k))
  add_case("brierScore", paste(n, counted), input, list(value = mean((d$f - d$o)^2), parts = c(sum(sizes * (at - shares)^2), sum(sizes * (shares - bar)^2), bar * (1 - bar))))
  m <- glm(o ~ qlogis(f), binomial, d, control = glm.control(epsilon = 1e-15, maxit = 100)); m <- glm(o ~ qlogis(f), binomial, d, start = coef(m)); s <- summary(m)$coef
  add_case("calibration", paste(n, counted), input, list(value = s[, 1], standardError = s[, 2], lower = s[, 1] - qnorm(.975) * s[, 2], upper = s[, 1] + qnorm(.975) * s[, 2]))
  # As it comes: R's start, R's stop, and the standard errors of the step before the last.
  m <- glm(o ~ qlogis(f), binomial, d); s <- summary(m)$coef
  add_case("glmIteration", paste(n, counted), input, list(coefficient = s[, 1], standardError = s[, 2], fits = c(m$deviance, m$iter))) }
for (cells in list(c(81, 20, 35, 127), c(3, 0, 5, 40), c(0, 4, 0, 9))) for (level in c(.9, .95)) { w <- function(x, n) if (n == 0) c(NA, NA, NA) else { r <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)); c(x / n, r$conf.int[1:2]) }
  tp <- cells[1]; fp <- cells[2]; fn <- cells[3]; tn <- cells[4]
  add_case("classificationTable", paste(c(cells, level), collapse = " "), list(cells = cells, level = level), list(sensitivity = w(tp, tp + fn), specificity = w(tn, tn + fp), positivePredictiveValue = w(tp, tp + fp), negativePredictiveValue = w(tn, tn + fn), falsePositiveRate = w(fp, fp + tn), falseNegativeRate = w(fn, fn + tp), prevalence = w(tp + fn, sum(cells)), flagged = w(tp + fp, sum(cells)))) }
write_fixture("descriptives")
