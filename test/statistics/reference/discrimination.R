# Uno's C, differences of areas, calibration, thresholds, decision curves, Brier score of censored outcomes.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({ library(survival); library(pROC); library(rms); library(epiR); library(riskRegression); library(prodlim) })
con <- function(m) list(value = m$concordance, standardError = sqrt(m$var), counts = m$count[c("concordant", "discordant", "tied.x")])
for (kind in c("tied", "continuous")) for (n in c(12, 90)) { score <- round(rnorm(n), if (kind == "tied") 0 else 3); t <- rexp(n, .1 * exp(.7 * score)); c <- rexp(n, .06); if (kind == "tied") { t <- ceiling(t); c <- ceiling(c) }
  time <- pmin(t, c); cause <- as.integer(t <= c); r <- Surv(time, cause); weight <- runif(n, .3, 2); cluster <- sample(1:ceiling(n / 3), n, TRUE); horizon <- unname(quantile(time, .7)); base <- list(time = time, cause = cause, score = score); case <- paste(kind, n)
  add_case("unoConcordance", case, base, con(concordance(r ~ score, timewt = "n/G2", reverse = TRUE)))
  add_case("unoConcordance", paste(case, "horizon"), c(base, horizon = horizon), con(concordance(r ~ score, timewt = "n/G2", ymax = horizon, reverse = TRUE)))
  add_case("unoConcordance", paste(case, "weights clusters"), c(base, list(weight = weight, cluster = cluster)), con(concordance(r ~ score, timewt = "n/G2", weights = weight, cluster = cluster, reverse = TRUE))) }

data(aSAH); poor <- as.integer(aSAH$outcome == "Poor"); roc1 <- function(y, s) roc(y, s, levels = 0:1, direction = "<", quiet = TRUE)
paired <- function(case, y, a, b, level) { t <- roc.test(roc1(y, a), roc1(y, b), method = "delong", paired = TRUE, conf.level = level)
  add_case("pairedAucDifference", case, list(first = a, second = b, outcome = y, level = level), list(areas = t$estimate, statistic = t$statistic, p = t$p.value, lower = t$conf.int[1], upper = t$conf.int[2])) }
for (level in c(.9, .95)) { paired(paste("aSAH s100b wfns", level), poor, aSAH$s100b, as.numeric(aSAH$wfns), level); paired(paste("aSAH s100b ndka", level), poor, aSAH$s100b, aSAH$ndka, level)
  for (n in c(8, 200)) { y <- rep(0:1, length.out = n); a <- round(rnorm(n, y), 1); paired(paste(n, level), y, a, round(a + rnorm(n), 1), level) } }
# pROC gives no interval of unpaired areas: Student's t with its degrees of freedom.
for (level in c(.9, .95)) for (n in c(8, 200)) { y1 <- rep(0:1, length.out = n); y2 <- rep(c(0, 0, 1), length.out = n + 7); a <- round(rnorm(n, y1), 1); b <- round(rnorm(n + 7, .5 * y2), 1); t <- suppressWarnings(roc.test(roc1(y1, a), roc1(y2, b), method = "delong", paired = FALSE)); d <- unname(t$estimate[1] - t$estimate[2]); se <- d / unname(t$statistic); half <- qt(1 - (1 - level) / 2, t$parameter) * se
  add_case("aucDifference", paste(n, level), list(score1 = a, outcome1 = y1, score2 = b, outcome2 = y2, level = level), list(areas = t$estimate, statistic = t$statistic, df = t$parameter, p = t$p.value, limits = pmin(1, pmax(-1, d + c(-1, 1) * half)))) }

for (n in c(40, 300)) { p <- round(plogis(rnorm(n, -1)), 3); y <- rbinom(n, 1, plogis(.4 + .7 * qlogis(p))); input <- list(predicted = p, outcome = y)
  v <- val.prob(p, y, pl = FALSE); add_case("spiegelhalter", n, input, list(figures = unname(c(v["Brier"], v["S:z"], v["S:p"]))))
  m <- glm(y ~ 1 + offset(qlogis(p)), family = binomial, control = glm.control(epsilon = 1e-15, maxit = 100)); m <- glm(y ~ 1 + offset(qlogis(p)), family = binomial, start = coef(m)); s <- summary(m)$coef
  add_case("inTheLarge", n, input, list(value = s[, 1], standardError = s[, 2]))
  for (how in c(4, 10, 0)) { key <- if (how == 0) findInterval(p, c(0, .2, .5)) else { o <- order(p); upto <- sapply(p, function(x) sum(p <= x)); ceiling(how * upto / n) }; by <- function(v, f) as.numeric(tapply(v, key, f)); ci <- sapply(split(y, key), function(g) suppressWarnings(prop.test(sum(g), length(g), correct = FALSE)$conf.int))
    add_case("calibrationTable", paste(n, how), c(input, list(classes = how)), list(n = by(y, length), events = by(y, sum), expected = by(p, sum), meanPredicted = by(p, mean), lowest = by(p, min), highest = by(p, max), observed = by(y, mean), lower = ci[1, ], upper = ci[2, ])) }
  # Net benefit written out after Vickers and Elkin 2006, with the variance of a mean of what each person gains.
  th <- c(.05, .1, .25, .5, .8); nb <- function(flag, pt) { u <- flag * ifelse(y == 1, 1, -pt / (1 - pt)); c(mean(u), sd(u) / sqrt(n)) }
  out <- sapply(th, function(pt) { a <- nb(p >= pt, pt); b <- nb(rep(1, n), pt); u <- (p >= pt) * ifelse(y == 1, 1, -pt / (1 - pt)) - ifelse(y == 1, 1, -pt / (1 - pt)); c(mean(p >= pt), a, b, mean(u), sd(u) / sqrt(n), mean(u) * (1 - pt) / pt) })
  add_case("decisionCurve", n, c(input, list(thresholds = th)), list(flagged = out[1, ], netBenefit = out[2, ], netBenefitSe = out[3, ], treatAll = out[4, ], treatAllSe = out[5, ], over = out[6, ], overSe = out[7, ], avoided = out[8, ])) }

# epiR's likelihood ratios; pROC's coordinates at every score.
for (cells in list(c(231, 32, 27, 54), c(9, 3, 1, 40), c(5, 5, 5, 5))) for (level in c(.9, .95)) { r <- epi.tests(matrix(c(cells[1], cells[3], cells[2], cells[4]), 2), conf.level = level)$detail; g <- function(s) as.numeric(r[r$statistic == s, c("est", "lower", "upper")])
  add_case("likelihoodRatios", paste(c(cells, level), collapse = " "), list(cells = cells, level = level), list(positive = g("lr.pos"), negative = g("lr.neg"))) }
for (n in c(20, 120)) { y <- rep(0:1, length.out = n); s <- round(rnorm(n, y) * if (n == 20) 1 else 10); k <- coords(roc1(y, s), sort(unique(s)), input = "threshold", ret = c("threshold", "tp", "fp", "fn", "tn", "sensitivity", "specificity"), transpose = FALSE)
  add_case("thresholdTable", n, list(score = s, outcome = y), list(threshold = k$threshold, tp = k$tp, fp = k$fp, fn = k$fn, tn = k$tn, sensitivity = k$sensitivity, specificity = k$specificity)) }

# riskRegression's Brier score; where people are censored at the horizon itself, written out: they are known to have had no event by then.
for (competing in c(FALSE, TRUE)) for (ties in c(FALSE, TRUE)) for (n in c(25, 150)) { t <- rexp(n, .1); c <- rexp(n, .06); if (ties) { t <- ceiling(t); c <- pmin(7, ceiling(c)) }
  time <- pmin(t, c); cause <- as.integer(t <= c); if (competing) cause[cause == 1 & runif(n) < .3] <- 2; p <- round(runif(n), 2); h <- if (ties) 7 else 6.5; d <- data.frame(time, cause); case <- paste(if (competing) "competing" else "one cause", if (ties) "censored at the horizon" else "", n)
  left <- function(x) { g <- 1; for (u in sort(unique(time[cause == 0 & time < x]))) { r <- sum(time >= u) - sum(time == u & cause > 0); g <- g * (1 - sum(time == u & cause == 0) / r) }; g }
  w <- ifelse(cause > 0 & time <= h, 1 / sapply(time, left), ifelse(time >= h, 1 / left(h), 0)); y <- as.integer(time <= h & cause == 1); b <- w * (y - p)^2
  fit <- summary(survfit(Surv(time, factor(cause, 0:(1 + competing))) ~ 1), times = h, extend = TRUE); f <- fit$pstate[1, 2]; out <- list(value = mean(b), standardError = sd(b) / sqrt(n), ofIncidence = mean(w * (y - f)^2))
  if (!ties) { s <- as.data.frame(Score(list(p = cbind(p)), if (competing) Hist(time, cause) ~ 1 else Surv(time, cause) ~ 1, data = d, times = h, cens.model = "km", metrics = "brier", conservative = TRUE, summary = "ipa")$Brier$score); stopifnot(isTRUE(all.equal(s$Brier, c(out$ofIncidence, out$value), tolerance = 1e-12)), isTRUE(all.equal(s$se[2], out$standardError, tolerance = 1e-12))); out$skill <- s[["IPA"]][2] }
  add_case("timeDependentBrier", case, list(predicted = p, time = time, cause = cause, horizon = h), out)
  # Vickers, Cronin, Elkin and Gonen 2008, with Aalen-Johansen's incidence of survival among those flagged.
  th <- c(.1, .3, .6, .9); point <- function(flag, pt) { s <- mean(flag); o <- pt / (1 - pt); if (!any(flag)) return(c(0, 0, 0)); q <- summary(survfit(Surv(time[flag], factor(cause[flag], 0:(1 + competing))) ~ 1), times = h, extend = TRUE); i <- q$pstate[1, 2]; each <- i - (1 - i) * o; c(s, s * each, sqrt(each^2 * s * (1 - s) / n + (s * (1 + o) * q$std.err[1, 2])^2)) }
  reached <- sapply(th, function(pt) { last <- max(-1, time[p >= pt]); last >= h || !any(cause[p >= pt & time == last] == 0) }); a <- sapply(th, function(pt) point(p >= pt, pt)); b <- sapply(th, function(pt) point(rep(TRUE, n), pt)); a[2:3, !reached & a[1, ] > 0] <- NA
  add_case("survivalDecisionCurve", case, list(predicted = p, time = time, cause = cause, horizon = h, thresholds = th), list(flagged = a[1, ], netBenefit = a[2, ], standardError = a[3, ], treatAll = b[2, ], treatAllSe = b[3, ])) }
write_fixture("discrimination", c("survival", "pROC", "rms", "epiR", "riskRegression"))
