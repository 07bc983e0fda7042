# E-values, calibration by negative controls, events and power of comparisons of hazards.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
Sys.setenv(TZ = "UTC"); suppressPackageStartupMessages({library(metafor); library(rpact)})

# E-values by their definition: the package EValue is not in Debian.
E <- function(r) { r <- if (r < 1) 1 / r else r; r + sqrt(r * (r - 1)) }
evalue <- function(v, truth) { v <- v / truth; c(E(v[1]), E(if (v[2] > 1) v[2] else if (v[3] < 1) v[3] else 1)) }
convert <- function(v, measure, rare) if (measure == 4) exp(.91 * v) else if (measure == 1 || rare) v else if (measure == 2) sqrt(v) else (1 - .5^sqrt(v)) / (1 - .5^sqrt(1 / v))
for (measure in 1:3) for (rare in c(TRUE, FALSE)) for (v in list(c(3.9, 1.8, 8.7), c(.8, .71, .91), c(.86, .75, .99), c(.56, .46, .69), c(1.5, .9, 2.5), c(1.02, 1.01, 1.03))) {
  r <- evalue(convert(v, measure, rare), 1)
  add_case("eValue", paste(measure, rare, v[1]), list(all = v, measure = measure, rare = rare), list(all = r))
  add_case("eValue", paste(measure, rare, v[1], "truth"), list(all = v, measure = measure, rare = rare, truth = 1.2), list(all = evalue(convert(v, measure, rare), convert(1.2, measure, rare)))) }
for (v in list(c(.5, .2, .8), c(-.3, -.6, .1), c(-1, -1.5, -.5))) add_case("eValue", paste(4, v[1]), list(all = v, measure = 4, rare = FALSE), list(all = evalue(convert(v, 4), 1)))

# Systematic error: metafor's maximum likelihood to the end, and the likelihood of the definition by optim.
fit <- function(y, s) { m <- rma(y, sei = s, method = "ML", control = list(threshold = 1e-15, maxiter = 10000, tau2.init = var(y))); ll <- function(q) sum(dnorm(y, q[1], sqrt(q[2]^2 + s^2), log = TRUE))
  o <- optim(c(m$beta, sqrt(m$tau2) + .01), ll, control = list(fnscale = -1, reltol = 1e-15, maxit = 5000)); stopifnot(abs(o$value - ll(c(m$beta, sqrt(m$tau2)))) < 1e-9, o$value <= ll(c(m$beta, sqrt(m$tau2))) + 1e-12)
  c(m$beta, sqrt(m$tau2), ll(c(m$beta, sqrt(m$tau2)))) }
# Self-controlled case series of drugs that do not cause gastrointestinal bleeding: the data of Schuemie et al. 2014 (sccs of the package EmpiricalCalibration).
sccs <- cbind(c(.43390207, .63631836, .9297549, 1.69192734, .52616906, .85818901, .80099241, .87817015, .73045168, .77618847, .73452359, 1.27963246, .53125495, .10633328, .46424663, 1.24344184, 1.34735182, .10633328, -.64762387, .85607931, 1.30792476, 1.16368483, .81623469, .10633328, 1.5064393, .7375634, .68784957, .62943312, .78774765, .08959944, .70447485, .64738735, .25066564, 1.9381941, 1.11924687, .38041439, .57138622, .52179066, 1.02180158, .47370229, .79614468, .89359187, 1.02941891, -.85308226, 1.12748604),
  c(.76175376, .1839892, .29798018, .5955222, .19671995, .13084604, .12085579, .34623979, .13902187, .29705879, .27788325, .26214141, .13397046, .33114827, .13874019, .09077979, .1159713, .33114827, 1.31352117, .16092114, .19409665, .11753148, .38738167, .33114827, .13117076, .80561643, .06114594, .10155054, .08193105, .55100017, .07264449, .25179736, .23306313, .80501822, .1458338, .13109747, .6764746, .12671642, .31106551, .50335173, .64758237, .37599695, .14165947, .8099503, .57301009))
cases <- list(sccs = sccs, few = cbind(c(.1, .5, -.2), c(.1, .2, .15)), alike = cbind(c(.1, .12, .09, .11), c(.3, .2, .4, .3)), wide = cbind(rnorm(30, .2, 2), runif(30, .05, .5)))
for (name in names(cases)) { q <- cases[[name]]; r <- fit(q[, 1], q[, 2]); if (name == "alike") { r <- c(weighted.mean(q[, 1], 1 / q[, 2]^2), 0, sum(dnorm(q[, 1], weighted.mean(q[, 1], 1 / q[, 2]^2), q[, 2], log = TRUE))) }
  add_case("systematicError", name, list(estimate = q[, 1], standardError = q[, 2]), list(all = r))
  for (e in list(c(.7326235, .07371708), c(-.4, .2), c(0, 1), c(3, .1))) { s <- sqrt(r[2]^2 + e[2]^2); d <- e[1] - r[1]
    add_case("calibratedEffect", paste(name, e[1]), list(estimate = e[1], standardError = e[2], mean = r[1], sd = r[2]), list(all = c(d, d - qnorm(.975) * s, d + qnorm(.975) * s, s, 2 * min(pnorm(d / s), pnorm(d / s, lower.tail = FALSE)), 2 * pnorm(-abs(e[1] / e[2]))))) } }

# Schoenfeld's formula; rpact's is the same where it is asked for it.
for (hr in c(.3, .5, .75, 1.5)) for (share in c(.5, .3)) for (alpha in c(.05, .01)) for (power in c(.8, .9)) { d <- (qnorm(1 - alpha / 2) + qnorm(power))^2 / (share * (1 - share) * log(hr)^2)
  a <- suppressWarnings(getSampleSizeSurvival(hazardRatio = hr, lambda2 = .1, sided = 2, alpha = alpha, beta = 1 - power, typeOfComputation = "Schoenfeld", allocationRatioPlanned = share / (1 - share), accrualTime = 12, followUpTime = 6)); stopifnot(abs(a$eventsFixed / d - 1) < 1e-6)
  add_case("eventsNeeded", paste(hr, share, alpha, power), list(hazardRatio = hr, share = share, alpha = alpha, power = power), list(exact = d))
  for (events in c(20, 85)) { add_case("powerHazardRatio", paste(hr, share, alpha, power, events), list(hazardRatio = hr, share = share, alpha = alpha, events = events), list(power = pnorm(sqrt(events * share * (1 - share)) * abs(log(hr)) - qnorm(1 - alpha / 2))))
    add_case("smallestDetectableHazardRatio", paste(hr, share, alpha, power, events), list(share = share, alpha = alpha, power = power, events = events), list(lower = exp(-(qnorm(1 - alpha / 2) + qnorm(power)) / sqrt(events * share * (1 - share))))) } }

# Lachin and Foulkes; the share with an event by integrating the density over even arrival.
share_of <- function(l, R, f, eta) { one <- function(a) l / (l + eta) * -expm1(-(l + eta) * a); if (R == 0) one(f) else integrate(one, f, R + f, rel.tol = 1e-13)$value / R }
for (n in list(c(189, 189), c(60, 120), c(15, 15))) for (l in list(c(.3, .2), c(.05, .08), c(.2, .2), c(1e-6, 3e-6))) for (p in list(c(3, 2, 0), c(0, 5, 0), c(2, 4, .05), c(6, 0, .1))) for (alpha in c(.1, .05)) { Q <- n / sum(n); P <- function(x) share_of(x, p[1], p[2], p[3]); lb <- sum(Q * l)
  po <- pnorm((sqrt(sum(n)) * abs(l[1] - l[2]) - qnorm(1 - alpha / 2) * sqrt(lb^2 / P(lb) * (1 / Q[1] + 1 / Q[2]))) / sqrt(l[1]^2 / P(l[1]) / Q[1] + l[2]^2 / P(l[2]) / Q[2]))
  add_case("powerLogRank", paste(c(n, l, p, alpha), collapse = " "), list(n = n, hazard = l, plan = p, alpha = alpha), list(all = c(po, n[1] * P(l[1]), n[2] * P(l[2])))) }
write_fixture("comparison-design", c("metafor", "rpact"))
