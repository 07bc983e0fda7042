# Kaplan-Meier and Aalen-Johansen with weights and clusters: survfit(weights, cluster or id, robust = TRUE), the infinitesimal jackknife.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(survival))
people <- function(n, causes, tied = TRUE) { time <- rexp(n, .1); if (tied) time <- ceiling(time)
  data.frame(time, cause = sample(0:causes, n, TRUE, c(.35, rep(.65 / causes, causes))), entry = 0, weight = round(rexp(n) + .2, 3), id = seq_len(n)) }
late <- function(d) { d$entry <- d$time * runif(nrow(d), 0, .7); d }
# each person's follow-up in two rows, each with a weight of its own; some come back after a while out of sight
stretches <- function(d, gap = 0) { cut <- d$time * runif(nrow(d), .2, .6); first <- transform(d, time = cut, cause = 0); second <- transform(d, entry = cut + gap * (time - cut), weight = round(weight * runif(nrow(d), .5, 1.5), 3)); rbind(first, second)[sample(2 * nrow(d)), ] }
km <- list(tied = people(60, 1), continuous = people(40, 1, FALSE), late = late(people(50, 1)), clustered = transform(people(60, 1), id = rep(1:15, 4)),
  stretches = stretches(people(40, 1)), out_of_sight = stretches(people(40, 1), .5), equal = transform(people(30, 1), weight = 1), all_events = transform(people(20, 1), cause = 1), small = people(3, 1))
for (name in names(km)) { d <- km[[name]]; counting <- any(d$entry > 0); input <- c(list(time = d$time, cause = d$cause, weight = d$weight), if (counting) list(entry = d$entry), if (anyDuplicated(d$id)) list(cluster = d$id))
  for (type in c("log", "log-log", "plain", "arcsin")) {
    f <- if (counting) survfit(Surv(entry, time, cause) ~ 1, d, weights = weight, cluster = id, robust = TRUE, conf.type = type, timefix = FALSE) else survfit(Surv(time, cause) ~ 1, d, weights = weight, cluster = id, robust = TRUE, conf.type = type, timefix = FALSE)
    add_case("kaplanMeier", paste(name, type), input, list(time = f$time, atRisk = f$n.risk, events = f$n.event, survival = f$surv, standardError = summary(f, times = f$time)$std.err, lower = f$lower, upper = f$upper)) } }
competing <- list(tied = people(70, 2), continuous = people(45, 3, FALSE), late = late(people(60, 2)), stretches = { d <- stretches(people(50, 2)); d$weight <- d$weight[match(d$id, d$id)]; d }, equal = transform(people(30, 2), weight = 1), all_events = transform(people(20, 2), cause = rep(1:2, 10)))
for (name in names(competing)) { d <- competing[[name]]; k <- max(d$cause); counting <- any(d$entry > 0); input <- c(list(time = d$time, cause = d$cause, weight = d$weight), if (counting) list(entry = d$entry), if (anyDuplicated(d$id)) list(cluster = d$id))
  for (type in c("log", "log-log", "plain", "arcsin")) { state <- factor(d$cause, 0:k)
    f <- if (counting) survfit(Surv(entry, time, state) ~ 1, d, id = id, weights = weight, conf.type = type, timefix = FALSE) else survfit(Surv(time, state) ~ 1, d, weights = weight, id = id, conf.type = type, timefix = FALSE)
    s <- summary(f, times = f$time); lower <- matrix(f$lower, ncol = k + 1); upper <- matrix(f$upper, ncol = k + 1)
    add_case("aalenJohansen", paste(name, type), input, c(list(time = f$time, survival = s$pstate[, 1]), setNames(lapply(1:k, function(j) s$pstate[, j + 1]), paste0("incidence", 1:k)),
        setNames(lapply(1:k, function(j) s$std.err[, j + 1]), paste0("standardError", 1:k)), setNames(lapply(1:k, function(j) lower[, j + 1]), paste0("lower", 1:k)), setNames(lapply(1:k, function(j) upper[, j + 1]), paste0("upper", 1:k)))) } }
# Where weights change from row to row of a person survfit 3.5.3 takes one of them for the variance (for causes; not in Kaplan-Meier). Here the definition:
# the influence of a person is the derivative of the estimate by a factor on the person's weights, by a complex step, exact to the last digit.
incidence <- function(d, w) { times <- sort(unique(d$time)); k <- max(d$cause); p <- c(1, rep(0, k)); out <- NULL
  for (t in times) { n <- sum(w[d$entry < t & d$time >= t]); h <- sapply(1:k, function(j) sum(w[d$time == t & d$cause == j])) / n; p <- c(p[1] * (1 - sum(h)), p[-1] + p[1] * h); out <- rbind(out, p) }; out }
d <- stretches(people(50, 2), .3); U <- lapply(unique(d$id), function(i) Im(incidence(d, d$weight * (1 + 1i * 1e-100 * (d$id == i)))) / 1e-100); se <- sqrt(Reduce(`+`, lapply(U, `^`, 2))); p <- incidence(d, d$weight)
add_case("aalenJohansen", "changing weights log", list(time = d$time, cause = d$cause, weight = d$weight, entry = d$entry, cluster = d$id), list(time = sort(unique(d$time)), survival = p[, 1], incidence1 = p[, 2], incidence2 = p[, 3], standardError1 = se[, 2], standardError2 = se[, 3]))
write_fixture("survival-weighted", "survival")
