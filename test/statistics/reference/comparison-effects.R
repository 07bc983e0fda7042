# Effects of groups that were not drawn by lot: matched pairs, doubly robust, weighted incidence, difference in differences, overlap, missing outcomes, standardized rates.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({library(survival); library(sandwich); library(Matching); library(epitools)})
tight <- glm.control(epsilon = 1e-15, maxit = 100)
z <- qnorm(.975)
ci <- function(d, s, q = z) c(d, d - q * s, d + q * s, s)

# The rule of nearest pairs and the variance of Abadie and Imbens, written out: first row wins where several are equally near.
pairs_of <- function(s, t, replacement, caliper = Inf) { tr <- which(t == 1); tr <- tr[order(-s[tr], tr)]; free <- which(t == 0); out <- NULL
  for (i in tr) { if (!length(free)) break; k <- which.min(abs(s[free] - s[i])); if (abs(s[free[k]] - s[i]) <= caliper) { out <- rbind(out, c(i, free[k])); if (!replacement) free <- free[-k] } }
  out }
matched <- function(y, t, s, p) { d <- y[p[, 1]] - y[p[, 2]]; tau <- mean(d); n <- length(d); v <- sum((d - tau)^2)
  for (j in unique(p[, 2])) { k <- sum(p[, 2] == j); own <- setdiff(which(t == 0), j); l <- own[which.min(abs(s[own] - s[j]))]; if (length(l)) v <- v + k * (k - 1) * (y[j] - y[l])^2 / 2 }
  c(ci(tau, sqrt(v) / n), mean(y[p[, 1]]), mean(y[p[, 2]]), length(unique(p[, 2]))) }
for (n in c(12, 40, 90)) { x <- rnorm(n); t <- rbinom(n, 1, plogis(-.3 + .8 * x)); y <- x + t + rnorm(n); e <- plogis(-.3 + .8 * x)
  for (kind in c("fine", "tied")) for (replacement in c(FALSE, TRUE)) for (caliper in c(Inf, .1)) { s <- if (kind == "tied") round(e * 12) / 12 else e; p <- pairs_of(s, t, replacement, caliper); if (is.null(p) || nrow(p) < 2) next
    r <- matched(y, t, s, p)
    # Where nothing ties, Match of the package Matching gives the same (with a caliper it measures spread by nobody beyond it).
    if (kind == "fine" && replacement && is.infinite(caliper)) { m <- Match(y, t, s, Var.calc = 1, distance.tolerance = 0); stopifnot(abs(m$est - r[1]) < 1e-12, abs(m$se / r[4] - 1) < 1e-12) }
    add_case("matchedDifference", paste(n, kind, replacement, caliper), list(treated = t, outcome = y, score = s, pairsTreated = p[, 1] - 1, pairsControl = p[, 2] - 1), list(all = r)) } }

for (n in c(20, 90)) { x <- rnorm(n); t <- rbinom(n, 1, plogis(-1 + x)); if (sum(t) < 2) t[1:2] <- 1; e <- plogis(-1 + .9 * x); f <- plogis(qlogis(e) - qlogis(mean(t))); w <- rexp(n)
  for (b in list(c(.3, .7), c(.2, .9))) { i <- f >= b[1] & f <= b[2]; add_case("equipoise", paste(n, b[1], b[2]), list(treated = t, score = e, from = b[1], to = b[2]), list(all = c(mean(i), mean(i[t == 1]), mean(i[t == 0])), preference = f)) }
  for (k in c(5, 20)) for (weighted in 0:1) { u <- if (weighted) w else rep(1, n); g <- cut(e, (0:k) / k, right = FALSE); h <- function(a) { q <- tapply(u[t == a], g[t == a], sum); q[is.na(q)] <- 0; q / sum(q) }
    add_case("overlapCoefficient", paste(n, k, weighted), list(treated = t, score = e, weight = if (weighted) w, bins = k), list(value = sum(pmin(h(1), h(0))), treated = h(1), control = h(0))) } }

# Augmented inverse probability weighting from glm and lm, influence function written out.
for (n in c(60, 150)) { x <- rnorm(n); b <- rbinom(n, 1, .4); t <- rbinom(n, 1, plogis(-.4 + .6 * x + .5 * b)); yc <- 2 + x - b + 1.5 * t + .5 * x * t + rnorm(n); yb <- rbinom(n, 1, plogis(-.5 + .7 * x + .6 * t))
  e <- fitted(glm(t ~ x + b, binomial, control = tight)); w <- ifelse(t == 1, 1 / e, 1 / (1 - e))
  for (outcome in c("number", "binary")) for (model in c("linear", "logistic")) for (weighted in 0:1) for (of in c("same", "x")) { if (outcome == "number" && model == "logistic") next
    y <- if (outcome == "number") yc else yb; d <- data.frame(y, x, b, u = if (weighted) w else rep(1, n)); form <- if (of == "x") y ~ x else y ~ x + b
    m <- sapply(1:0, function(a) { fit <- if (model == "linear") lm(form, d[t == a, ], weights = u) else suppressWarnings(glm(form, quasibinomial, d[t == a, ], weights = u, control = tight)); predict(fit, d, type = "response") })
    p1 <- m[, 1] + t * w * (y - m[, 1]); p0 <- m[, 2] + (1 - t) * w * (y - m[, 2]); mu <- c(mean(p1), mean(p0)); s <- sqrt(sum((p1 - p0 - (mu[1] - mu[2]))^2)) / n
    l <- if (all(mu > 0)) sqrt(sum((p1 / mu[1] - p0 / mu[2])^2)) / n; r <- mu[1] / mu[2]
    add_case("doublyRobustDifference", paste(n, outcome, model, weighted, of), list(outcome = y, treated = t, x = x, b = b, linear = model == "linear", weighted = weighted, onlyX = of == "x"),
      list(all = c(ci(mu[1] - mu[2], s), mu), ratio = if (!is.null(l)) c(r, r * exp(-z * l), r * exp(z * l), l))) } }

for (G in c(6, 40)) { unit <- rep(1:G, each = 4); treated <- rep(rep(0:1, length.out = G), each = 4); after <- rep(c(0, 0, 1, 1), G); y <- round(10 + 2 * treated + after + 1.5 * treated * after + rep(rnorm(G), each = 4) + rnorm(4 * G), 3)
  keep <- sort(sample(4 * G, 4 * G - 3)); d <- data.frame(unit, treated, after, y)[keep, ]
  for (by in c("unit", "row")) for (type in c("HC1", "HC0")) { m <- lm(y ~ treated * after, d); cl <- if (by == "unit") d$unit else seq_len(nrow(d)); g <- length(unique(cl))
    v <- vcovCL(m, cl, type = type, cadjust = type == "HC1")[4, 4]; b <- coef(m)[4]; mm <- tapply(d$y, list(d$treated, d$after), mean)
    add_case("differenceInDifferences", paste(G, by, type), list(outcome = d$y, treated = d$treated, after = d$after, unit = if (by == "unit") d$unit, hc1 = type == "HC1"),
      list(all = c(ci(b, sqrt(v), qt(.975, g - 1)), b / sqrt(v), 2 * pt(-abs(b / sqrt(v)), g - 1)), means = c(mm["1", "0"], mm["1", "1"], mm["0", "0"], mm["0", "1"]))) } }

# Weighted incidence of survfit with its infinitesimal jackknife by person; the difference of two independent curves.
for (n in c(30, 80)) { x <- rnorm(n); treated <- rbinom(n, 1, plogis(.5 * x)); t1 <- rexp(n, .1 * exp(.4 * x - .5 * treated)); cens <- runif(n, 2, 25); time <- ceiling(pmin(t1, cens) * 2) / 2; cause <- ifelse(t1 <= cens, rbinom(n, 1, .4) + 1, 0); entry <- floor(time * runif(n, 0, .6) * 2) / 2 * (runif(n) < .5) ; entry <- pmin(entry, time - .5)
  e <- fitted(glm(treated ~ x, binomial, control = tight)); w <- ifelse(treated == 1, 1 / e, 1 / (1 - e)); id <- seq_len(n); pair <- (id + 1) %/% 2
  for (late in 0:1) for (h in c(3, 8)) for (causes in 1:2) for (cl in c("row", "pair")) { k <- if (causes == 1) as.numeric(cause > 0) else cause; start <- if (late) entry else rep(-1, n)
    one <- function(a, want) { i <- treated == a; own <- (if (cl == "row") id else pair)[i]
      if (causes == 1) { s <- summary(survfit(Surv(start[i], time[i], k[i]) ~ 1, weights = w[i], cluster = own, robust = TRUE), times = h); return(c(1 - s$surv, s$std.err)) }
      # Given id, survfit 3.5.3 does not look at cluster where causes compete: its influences are added up here.
      f <- survfit(Surv(start[i], time[i], factor(k[i], 0:2)) ~ 1, weights = w[i], id = id[i], influence = TRUE); j <- which(f$states == want); at <- findInterval(h, f$time) + dim(f$influence.pstate)[2] - length(f$time)
      s <- summary(f, times = h); one <- f$influence.pstate[, at, j] * w[i]; stopifnot(abs(sum(one^2) / s$std.err[j]^2 - 1) < 1e-9)
      c(s$pstate[j], sqrt(sum(rowsum(one, own)^2))) }
    for (want in seq_len(causes)) { a <- one(1, want); b <- one(0, want); if (cl == "pair" ) { out <- list(groups = c(a, b)) } else out <- list(groups = c(a, b), all = ci(a[1] - b[1], sqrt(a[2]^2 + b[2]^2)))
      add_case("adjustedIncidenceDifference", paste(n, late, h, causes, cl, want), list(time = time, cause = k, entry = if (late) start, treated = treated, weight = w, cluster = if (cl == "pair") pair, horizon = h, of = want), out) } } }
# From the covariates to Cox's ratio: weights by glm, coxph with robust errors.
n <- 200; x <- rnorm(n); treated <- rbinom(n, 1, plogis(.7 * x)); time <- rexp(n, .1 * exp(.5 * x - .4 * treated)); cause <- as.numeric(time < 12); time <- pmin(time, 12); e <- fitted(glm(treated ~ x, binomial, control = tight)); w <- ifelse(treated == 1, mean(treated) / e, (1 - mean(treated)) / (1 - e))
m <- coxph(Surv(time, cause) ~ treated, weights = w, robust = TRUE, control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50)); add_case("weightedCox", n, list(time = time, cause = cause, treated = treated, x = x), list(all = c(coef(m), sqrt(m$var))))

wil <- function(x, n) prop.test(x, n, correct = FALSE)$conf.int
for (c3 in list(c(21, 64, 42), c(3, 14, 17), c(0, 10, 5), c(10, 10, 0), c(0, 0, 8), c(40, 200, 3))) add_case("missingOutcomeBounds", paste(c3, collapse = " "), list(all = c3), list(all = c(c3[1] / (c3[2] + c3[3]), (c3[1] + c3[3]) / (c3[2] + c3[3]), wil(c3[1], c3[2] + c3[3])[1], wil(c3[1] + c3[3], c3[2] + c3[3])[2], c3[3] / (c3[2] + c3[3]))))
newc <- function(x1, n1, x2, n2) { a <- wil(x1, n1); b <- wil(x2, n2); p <- x1 / n1; q <- x2 / n2; c(p - q, p - q - sqrt((p - a[1])^2 + (b[2] - q)^2), p - q + sqrt((a[2] - p)^2 + (q - b[1])^2)) }
for (c6 in list(c(21, 64, 42, 3, 14, 17), c(5, 40, 2, 30, 50, 1), c(0, 10, 0, 4, 9, 3))) { lo <- newc(c6[1], c6[2] + c6[3], c6[4] + c6[6], c6[5] + c6[6]); hi <- newc(c6[1] + c6[3], c6[2] + c6[3], c6[4], c6[5] + c6[6])
  add_case("missingOutcomeDifference", paste(c6, collapse = " "), list(all = c6), list(all = c(lo[1], hi[1], lo[2], hi[3], c6[1] / c6[2] - c6[4] / c6[5]))) }

# Down's syndrome by mother's age and order of birth (Fleiss 1981, as in epitools' help); two orders side by side.
pop <- matrix(c(230061, 329449, 114920, 39487, 14208, 3052, 72202, 326701, 208667, 83228, 28466, 5375, 15050, 175702, 207081, 117300, 45026, 8660, 2293, 68800, 132424, 98301, 46075, 9834, 327, 30666, 123419, 149919, 104088, 34392), 6)
count <- matrix(c(107, 141, 60, 40, 39, 25, 25, 150, 110, 84, 82, 39, 3, 71, 114, 103, 108, 75, 1, 26, 64, 89, 137, 96, 0, 8, 63, 112, 262, 295), 6); std <- c(319933, 931318, 786511, 488235, 237863, 61313)
for (o in 1:5) { a <- ageadjust.direct(count[, o], pop[, o], stdpop = std); add_case("downsSyndrome", o, list(events = count[, o], exposure = pop[, o], standard = std), list(all = a[c("crude.rate", "adj.rate", "lci", "uci")])) }
for (p in list(c(1, 2), c(5, 1), c(3, 4))) { r <- lapply(p, function(o) { a <- ageadjust.direct(count[, o], pop[, o], stdpop = std); c(a["adj.rate"], sum((std / sum(std))^2 * count[, o] / pop[, o]^2)) }); a <- r[[1]]; b <- r[[2]]; s <- sqrt(a[2] + b[2]); l <- sqrt(a[2] / a[1]^2 + b[2] / b[1]^2)
  add_case("standardizedRates", paste(p, collapse = " "), list(first = p[1], second = p[2]), list(difference = ci(a[1] - b[1], s), ratio = c(a[1] / b[1], a[1] / b[1] * exp(-z * l), a[1] / b[1] * exp(z * l), l))) }
write_fixture("comparison-effects", c("survival", "sandwich", "Matching", "epitools"))
