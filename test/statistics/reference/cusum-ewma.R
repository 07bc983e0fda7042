# EWMA, CUSUM and risk-adjusted CUSUM by their recursions written out; mean run lengths by spc (integral equations, 100 nodes).
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressMessages(library(spc)); d2 <- 2 / sqrt(pi)
for (k in c(3, 12, 40)) { v <- c(rnorm(k - 2, 20, 3), rnorm(2, 26, 3))
  for (lambda in c(.05, .2, 1)) for (given in c(TRUE, FALSE)) { m <- if (given) 21 else mean(v); s <- if (given) 2.5 else mean(abs(diff(v))) / d2
    z <- Reduce(function(before, x) lambda * x + (1 - lambda) * before, v, m, accumulate = TRUE)[-1]; i <- seq_along(v); h <- 2.7 * s * sqrt(lambda / (2 - lambda) * (1 - (1 - lambda)^(2 * i)))
    add_case("ewmaChart", paste(k, lambda, given), list(values = v, lambda = lambda, given = given), list(value = z, lower = m - h, upper = m + h)) }
  for (head in c(0, 2.5)) for (allowance in c(.25, .5)) for (given in c(TRUE, FALSE)) { m <- if (given) 21 else mean(v); s <- if (given) 2.5 else mean(abs(diff(v))) / d2
    up <- Reduce(function(before, x) max(0, before + x - m - allowance * s), v, head * s, accumulate = TRUE)[-1]; low <- Reduce(function(before, x) max(0, before + m - x - allowance * s), v, head * s, accumulate = TRUE)[-1]
    since <- function(sums) sapply(seq_along(sums), function(i) { zero <- which(c(head * s, sums)[1:(i + 1)] == 0); if (length(zero) == 0) 0 else if (max(zero) == i + 1) i - 1 else max(zero) - 1 })
    add_case("cusumChart", paste(k, head, allowance, given), list(values = v, head = head, allowance = allowance, given = given), list(upper = up, lower = low, upperSince = since(up), lowerSince = since(low))) } }
for (ratio in c(2, .5)) { p <- plogis(rnorm(60, -1.5)); y <- rbinom(60, 1, pmin(.9, p * 1.3)); w <- y * log(ratio) - log(1 - p + ratio * p)
  add_case("riskAdjustedCusum", paste(ratio), list(outcome = y, expected = p, ratio = ratio), list(sum = Reduce(function(before, x) max(0, before + x), w, 0, accumulate = TRUE)[-1])) }
for (l in c(.05, .1, .25, .5, .9)) for (width in c(2, 2.7, 3.1)) for (shift in c(0, .5, 2)) add_case("ewmaRunLength", paste(l, width, shift), list(lambda = l, width = width, shift = shift), list(mean = xewma.arl(l, width, shift, sided = "two", r = 100)))
for (k in c(.25, .5, 1)) for (h in c(2, 4, 5)) for (shift in c(0, .5, 2)) { add_case("cusumRunLength", paste(k, h, shift), list(allowance = k, decision = h, shift = shift), list(two = xcusum.arl(k, h, shift, sided = "two", r = 100),
  one = xcusum.arl(k, h, shift, sided = "one", r = 100), head = xcusum.arl(k, h, shift, hs = h / 2, sided = "one", r = 100))) }
write_fixture("cusum-ewma", "spc")
