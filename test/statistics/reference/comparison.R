# Propensity weights, balance, Hajek's difference, matching, direct standardization.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({library(sandwich); library(epitools)})
ess <- function(w) sum(w)^2 / sum(w^2)
wm <- function(x, w) sum(w * x) / sum(w)
greedy <- function(s, t, order, caliper, replacement) { tr <- which(t == 1); tr <- switch(order, tr[order(-s[tr], tr)], tr[order(s[tr], tr)], tr); free <- which(t == 0); out <- NULL
  for (i in tr) { if (!length(free)) break; k <- which.min(abs(s[free] - s[i])); if (abs(s[free[k]] - s[i]) <= caliper) { out <- rbind(out, c(i, free[k])); if (!replacement) free <- free[-k] } }
  out }
for (n in c(30, 120)) { x <- rnorm(n, 30, 8); b <- rbinom(n, 1, .4); t <- rbinom(n, 1, plogis(-.6 + .04 * (x - 30) + .7 * b)); y <- 2 * x - 3 * t + rnorm(n, 0, 5)
  e <- fitted(glm(t ~ x + b, binomial, control = glm.control(epsilon = 1e-15, maxit = 100))); p <- mean(t)
  W <- list(ATE = ifelse(t == 1, 1 / e, 1 / (1 - e)), ATT = ifelse(t == 1, 1, e / (1 - e)), ATC = ifelse(t == 1, (1 - e) / e, 1), overlap = ifelse(t == 1, 1 - e, e), stabilized = ifelse(t == 1, p / e, (1 - p) / (1 - e)))
  k <- e >= .3 & e <= .7; W$trimmed <- ifelse(k, W$ATE, 0)
  add_case("propensityScore", n, list(treated = t, x = x, b = b), list(scores = e))
  for (name in names(W)) { w <- W[[name]]; a <- t == 1
    add_case("propensityWeights", paste(n, name), list(treated = t, score = e), list(weights = w, treated = c(sum(a & w > 0), sum(w[a]), max(w[a]), ess(w[a])), control = c(sum(!a & w > 0), sum(w[!a]), max(w[!a]), ess(w[!a])), trimmed = sum(w == 0)))
    for (v in c("x", "b")) { z <- get(v); d <- wm(z[a], w[a]) - wm(z[!a], w[!a]); q <- mean(z[a]); q0 <- mean(z[!a])
      add_case("standardizedDifference", paste(n, name, v), list(value = z, treated = t, weight = w), list(pooled = d / sqrt((var(z[a]) + var(z[!a])) / 2), treated = d / sd(z[a]), matchit = d / (if (v == "b") sqrt(q * (1 - q)) else sd(z[a])), cobalt = d / (if (v == "b") sqrt((q * (1 - q) + q0 * (1 - q0)) / 2) else sqrt((var(z[a]) + var(z[!a])) / 2)), means = c(wm(z[a], w[a]), wm(z[!a], w[!a]))))
      cw <- function(g) cov.wt(cbind(z[g]), w[g] / sum(w[g]), method = "unbiased")$cov[1]
      add_case("varianceRatio", paste(n, name, v), list(value = z, treated = t, weight = w), list(value = cw(a) / cw(!a), variances = c(cw(a), cw(!a)))) }
    m <- lm(y ~ t, weights = w, subset = w > 0); s <- sqrt(vcovHC(m, "HC0")[2, 2])
    add_case("hajekDifference", paste(n, name), list(outcome = y, treated = t, weight = w), list(value = coef(m)[2], standardError = s, lower = coef(m)[2] - qnorm(.975) * s, upper = coef(m)[2] + qnorm(.975) * s, means = c(sum(coef(m)), coef(m)[1]), effective = c(ess(w[a]), ess(w[!a])))) }
  # Scores on a coarse grid tie; fine ones do not.
  for (kind in c("tied", "fine")) for (order in 1:3) for (caliper in c(Inf, .06)) for (replacement in c(FALSE, TRUE)) { s <- if (kind == "tied") floor(e * 16) / 16 else e; g <- greedy(s, t, order, caliper, replacement)
    add_case("nearestMatching", paste(n, kind, order, caliper, replacement), list(treated = t, score = s, order = order, replacement = replacement, caliper = caliper), list(treated = g[, 1] - 1, control = g[, 2] - 1, gap = abs(s[g[, 1]] - s[g[, 2]]))) } }
for (level in c(.9, .95)) for (i in 1:4) { events <- list(c(3, 8, 20), c(0, 0, 1), c(12, 0, 7, 31, 4), 6)[[i]]; exposure <- list(c(900, 1500, 2100), c(40, 80, 25), c(310, 95, 500, 900, 45.5), 120)[[i]]; standard <- list(c(500, 300, 200), c(1, 1, 2), c(10, 20, 30, 30, 10), 9)[[i]]
  a <- ageadjust.direct(events, exposure, stdpop = standard, conf.level = level)
  add_case("directStandardization", paste(i, level), list(events = events, exposure = exposure, standard = standard, level = level), list(value = a["adj.rate"], lower = a["lci"], upper = a["uci"], crude = a["crude.rate"], standardError = sqrt(sum((standard / sum(standard))^2 * events / exposure^2)))) }
write_fixture("comparison", c("sandwich", "epitools"))
