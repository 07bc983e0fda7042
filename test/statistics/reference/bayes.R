# Posteriors of shares and rates by R's distributions, shortest intervals by equal densities at both ends, comparisons by exact
# sums and by integrals on the log-odds scale, predictions, and priors between units by maximum likelihood (Newton to the last digit).
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
shortest <- function(q, d, level) { rest <- 1 - level; f <- function(u) d(q(rest * u)) - d(q(rest * u + level)); u <- uniroot(f, c(1e-12, 1 - 1e-9), tol = 1e-16, maxiter = 5000)$root; c(q(rest * u), q(rest * u + level)) }
for (xn in list(c(1, 10), c(3, 10), c(9, 10), c(50, 50), c(437, 980), c(2, 5000))) for (prior in list(c(.5, .5), c(1, 1), c(2.5, 17))) for (level in c(.8, .95)) {
  a <- prior[1] + xn[1]; b <- prior[2] + xn[2] - xn[1]; tail <- (1 - level) / 2
  hd <- if (a <= 1) c(0, qbeta(level, a, b)) else if (b <= 1) c(qbeta(1 - level, a, b), 1) else shortest(function(p) qbeta(p, a, b), function(x) dbeta(x, a, b, log = TRUE), level)
  add_case("betaPosterior", paste(c(xn, prior, level), collapse = " "), list(events = xn[1], n = xn[2], a = prior[1], b = prior[2], level = level),
    list(mean = a / (a + b), median = qbeta(.5, a, b), sd = sqrt(a * b / (a + b)^2 / (a + b + 1)), lower = qbeta(tail, a, b), upper = qbeta(1 - tail, a, b), hdLower = hd[1], hdUpper = hd[2])) }
for (xt in list(c(0, 12), c(1, 3.5), c(12, 400), c(300, 2))) for (prior in list(c(.5, 0), c(1, 0), c(3, 5))) for (level in c(.8, .95)) {
  s <- prior[1] + xt[1]; r <- prior[2] + xt[2]; tail <- (1 - level) / 2
  hd <- if (s <= 1) c(0, qgamma(level, s, r)) else shortest(function(p) qgamma(p, s, r), function(x) dgamma(x, s, r, log = TRUE), level)
  add_case("gammaPosterior", paste(c(xt, prior, level), collapse = " "), list(events = xt[1], personTime = xt[2], shape = prior[1], rate = prior[2], level = level),
    list(mean = s / r, median = qgamma(.5, s, r), sd = sqrt(s) / r, lower = qgamma(tail, s, r), upper = qgamma(1 - tail, s, r), hdLower = hd[1], hdUpper = hd[2])) }
# P(A > B), b of A whole: sum over i < a of B's shapes (exact); other shapes by integrate on the log odds of A in pieces.
exact <- function(a1, b1, a2, b2) { i <- 0:(a1 - 1); sum(exp(lbeta(a2 + i, b1 + b2) - log(b1 + i) - lbeta(1 + i, b1) - lbeta(a2, b2))) }
integral <- function(a1, b1, a2, b2) { s <- sqrt(1 / a1 + 1 / b1); m <- log(a1 / b1); f <- function(t) { x <- plogis(t); exp(a1 * plogis(t, log.p = TRUE) + b1 * plogis(-t, log.p = TRUE) - lbeta(a1, b1)) * pbeta(x, a2, b2) }
  cuts <- unique(pmin(700, pmax(-700, m + s * c(-60, -30, -15, seq(-8, 8, 1), 15, 30, 60) * 2))); sum(sapply(seq_along(cuts)[-1], function(i) integrate(f, cuts[i - 1], cuts[i], rel.tol = 1e-13, abs.tol = 1e-18, subdivisions = 2000)$value)) }
for (s in list(c(2, 1, 1, 2), c(8, 30, 4, 41), c(1, 1, 1, 1), c(40, 400, 55, 390), c(3, 900, 12, 14))) add_case("betaLarger", paste(s, collapse = " "), list(shapes = s), list(probability = exact(s[1], s[2], s[3], s[4])))
for (s in list(c(.5, 10.5, 1.5, 9.5), c(3.5, 7.2, .5, 30.5), c(120.5, 800.5, 90.5, 810.5), c(2.5, 2.5, 2.5, 2.5))) add_case("betaLarger", paste(s, collapse = " "), list(shapes = s), list(probability = integral(s[1], s[2], s[3], s[4])))
# P(X > Y) of rates: X / Y is F with 2 shape degrees of freedom, scaled.
for (s in list(c(3, 10, 5, 8), c(.5, 20, 1.5, 20), c(100.5, 900, 120.5, 900))) add_case("gammaLarger", paste(s, collapse = " "), list(shapes = s), list(probability = pf(s[3] / s[4] * s[2] / s[1], 2 * s[1], 2 * s[3], lower.tail = FALSE)))
smallest <- function(cdf, p) { k <- 0; while (cdf(k) < p) k <- k + 1; k }
for (s in list(c(.5, .5, 10), c(1, 1, 7), c(8, 30, 60), c(2.5, 400, 900))) { k <- 0:s[3]; p <- exp(lchoose(s[3], k) + lbeta(s[1] + k, s[2] + s[3] - k) - lbeta(s[1], s[2])); cdf <- function(u) sum(p[k <= u])
  add_case("betaBinomial", paste(s, collapse = " "), list(a = s[1], b = s[2], n = s[3]), list(probabilities = p, mean = sum(k * p), sd = sqrt(sum(k^2 * p) - sum(k * p)^2), lower = smallest(cdf, .05), upper = smallest(cdf, .95))) }
for (s in list(c(.5, 4, 10), c(6, 7, 2), c(30.5, 100, 400))) { k <- 0:40; q <- s[2] / (s[2] + s[3])
  add_case("gammaPoisson", paste(s, collapse = " "), list(shape = s[1], rate = s[2], personTime = s[3]), list(probabilities = dnbinom(k, s[1], q), mean = s[1] * s[3] / s[2], sd = sqrt(s[1] * s[3] / s[2] * (1 + s[3] / s[2])), lower = abs(qnbinom(.05, s[1], q)), upper = qnbinom(.95, s[1], q))) }
# Newton's steps on the logs of the shapes with digamma and trigamma.
newton <- function(start, score, hessian) { u <- log(start); for (i in 1:200) { s <- exp(u); g <- s * score(s); h <- outer(s, s) * hessian(s) + diag(g); step <- solve(h, -g); step <- step / max(1, max(abs(step))); u <- u + step; if (max(abs(step)) < 1e-14) break }; exp(u) }
for (k in c(4, 12, 40)) { n <- rpois(k, 60) + 4; x <- rbinom(k, n, rbeta(k, 2, 8)); x[1] <- min(n[1], x[1] + 9); if (k == 12) { n[3] <- 3; x[3] <- 0 }
  p <- sum(x) / sum(n); S <- sum(n * (x / n - p)^2) / (p * (1 - p)); N <- sum(n); rho <- (S - (k - 1)) / (N - sum(n^2) / N - (k - 1)); m0 <- c(p, 1 - p) * (1 - rho) / rho
  ml <- newton(m0, function(s) { t <- sum(s); c(sum(digamma(s[1] + x) - digamma(s[1]) - digamma(t + n) + digamma(t)), sum(digamma(s[2] + n - x) - digamma(s[2]) - digamma(t + n) + digamma(t))) },
    function(s) { t <- sum(s); c3 <- sum(trigamma(t) - trigamma(t + n)); matrix(c(sum(trigamma(s[1] + x) - trigamma(s[1])) + c3, c3, c3, sum(trigamma(s[2] + n - x) - trigamma(s[2])) + c3), 2) })
  for (method in c("likelihood", "moments")) { s <- if (method == "moments") m0 else ml
    add_case("shrinkShares", paste(k, method), list(events = x, n = n, moments = method == "moments"), list(prior = s, shrunken = (s[1] + x) / (sum(s) + n), lower = qbeta(.025, s[1] + x, s[2] + n - x), upper = qbeta(.975, s[1] + x, s[2] + n - x))) } }
library(MASS)
for (k in c(4, 12, 40)) { t <- runif(k, 3, 60); x <- rpois(k, t * rgamma(k, 3, 10)); x[1] <- x[1] + 9; m <- sum(x) / sum(t); A <- (sum(t * (x / t - m)^2) - (k - 1) * m) / (sum(t) - sum(t^2) / sum(t)); m0 <- c(m^2 / A, m / A)
  ml <- newton(m0, function(s) c(sum(digamma(s[1] + x) - digamma(s[1]) + log(s[2] / (s[2] + t))), sum(s[1] / s[2] - (s[1] + x) / (s[2] + t))),
    function(s) { d <- sum(1 / s[2] - 1 / (s[2] + t)); matrix(c(sum(trigamma(s[1] + x) - trigamma(s[1])), d, d, sum((s[1] + x) / (s[2] + t)^2 - s[1] / s[2]^2)), 2) })
  nb <- suppressWarnings(glm.nb(x ~ 1 + offset(log(t)), control = glm.control(epsilon = 1e-14, maxit = 200)))
  for (method in c("likelihood", "moments")) { s <- if (method == "moments") m0 else ml
    add_case("shrinkRates", paste(k, method), list(events = x, personTime = t, moments = method == "moments"), list(prior = s, theta = nb$theta, shrunken = (s[1] + x) / (s[2] + t), lower = qgamma(.025, s[1] + x, s[2] + t), upper = qgamma(.975, s[1] + x, s[2] + t))) } }
write_fixture("bayes", "MASS")
