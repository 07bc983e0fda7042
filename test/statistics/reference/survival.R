# survfit, survdiff, quantile and print(rmean) on cases that the public datasets do not hold.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(survival))
people <- function(n, causes, late = FALSE, tied = TRUE) {
  time <- rexp(n, .1); time <- if (tied) ceiling(time) else time
  entry <- if (late) { e <- runif(n, -5, 6); e <- pmax(0, if (tied) floor(e) else e); pmin(e, time - if (tied) 1 else time / 2) } else rep(0, n)
  data.frame(time, cause = sample(0:causes, n, TRUE, c(.35, rep(.65 / causes, causes))), entry)
}
cases <- list(tied = people(60, 1), continuous = people(40, 1, tied = FALSE), late = people(80, 1, late = TRUE),
  all_events = transform(people(25, 1), cause = 1), all_censored = transform(people(12, 1), cause = 0),
  one_person = data.frame(time = 3, cause = 1, entry = 0), one_time = data.frame(time = rep(4, 9), cause = c(1, 1, 0, 1, 0, 0, 0, 1, 0), entry = 0),
  censored_at_zero = data.frame(time = c(0, 0, 2, 5, 5, 9), cause = c(0, 1, 1, 0, 1, 0), entry = -1),
  last_is_event = data.frame(time = c(1, 2, 2, 3, 7, 8), cause = c(1, 0, 1, 0, 0, 1), entry = 0))
for (name in names(cases)) { d <- cases[[name]]; late <- name == "late"
  for (type in c("log", "log-log", "plain", "arcsin")) for (level in c(.95, .9)) {
    f <- if (late) survfit(Surv(entry, time, cause) ~ 1, d, conf.type = type, conf.int = level) else survfit(Surv(time, cause) ~ 1, d, conf.type = type, conf.int = level)
    add_case("kaplanMeier", paste(name, type, level), c(list(time = d$time, cause = d$cause, level = level), if (late) list(entry = d$entry)),
      list(time = f$time, atRisk = f$n.risk, events = f$n.event, censored = f$n.censor, survival = f$surv, standardError = summary(f, times = f$time)$std.err, lower = f$lower, upper = f$upper))
    if (!late && level == .95) { p <- c(.1, .25, .5, .6, .75); q <- quantile(f, p)
      add_case("survivalQuantile", paste(name, type), list(time = d$time, cause = d$cause, p = p), list(time = q$quantile, lower = q$lower, upper = q$upper)) } }
  if (!late && name != "all_censored") for (h in c(3, 8)) { if (h > max(d$time) || !any(d$cause[d$time < h] == 1)) next
    m <- survival:::survmean(survfit(Surv(time, cause) ~ 1, d), rmean = h)$matrix
    add_case("restrictedMean", paste(name, h), list(time = d$time, cause = d$cause, horizon = h), list(value = m["rmean"], standardError = m["se(rmean)"])) } }
w <- sample(1:4, 60, TRUE); f <- survfit(Surv(time, cause) ~ 1, cases$tied, weights = w)
add_case("kaplanMeier", "counts log 0.95", list(time = cases$tied$time, cause = cases$tied$cause, count = w, level = .95),
  list(time = f$time, atRisk = f$n.risk, events = f$n.event, censored = f$n.censor, survival = f$surv, standardError = summary(f, times = f$time)$std.err, lower = f$lower, upper = f$upper))
competing <- list(two = people(70, 2), three = people(90, 3), continuous = people(45, 2, tied = FALSE), all_events = transform(people(20, 2), cause = rep(1:2, 10)),
  one_cause_seen = transform(people(15, 2), cause = rep(c(0, 1, 2), c(5, 1, 9))), late = people(90, 2, late = TRUE), late_continuous = people(50, 3, late = TRUE, tied = FALSE))
for (name in names(competing)) { d <- competing[[name]]; k <- max(d$cause); late <- grepl("late", name)
  for (type in c("log", "log-log", "plain", "arcsin")) {
    state <- factor(d$cause, 0:k)
    f <- if (late) survfit(Surv(entry, time, state) ~ 1, d, id = seq_along(time), conf.type = type) else survfit(Surv(time, state) ~ 1, d, conf.type = type)
    s <- summary(f, times = f$time); lower <- matrix(f$lower, ncol = k + 1); upper <- matrix(f$upper, ncol = k + 1) # the arcsine interval loses its dimensions
    add_case("aalenJohansen", paste(name, type), c(list(time = d$time, cause = d$cause), if (late) list(entry = d$entry)),
      c(list(time = f$time, atRisk = s$n.risk[, 1], survival = s$pstate[, 1]), setNames(lapply(1:k, function(j) s$pstate[, j + 1]), paste0("incidence", 1:k)),
        setNames(lapply(1:k, function(j) s$std.err[, j + 1]), paste0("standardError", 1:k)), setNames(lapply(1:k, function(j) lower[, j + 1]), paste0("lower", 1:k)),
        setNames(lapply(1:k, function(j) upper[, j + 1]), paste0("upper", 1:k)))) } }
for (name in c("tied", "continuous")) for (groups in 2:4) for (rho in c(0, .5, 1)) { d <- cases[[name]]; g <- sample(seq_len(groups), nrow(d), TRUE); s <- sample(1:2, nrow(d), TRUE)
  out <- function(t) list(chiSquared = t$chisq, df = length(t$n) - 1, p = pchisq(t$chisq, length(t$n) - 1, lower.tail = FALSE), observed = if (is.matrix(t$obs)) rowSums(t$obs) else t$obs, expected = if (is.matrix(t$exp)) rowSums(t$exp) else t$exp)
  add_case("logRank", paste(name, groups, rho), list(time = d$time, cause = d$cause, group = g, rho = rho), out(survdiff(Surv(time, cause) ~ g, d, rho = rho)))
  add_case("logRank", paste(name, groups, rho, "stratified"), list(time = d$time, cause = d$cause, group = g, stratum = s, rho = rho), out(survdiff(Surv(time, cause) ~ g + strata(s), d, rho = rho))) }
# survdiff takes no late entry; without ties Cox's score test is the log-rank test
d <- people(60, 1, late = TRUE, tied = FALSE); g <- sample(1:3, 60, TRUE); m <- coxph(Surv(entry, time, cause) ~ factor(g), d)
add_case("logRank", "late entry", list(time = d$time, cause = d$cause, entry = d$entry, group = g, rho = 0), list(chiSquared = summary(m)$sctest[1], df = 2, p = summary(m)$sctest[3]))
# life table on a grid: nobody leaves before its last day
d <- data.frame(time = sample(1:359, 150, TRUE), cause = sample(1:2, 150, TRUE)); d <- rbind(d, data.frame(time = sample(c(360, 400), 60, TRUE), cause = 0)); grid <- c(90, 180, 270, 360)
s <- summary(survfit(Surv(time, factor(cause, 0:2)) ~ 1, d), times = grid); counts <- function(which, op) sapply(grid, function(x) sum(op(d$time, x) & d$cause == which))
add_case("lifeTableIncidence", "nobody leaves before the last day", list(n = nrow(d), day = grid, events = counts(1, `<=`), competing = counts(2, `<=`), censored = counts(0, `<`)),
  list(incidence = s$pstate[, 2], standardError = s$std.err[, 2], lower = s$lower[, 2], upper = s$upper[, 2], competingIncidence = s$pstate[, 3]))
write_fixture("survival", "survival")
