# Limits of p, p' and XmR charts, written out from their definitions (d2 = 2 / sqrt(pi)).
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
for (k in c(2, 8, 24)) { n <- rpois(k, 80) + 5; x <- rbinom(k, n, .3); p <- x / n; centre <- sum(x) / sum(n); s <- sqrt(centre * (1 - centre) / n)
  add_case("pChart", paste(k), list(numerator = x, denominator = n), list(centre = centre, lower = pmax(0, centre - 3 * s), upper = pmin(1, centre + 3 * s)))
  z <- (p - centre) / s; sz <- mean(abs(diff(z))) * sqrt(pi) / 2
  add_case("pPrimeChart", paste(k), list(numerator = x, denominator = n), list(centre = centre, lower = pmax(0, centre - 3 * s * sz), upper = pmin(1, centre + 3 * s * sz)))
  v <- rnorm(k, 20, 3); h <- 3 * mean(abs(diff(v))) * sqrt(pi) / 2
  add_case("xmrChart", paste(k), list(values = v), list(centre = mean(v), lower = rep(mean(v) - h, k), upper = rep(mean(v) + h, k))) }
write_fixture("process-control")
