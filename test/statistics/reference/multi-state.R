# State occupation (survfit with istate), mean cumulative counts (survfit with id; mets), landmark rates, mid-P ratios of rates, weights and trend of the log-rank test, ratio of restricted means.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({library(survival); library(mets); library(epitools)})
# People who go to and fro between states; each row is a stretch in one state
journeys <- function(n, size, tied, late = FALSE, begin = 0, cuts = FALSE) do.call(rbind, lapply(seq_len(n), function(i) {
  at <- if (late) runif(1, 0, 4) else 0; if (tied) at <- floor(at); end <- at + 1 + rexp(1, .05); if (tied) end <- ceiling(end); state <- if (length(begin) > 1) sample(begin, 1) else begin; w <- round(rexp(1) + .2, 3); rows <- NULL
  repeat { stay <- rexp(1, .25) + .01; if (tied) stay <- ceiling(stay); t <- min(at + stay, end); to <- if (at + stay >= end || state == size - 1) state else if (cuts && runif(1) < .3) state else sample(setdiff(0:(size - 1), state), 1)
    if (state == size - 1) t <- end; rows <- rbind(rows, data.frame(id = i, entry = at, time = t, from = state, to, weight = w)); at <- t; state <- to; if (t >= end) break }; rows }))
occupation <- function(d, w, times = sort(unique(d$time))) { size <- max(d$from, d$to) + 1; t0 <- min(d$time[d$to != d$from]); z <- d$entry < t0 & d$time >= t0; p <- sapply(0:(size - 1), function(j) sum(w[z & d$from == j])) / sum(w[z]); out <- NULL
  for (t in times) { H <- diag(size) + 0 * w[1]; for (j in 0:(size - 1)) { n <- sum(w[d$from == j & d$entry < t & d$time >= t]); for (k in setdiff(0:(size - 1), j)) { m <- sum(w[d$from == j & d$to == k & d$time == t]); if (any(d$from == j & d$to == k & d$time == t)) { H[j + 1, k + 1] <- m / n; H[j + 1, j + 1] <- H[j + 1, j + 1] - m / n } } }; p <- c(p %*% H); out <- rbind(out, p) }; out }
byStep <- function(f, d, w) lapply(unique(d$id), function(i) Im(f(d, w * (1 + 1i * 1e-100 * (d$id == i)))) / 1e-100)
for (name in c("tied", "continuous", "late", "begin", "weighted")) { d <- journeys(if (name == "late") 60 else 40, 5, name != "continuous", name == "late", if (name == "begin") 0:2 else 0, FALSE); if (name != "weighted") d$weight <- 1; size <- 5; state <- factor(ifelse(d$to == d$from, "none", d$to), c("none", 0:(size - 1))); from <- factor(d$from, 0:(size - 1))
  for (type in c("log", "log-log", "plain", "arcsin")) { f <- survfit(Surv(entry, time, state) ~ 1, d, id = id, istate = from, weights = weight, influence = TRUE, conf.type = type, timefix = FALSE)
    order <- match(0:(size - 1), f$states); s <- summary(f, times = f$time); limits <- function(x) c(t(matrix(x, ncol = size)[, order]))
    add_case("stateOccupation", paste(name, type), as.list(d), list(time = f$time, probability = c(t(f$pstate[, order])), standardError = c(t(f$std.err[, order])), lower = limits(f$lower), upper = limits(f$upper))) } }
# Rows that are cut, gaps (which survfit refuses), weights that change: by the definition, the derivative by a factor on a person's weights (a complex step)
d <- journeys(40, 4, TRUE, cuts = TRUE, begin = 0:1); d$weight <- round(d$weight * runif(nrow(d), .5, 1.5), 3); d <- d[!(duplicated(d$id) & runif(nrow(d)) < .15), ]; d <- d[sample(nrow(d)), ]
t <- sort(unique(d$time[d$to != d$from])); U <- byStep(function(d, w) occupation(d, w, t), d, d$weight)
add_case("stateOccupation", "cut with gaps log", as.list(d), list(time = t, probability = c(t(occupation(d, d$weight, t))), standardError = c(t(sqrt(Reduce(`+`, lapply(U, `^`, 2)))))))
# Recurrent events
recurrent <- function(n, tied, dying, late = FALSE) do.call(rbind, lapply(seq_len(n), function(i) { rate <- .15 * rgamma(1, 2, 2); at <- if (late) runif(1, 0, 5) else 0; if (tied) at <- floor(at); end <- at + 1 + rexp(1, .07); if (tied) end <- ceiling(end); died <- dying && runif(1) < .5; rows <- NULL
  repeat { t <- at + rexp(1, rate) + .001; if (tied) t <- ceiling(t); if (t >= end) break; rows <- rbind(rows, data.frame(id = i, entry = at, time = t, cause = 1)); at <- t }
  rbind(rows, data.frame(id = i, entry = at, time = end, cause = if (died) 2 else 0)) }))
for (name in c("tied", "continuous", "late")) for (weighted in c(FALSE, TRUE)) { d <- recurrent(50, name != "continuous", FALSE, name == "late"); w <- if (weighted) round(rexp(50) + .2, 3)[d$id] else rep(1, nrow(d))
  f <- survfit(Surv(entry, time, cause) ~ 1, d, id = id, weights = w, robust = TRUE, timefix = FALSE); add_case("meanCumulativeCount", paste(name, if (weighted) "weighted" else "equal"), c(as.list(d), list(weight = w)), list(time = f$time, atRisk = f$n.risk, mean = f$cumhaz, standardError = f$std.chaz)) }
for (name in c("continuous", "late")) { d <- recurrent(60, FALSE, TRUE, name == "late"); d$status <- d$cause
  R <- phreg(Surv(entry, time, status == 1) ~ cluster(id), data = d); D <- phreg(Surv(entry, time, status == 2) ~ cluster(id), data = d); m <- recurrentMarginal(R, D)
  add_case("ghoshLin", paste(name, "mets"), as.list(d[c("id", "entry", "time", "cause")]), list(time = m$times, mean = m$mu, standardError = m$se.mu)) }
# With ties, which mets takes one by one: Ghosh and Lin's sums written out, person by person
d <- recurrent(60, TRUE, TRUE); t <- sort(unique(d$time)); people <- unique(d$id); n <- sapply(t, function(s) sum(d$entry < s & d$time >= s)); r <- sapply(t, function(s) sum(d$time == s & d$cause == 1)) / n; h <- sapply(t, function(s) sum(d$time == s & d$cause == 2)) / n
before <- c(1, cumprod(1 - h))[seq_along(t)]; mu <- cumsum(before * r); psi <- sapply(people, function(i) { own <- d[d$id == i, ]; Y <- sapply(t, function(s) any(own$entry < s & own$time >= s)); dR <- sapply(t, function(s) sum(own$time == s & own$cause == 1)) - Y * r; dD <- sapply(t, function(s) sum(own$time == s & own$cause == 2)) - Y * h
  sapply(seq_along(t), function(k) sum((before * dR / n)[1:k]) - sum(((mu[k] - mu) * dD / n)[1:k])) })
add_case("ghoshLin", "tied written out", as.list(d), list(time = t, mean = mu, standardError = sqrt(rowSums(psi^2))))
# Landmark rates
for (m in c(6, 12, 30)) { n <- 120; potential <- ceiling(runif(n, 3, 40)); time <- pmin(potential, ceiling(rexp(n, .05))); cause <- ifelse(time == potential, 0, sample(0:2, n, TRUE, c(.2, .5, .3))); e <- potential >= m; x <- sum(e & time <= m & cause == 1); p <- prop.test(x, sum(e), correct = FALSE)
  s <- summary(survfit(Surv(time, factor(cause, 0:2)) ~ 1), times = m)
  add_case("landmarkRate", paste("at", m), list(time = time, cause = cause, potential = potential, at = m), list(eligible = sum(e), events = x, competing = sum(e & time <= m & cause == 2), left = sum(e & time < m & cause == 0), tooRecent = sum(!e), rate = c(p$estimate, p$conf.int), incidence = c(s$pstate[, 2], s$lower[, 2], s$upper[, 2]))) }
# epitools finds mid-P limits to some 4 digits by uniroot: here the same equation to the last
for (x in list(c(11, 25), c(0, 8), c(8, 0), c(1, 1), c(2809, 3000), c(41, 15))) for (s in list(c(800, 1011), c(28010, 19017))) for (level in c(.9, .95)) { a <- x[1]; n <- sum(x); alpha <- (1 - level) / 2
  tail <- function(p, lower) pbinom(if (lower) a else a - 1, n, p, lower.tail = lower) - dbinom(a, n, p) / 2; share <- function(lower) uniroot(function(p) tail(p, lower) - alpha, if (lower) c(a / n, 1) else c(0, a / n), tol = 1e-16, maxiter = 1e4)$root; odds <- function(p) p / (1 - p) * s[2] / s[1]
  p0 <- s[1] / sum(s); add_case("rateRatioMidP", paste(c(x, s, level), collapse = " "), list(x = x, t = s, level = level), list(lower = if (a == 0) 0 else odds(share(FALSE)), upper = if (a == n) Inf else odds(share(TRUE)), p = min(1, 2 * min(tail(p0, TRUE), tail(p0, FALSE))))) }
r <- rateratio.midp(c(15, 41, 19017, 28010)); add_case("rateRatioEpitools", "breast cancer", list(x = c(41, 15), t = c(28010, 19017)), list(limits = r$measure[2, 2:3], p = r$p.value[2, "midp.exact"]))
# Log-rank tests with other weights, and for trend, written out
weighted <- function(time, cause, group, stratum, entry, weights, rho) { g <- sort(unique(group)); U <- rep(0, length(g)); V <- matrix(0, length(g), length(g)); O <- E <- U
  for (s in unique(stratum)) { S <- 1; P <- 1; for (t in sort(unique(time[cause == 1 & stratum == s]))) { at <- stratum == s & time >= t & entry < t; n <- sum(at); d <- sum(time == t & cause == 1 & stratum == s); ng <- sapply(g, function(k) sum(at & group == k)); dg <- sapply(g, function(k) sum(time == t & cause == 1 & stratum == s & group == k)); P <- P * (1 - d / (n + 1))
    w <- switch(weights, survival = S^rho, gehan = n, "tarone-ware" = sqrt(n), "peto-peto" = P); O <- O + w * dg; E <- E + w * d * ng / n; if (n > 1) V <- V + w^2 * d * (n - d) / (n - 1) * (diag(ng / n) - outer(ng, ng) / n^2); S <- S * (1 - d / n) } }
  U <- O - E; k <- seq_along(g)[-1]; z <- sum(g * U) / sqrt(drop(g %*% V %*% g)); list(observed = O, expected = E, chiSquared = drop(U[k] %*% solve(V[k, k], U[k])), df = length(k), z = z, trendP = 2 * pnorm(-abs(z))) }
kinds <- c("survival", "gehan", "tarone-ware", "peto-peto")
for (tied in c(TRUE, FALSE)) for (groups in c(2, 4)) for (kind in 1:4) for (strata in c(1, 3)) { n <- 70; time <- rexp(n, .1); if (tied) time <- ceiling(time); cause <- rbinom(n, 1, .6); group <- sample(seq_len(groups), n, TRUE); stratum <- sample(seq_len(strata), n, TRUE); entry <- if (kind == 2) time * runif(n, 0, .6) else rep(-1, n); rho <- if (kind == 1) .5 else 0
  add_case("logRankWeights", paste(kinds[kind], tied, groups, strata), list(time = time, cause = cause, group = group, stratum = stratum, entry = entry, weights = kind, rho = rho), weighted(time, cause, group, stratum, entry, kinds[kind], rho)) }
f <- survdiff(Surv(time, cause) ~ group); v <- f$var; add_case("logRankTrend", "survdiff", list(time = time, cause = cause, group = group), list(z = sum(1:4 * (f$obs - f$exp)) / sqrt(drop(1:4 %*% v %*% 1:4))))
# Restricted means of two groups
for (h in c(5, 9)) { time <- ceiling(rexp(80, .1)); cause <- rbinom(80, 1, .6); g <- rep(1:2, 40); time[1:2] <- 40; m <- survival:::survmean(survfit(Surv(time, cause) ~ g), rmean = h)$matrix; a <- m[1, "rmean"]; b <- m[2, "rmean"]; s <- m[, "se(rmean)"]; se <- sqrt(sum((s / c(a, b))^2)); d <- sqrt(sum(s^2))
  add_case("restrictedMeans", paste(h), list(time = time, cause = cause, group = g, horizon = h), list(ratio = c(a / b, a / b * exp(c(-1, 1) * qnorm(.975) * se), se, 2 * pnorm(-abs(log(a / b) / se))), difference = c(a - b, a - b + c(-1, 1) * qnorm(.975) * d, d, 2 * pnorm(-abs((a - b) / d))))) }
write_fixture("multi-state", c("survival", "mets", "epitools"))
