# Gray's test, Nelson-Aalen, Poisson rates, McNemar.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({library(survival); library(cmprsk)})
for (kind in c("tied", "continuous")) for (groups in 2:4) for (n in c(40, 150)) for (rho in c(0, 1)) {
  time <- rexp(n, .1); if (kind == "tied") time <- ceiling(time); cause <- sample(0:3, n, TRUE, c(.3, .4, .2, .1)); g <- sample(seq_len(groups), n, TRUE); s <- sample(1:2, n, TRUE)
  for (which in 1:2) { out <- function(x) list(chiSquared = x$Tests[as.character(which), "stat"], df = x$Tests[as.character(which), "df"], p = pchisq(x$Tests[as.character(which), "stat"], groups - 1, lower.tail = FALSE))
    add_case("grayTest", paste(kind, groups, n, rho, which), list(time = time, cause = cause, group = g, rho = rho, which = which), out(cuminc(time, cause, g, rho = rho)))
    add_case("grayTest", paste(kind, groups, n, rho, which, "stratified"), list(time = time, cause = cause, group = g, stratum = s, rho = rho, which = which), out(cuminc(time, cause, g, s, rho = rho))) }
  if (groups == 2 && rho == 0) { cause <- pmin(cause, 1); w <- sample(1:3, n, TRUE); entry <- if (kind == "tied") pmin(time - 1, sample(0:4, n, TRUE)) else time * runif(n, 0, .8)
    na <- function(f) list(time = f$time, atRisk = f$n.risk, cumulativeHazard = f$cumhaz, standardError = f$std.chaz)
    add_case("nelsonAalen", paste(kind, n), list(time = time, cause = cause), na(survfit(Surv(time, cause) ~ 1, ctype = 1)))
    add_case("nelsonAalen", paste(kind, n, "counts"), list(time = rep(time, w), cause = rep(cause, w)), na(survfit(Surv(time, cause) ~ 1, weights = w, ctype = 1)))
    add_case("nelsonAalen", paste(kind, n, "late"), list(time = time, cause = cause, entry = entry), na(survfit(Surv(entry, time, cause) ~ 1, ctype = 1))) } }
for (x in c(0, 1, 7, 50, 2809)) for (t in c(.5, 120, 30000)) for (level in c(.9, .95)) { p <- poisson.test(x, t, conf.level = level)
  add_case("personTimeRate", paste(x, t, level), list(events = x, personTime = t, level = level), list(value = p$estimate, lower = p$conf.int[1], upper = p$conf.int[2])) }
for (x in list(c(11, 25), c(0, 8), c(8, 0), c(1, 1), c(2809, 3000), c(41, 15))) for (t in list(c(800, 1011), c(28010, 19017))) for (level in c(.9, .95)) { p <- poisson.test(x, t, conf.level = level)
  two <- min(1, 2 * min(poisson.test(x, t, alternative = "less")$p.value, poisson.test(x, t, alternative = "greater")$p.value))
  add_case("rateRatio", paste(c(x, t, level), collapse = " "), list(x = x, t = t, level = level), list(value = p$estimate, lower = p$conf.int[1], upper = p$conf.int[2], p = two)) }
for (m in list(c(10, 5, 15, 20), c(0, 0, 1, 0), c(101, 121, 59, 33), c(3, 7, 7, 1), c(794, 86, 150, 570))) { tab <- matrix(m, 2); q <- mcnemar.test(matrix(c(m[1], m[3], m[2], m[4]), 2), correct = FALSE); b <- binom.test(m[3], m[2] + m[3])
  add_case("mcNemar", paste(m, collapse = " "), list(counts = m), list(chiSquared = q$statistic, p = q$p.value, exactP = b$p.value, lower = b$conf.int[1], upper = b$conf.int[2])) }
write_fixture("hazards", c("survival", "cmprsk"))
