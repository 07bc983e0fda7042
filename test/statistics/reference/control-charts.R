# Limits of u, u', c, g and t charts, rules of special cause and funnels, written out from their definitions.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
d2 <- 2 / sqrt(pi); mr <- function(v) mean(abs(diff(v)))
for (k in c(2, 9, 24)) { time <- runif(k, 20, 90); x <- rpois(k, time * .2) + 1; r <- x / time; centre <- sum(x) / sum(time); s <- sqrt(centre / time)
  add_case("uChart", paste(k), list(events = x, personTime = time), list(centre = rep(centre, k), lower = pmax(0, centre - 3 * s), upper = centre + 3 * s))
  stretch <- mr((r - centre) / s) / d2
  add_case("uPrimeChart", paste(k), list(events = x, personTime = time), list(centre = rep(centre, k), lower = pmax(0, centre - 3 * s * stretch), upper = centre + 3 * s * stretch))
  v <- rpois(k, 6) + 1; add_case("cChart", paste(k), list(values = v), list(centre = rep(mean(v), k), lower = rep(max(0, mean(v) - 3 * sqrt(mean(v))), k), upper = rep(mean(v) + 3 * sqrt(mean(v)), k)))
  for (p in c(.02, .3, .9)) { g <- rgeom(k, p); g[1] <- g[1] + 1; m <- mean(g); fit <- 1 / (1 + m)
    add_case("gChart", paste(k, p), list(values = g), list(centre = rep(qgeom(.5, fit), k), lower = rep(qgeom(pnorm(-3), fit), k), upper = rep(qgeom(pnorm(3), fit), k),
      meanCentre = rep(m, k), sigmaLower = rep(max(0, m - 3 * sqrt(m * (m + 1))), k), sigmaUpper = rep(m + 3 * sqrt(m * (m + 1)), k))) }
  t <- c(round(rexp(k - 1, .02), 1), 0); y <- t^(1 / 3.6); h <- 3 * mr(y) / d2
  add_case("tChart", paste(k), list(values = t), list(centre = rep(mean(y)^3.6, k), lower = rep(max(0, mean(y) - h)^3.6, k), upper = rep((mean(y) + h)^3.6, k))) }
# Rules by looking back from every point: 1 beyond limits, 2 run of eight, 4 trend of six, 8 two of three.
rules <- function(z) sapply(seq_along(z), function(i) { back <- function(n) if (i >= n) z[(i - n + 1):i] else NULL
  run <- !is.null(back(8)) && abs(sum(sign(back(8)))) == 8; trend <- !is.null(back(6)) && abs(sum(sign(diff(back(6))))) == 5
  near <- z[max(1, i - 2):i]; two <- (z[i] > 2 && sum(near > 2) >= 2) || (z[i] < -2 && sum(near < -2) >= 2)
  (abs(z[i]) > 3) + 2 * run + 4 * trend + 8 * two })
for (case in 1:6) { z <- switch(case, rnorm(60, 0, 1.6), rnorm(60, .9), rnorm(60, -.9), cumsum(rnorm(60, 0, .6)), round(rnorm(80, .4, 1)), sort(rnorm(30))); add_case("signals", paste(case), list(z = z), list(codes = rules(z))) }
# Funnels: Spiegelhalter 2005, appendix A.1.1 for the exact limits; winsorised scores, quantiles of type 7.
between <- function(q, cdf, p) { r <- q(p); r - (cdf(r) - p) / (cdf(r) - cdf(r - 1)) }
for (k in c(2, 7, 30)) for (of in c("share", "rate")) for (level in c(.95, .998)) { size <- if (of == "share") rpois(k, 60) + 3 else runif(k, 10, 90); theta <- .12
  x <- if (of == "share") rbinom(k, size, plogis(rnorm(k, -2, .6))) else rpois(k, size * .12 * exp(rnorm(k, 0, .6))); x[1] <- x[1] + 1; target <- sum(x) / sum(size); a <- (1 - level) / 2
  v <- if (of == "share") target * (1 - target) / size else target / size; z <- (x / size - target) / sqrt(v); q <- quantile(z, c(.1, .9)); w <- pmin(pmax(z, q[1]), q[2])
  phi <- mean(w^2); tau2 <- max(0, (sum(w^2) - (k - 1)) / (sum(1 / v) - sum(1 / v^2) / sum(1 / v))); zq <- qnorm(1 - a)
  lim <- function(p) sapply(size, function(n) (if (of == "share") between(function(u) qbinom(u, n, target), function(r) pbinom(r, n, target), p) else between(function(u) qpois(u, n * target), function(r) ppois(r, n * target), p)) / n)
  cut <- function(u) if (of == "share") pmin(1, u) else u
  tail <- if (of == "share") list(pbinom(x - 1, size, target, lower.tail = FALSE), pbinom(x, size, target)) else list(ppois(x - 1, size * target, lower.tail = FALSE), ppois(x, size * target))
  add_case("funnelLimits", paste(k, of, level), list(events = x, size = size, share = of == "share", level = level), list(target = target, phi = phi, tau2 = tau2,
    lower = pmax(0, lim(a)), upper = cut(lim(1 - a)), position = (tail[[1]] < a) - (tail[[2]] < a),
    lowerMultiplicative = pmax(0, target - zq * sqrt(v * max(1, phi))), upperMultiplicative = cut(target + zq * sqrt(v * max(1, phi))),
    lowerAdditive = pmax(0, target - zq * sqrt(v + tau2)), upperAdditive = cut(target + zq * sqrt(v + tau2)))) }
write_fixture("control-charts")
