# survfit of a Cox model at given covariates, the model iterated until nothing changes.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(survival))
exact <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15, toler.inf = 1e-12)
out <- function(f) { k <- f$n.event > 0; list(time = f$time[k], events = f$n.event[k], hazard = f$cumhaz[k], survival = f$surv[k], standardError = (f$surv * f$std.err)[k], lower = f$lower[k], upper = f$upper[k]) }
for (kind in c("tied", "continuous")) { n <- 60; x <- round(rnorm(n, 40, 12), 1); y <- rbinom(n, 1, .4); time <- rexp(n, .05 * exp(.03 * (x - 40) - .5 * y)); if (kind == "tied") time <- ceiling(time / 4) * 4; cause <- rbinom(n, 1, .7)
  stratum <- rep(1:3, n / 3); entry <- if (kind == "tied") pmax(0, time - sample(4 * (1:5), n, TRUE)) else time * runif(n, 0, .9); d <- data.frame(time, cause, x, y, stratum, entry); input <- list(time = time, cause = cause, x = x, y = y)
  for (ties in c("efron", "breslow")) for (scale in c("log", "log-log", "plain")) { one <- c(input, list(breslow = as.integer(ties == "breslow"), atx = 30, aty = 1))
    add_case("coxSurvival", paste(kind, ties, scale), one, out(survfit(coxph(Surv(time, cause) ~ x + y, d, ties = ties, control = exact), newdata = data.frame(x = 30, y = 1), conf.type = scale)))
    add_case("coxSurvival", paste(kind, ties, "start-stop strata", scale), c(one, list(stratum = stratum, entry = entry, of = 2)), out(survfit(coxph(Surv(entry, time, cause) ~ x + y + strata(stratum), d, ties = ties, control = exact), newdata = data.frame(x = 30, y = 1, stratum = 2), conf.type = scale))) } }
write_fixture("cox-survival", "survival")
