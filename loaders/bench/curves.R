# Kaplan-Meier, Aalen-Johansen and the log-rank test in twelve strata.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "bench.R"))
suppressMessages(library(survival))
people <- data.frame(time = column("time"), cause = as.integer(column("cause")), group = factor(column("group")))
people$state <- factor(people$cause, 0:2, c("censored", "event", "departure"))
found <- report_work(function() list(
  free = survfit(Surv(time, cause > 0) ~ group, people),
  states = survfit(Surv(time, state) ~ group, people),
  test = survdiff(Surv(time, cause == 1) ~ group, people)))
free <- summary(found$free, times = 365); states <- summary(found$states, times = 365)
report_results(c(free$surv, free$std.err, states$pstate[, 2], states$std.err[, 2], found$test$chisq))
