# Firth's penalty in Cox's model, where no package has it: survival's fitters give likelihood and information at given coefficients; their
# penalized sum is maximized by Newton's steps with differences of the fourth order, profiles by uniroot. Good to some 1e-8.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(survival))
control <- coxph.control(iter.max = 0, toler.chol = 1e-15)
penalized <- function(y, X, s, ties) { fitter <- if (ncol(y) == 3) agreg.fit else coxph.fit
  function(b) { m <- tryCatch(suppressWarnings(fitter(X, y, s, rep(0, nrow(X)), b, control, rep(1, nrow(X)), ties, NULL, resid = FALSE)), error = function(e) NULL); if (is.null(m)) -1e10 else m$loglik[2] - as.numeric(determinant(m$var)$modulus) / 2 } }
slope <- function(g, b, j, h) { e <- replace(0 * b, j, h); (8 * (g(b + e) - g(b - e)) - (g(b + 2 * e) - g(b - 2 * e))) / (12 * h) }
gradient <- function(g, b, h) sapply(seq_along(b), function(j) slope(g, b, j, h))
peak <- function(g, b, h) { b <- optim(b, g, method = "BFGS", control = list(fnscale = -1))$par
  for (i in 1:5) b <- b - solve(sapply(seq_along(b), function(j) slope(function(x) gradient(g, x, h), b, j, h)), gradient(g, b, h)); b }
peak1 <- function(g, b, h) { b <- optimize(g, b + c(-8, 8), maximum = TRUE)$maximum
  for (i in 1:4) { v <- sapply(b + h * (-2:2), g); b <- b - h * (v[1] - 8 * v[2] + 8 * v[4] - v[5]) / (-v[1] + 16 * v[2] - 30 * v[3] + 16 * v[4] - v[5]) }; b }
fit <- function(y, X, s, ties, h = 2e-3) { g <- penalized(y, X, s, ties); b <- peak(g, c(0, 0), h); top <- g(b)
  profile <- function(j, v) { one <- function(o) { x <- b; x[j] <- v; x[-j] <- o; g(x) }; one(peak1(one, b[-j], h)) }
  limit <- function(j, s) { far <- 1; while (top - profile(j, b[j] + s * far) < 2) far <- far * 1.5; uniroot(function(v) top - profile(j, v) - qchisq(.95, 1) / 2, sort(b[j] + s * c(.01, far)), tol = 1e-10)$root }
  list(coefficient = b, lower = exp(sapply(1:2, limit, s = -1)), upper = exp(sapply(1:2, limit, s = 1)), chiSquared = sapply(1:2, function(j) 2 * (top - profile(j, 0))), logLikelihood = c(g(c(0, 0)), top)) }
for (kind in c("few", "separated", "tied")) { n <- 40; x <- rbinom(n, 1, .5); z <- round(rnorm(n), 1); time <- round(rexp(n, exp(.5 * z)) * 100) / 10 + .1; cause <- rbinom(n, 1, if (kind == "tied") .5 else .2)
  if (kind == "separated") cause <- cause * x; if (kind == "tied") time <- ceiling(time / 4) * 4; s <- rep(1:2, n / 2); entry <- time * .3
  input <- list(time = time, cause = cause, x = x, z = z); X <- cbind(x, z)
  for (ties in c("efron", "breslow")) { one <- c(input, list(breslow = as.integer(ties == "breslow")))
    add_case("coxFirth", paste(kind, ties), one, fit(Surv(time, cause), X, NULL, ties))
    add_case("coxFirth", paste(kind, ties, "start-stop strata"), c(one, list(stratum = s, entry = entry)), fit(Surv(entry, time, cause), X, s, ties)) } }
write_fixture("firth", "survival")
