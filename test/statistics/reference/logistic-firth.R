# Firth's penalty in logistic regression, written out where no package of Debian 12 has it (logistf): the penalized score U + h (1/2 - p) is
# brought to 0 by Fisher steps, profiles likewise with one coefficient held and the penalty of all, limits by uniroot to 1e-13.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
pieces <- function(X, y, k, b) { eta <- drop(X %*% b); p <- plogis(eta); W <- k * p * (1 - p); I <- crossprod(X, W * X); h <- W * rowSums((X %*% solve(I)) * X)
  list(value = sum(k * (y * plogis(eta, log.p = TRUE) + (1 - y) * plogis(-eta, log.p = TRUE))) + as.numeric(determinant(I)$modulus) / 2, score = drop(crossprod(X, k * (y - p) + h * (.5 - p))), I = I, p = p) }
fit <- function(X, y, k, b, free) { for (i in 1:2000) { now <- pieces(X, y, k, b); step <- numeric(length(b)); if (length(free)) step[free] <- solve(now$I[free, free, drop = FALSE], now$score[free]); if (max(abs(step)) < 1e-13) break
    share <- min(1, 2 / max(abs(step))); while (pieces(X, y, k, b + share * step)$value < now$value - 1e-12 && share > 1e-6) share <- share / 2; b <- b + share * step }
  list(b = b, value = pieces(X, y, k, b)$value) }
firth <- function(X, y, k) { d <- ncol(X); m <- fit(X, y, k, numeric(d), 1:d); V <- solve(pieces(X, y, k, m$b)$I)
  profile <- function(j, v) { b <- m$b; b[j] <- v; fit(X, y, k, b, setdiff(1:d, j))$value }
  limit <- function(j, s) { far <- 1; se <- sqrt(V[j, j]); while (m$value - profile(j, m$b[j] + s * far * se) < 2) far <- far * 1.5; uniroot(function(v) m$value - profile(j, v) - qchisq(.95, 1) / 2, sort(m$b[j] + s * c(.01, far) * se), tol = 1e-13)$root }
  slopes <- 2:d; none <- fit(X, y, k, numeric(d), 1)$value; test <- sapply(slopes, function(j) 2 * (m$value - profile(j, 0)))
  list(coefficient = m$b, standardError = sqrt(diag(V)), oddsRatio = exp(m$b[-1]), lower = exp(sapply(slopes, limit, s = -1)), upper = exp(sapply(slopes, limit, s = 1)), chiSquared = test, p = pchisq(test, 1, lower.tail = FALSE),
    covariance = V, logLikelihood = c(none, m$value), likelihoodRatio = c(2 * (m$value - none), pchisq(2 * (m$value - none), d - 1, lower.tail = FALSE)), fitted = pieces(X, y, k, m$b)$p) }
for (kind in c("few", "separated", "usual")) for (n in c(20, 80)) for (counted in c(FALSE, TRUE)) { x <- rbinom(n, 1, .4); z <- round(rnorm(n), 1); o <- rbinom(n, 1, plogis((if (kind == "usual") 0 else -2.5) + .5 * z + x)); if (kind == "separated") o <- o * x
  if (sum(o) == 0) o[which(x == 1)[1]] <- 1; k <- if (counted) sample(1:3, n, TRUE) else rep(1, n)
  add_case("logisticFirth", paste(kind, n, counted), c(list(outcome = o, x = x, z = z), if (counted) list(count = k)), firth(cbind(1, x, z), o, k)) }
write_fixture("logistic-firth")
