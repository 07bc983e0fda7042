# Standardized (g-formula) incidence by cause-specific Cox models: riskRegression::ate, which takes the exponential survival
# and the linear step with product.limit = FALSE; one cause as 1 - exp(-hazard); what it does not have (the exponential
# step with several causes, Efron's ties, late entry, counts) is written out, and its error is the jackknife of infinitely
# small weights: a complex step through hazards and coefficients, the latter moved by dfbeta.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({ library(survival); library(riskRegression); library(prodlim) })
control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15, toler.inf = 1e-12)

people <- function(n, causes, tied) {
  x <- round(rnorm(n), 2); z <- rbinom(n, 1, .4); treated <- rbinom(n, 1, plogis(.8 * x - .3 * z))
  time <- rexp(n, .12 * exp(.4 * x - .6 * treated + .3 * z)); time <- if (tied) ceiling(time) else round(time, 6) + 1e-6
  data.frame(time, cause = sample(0:causes, n, TRUE), treated, x, z, entry = time * runif(n, 0, .5), count = sample(1:3, n, TRUE))
}
ate_of <- function(d, times, cause, model) {
  d$treated <- factor(d$treated)
  r <- suppressWarnings(ate(model(d), data = d, treatment = "treated", times = times, cause = cause, se = TRUE, verbose = FALSE, product.limit = FALSE))
  m <- as.data.frame(r$meanRisk); q <- as.data.frame(r$ratioRisk); f <- as.data.frame(r$diffRisk); t1 <- m[m$treatment == "1", ]; t0 <- m[m$treatment == "0", ]
  list(treated = t1$estimate, control = t0$estimate, difference = f$estimate, ratio = q$estimate, treatedError = t1$se, controlError = t0$se, differenceError = f$se, logError = q$se / q$estimate)
}
inputs <- function(d, ...) c(as.list(d[c("time", "cause", "treated", "x", "z")]), list(...))
for (n in c(40, 90)) {
  d <- people(n, 1, FALSE); times <- as.numeric(quantile(d$time, c(.3, .6, .8)))
  add_case("ate", paste("survival", n), inputs(d, times = times, of = 1, linear = 0, breslow = 0), ate_of(d, times, 1, function(d) coxph(Surv(time, cause) ~ treated + x + z, d, x = TRUE, y = TRUE, control = control)))
  for (tied in c(FALSE, TRUE)) for (cause in 1:2) { d <- people(n, 2, tied); times <- as.numeric(quantile(d$time, c(.4, .7)))
    if (!tied) add_case("ate", paste("competing", n, cause), inputs(d, times = times, of = cause, linear = 1, breslow = 0),
      ate_of(d, times, cause, function(d) CSC(Hist(time, cause) ~ treated + x + z, data = d, control = control))) }
}

# The estimate as a function of everybody's weight: coefficients move linearly by dfbeta (exact to first order), hazards by
# their formula.
written <- function(d, times, of, linear, ties, late, count) {
  n <- nrow(d); w <- if (count) d$count else rep(1, n); entry <- if (late) d$entry else rep(0, n)
  fits <- lapply(sort(unique(d$cause[d$cause > 0])), function(k) { d$own <- as.integer(d$cause == k); e <- d[rep(seq_len(n), w), ]; e$start <- entry[rep(seq_len(n), w)]
    m <- coxph(Surv(start, time, own) ~ treated + x + z, e, ties = ties, control = control); list(k = k, b = coef(m), move = residuals(m, "dfbeta")[match(seq_len(n), rep(seq_len(n), w)), , drop = FALSE]) })
  X <- as.matrix(d[c("treated", "x", "z")]); s <- sort(unique(d$time[d$cause > 0]))
  estimate <- function(i, eps, group, t) { v <- as.complex(w); extra <- rep(0, n); if (i > 0) { v[i] <- v[i] + 1i * eps; extra[i] <- 1i * eps }
    hazards <- lapply(fits, function(f) { b <- f$b + (if (i > 0) 1i * eps * f$move[i, ] else 0); r <- as.vector(exp(X %*% b))
      list(b = b, jump = sapply(s, function(u) { dead <- d$time == u & d$cause == f$k; m <- sum(w[dead]); if (m == 0) return(0 + 0i); risk <- entry < u & d$time >= u
        all <- sum((v * r)[risk]); dying <- sum((v * r)[dead]); if (ties == "breslow" || m == 1) sum(v[dead]) / all else sum(v[dead]) / m * sum(1 / (all - (0:(m - 1)) / m * dying)) })) })
    Y <- X; Y[, 1] <- group; until <- s <= t
    each <- sapply(seq_len(n), function(p) { hk <- lapply(hazards, function(h) exp(sum(Y[p, ] * h$b)) * h$jump[until]); h <- Reduce(`+`, hk); h1 <- hk[[which(sapply(fits, `[[`, "k") == of)]]
      free <- exp(-c(0, cumsum(h)))[seq_along(h)]; share <- if (linear) 1 else ifelse(Mod(h) == 0, 1, (1 - exp(-h)) / ifelse(Mod(h) == 0, 1, h)); sum(free * share * h1) })
    sum(v * each) / sum(v) }
  out <- lapply(c(1, 0), function(g) t(sapply(times, function(t) { e <- 1e-20; c(Re(estimate(0, 0, g, t)), sapply(seq_len(n), function(i) Im(estimate(i, e, g, t)) / e)) })))
  error <- function(m) sqrt(colSums(t(m)^2 * w)); p <- lapply(out, function(m) m[, 1]); q <- lapply(out, function(m) m[, -1, drop = FALSE])
  list(treated = p[[1]], control = p[[2]], difference = p[[1]] - p[[2]], ratio = p[[1]] / p[[2]], treatedError = error(q[[1]]), controlError = error(q[[2]]), differenceError = error(q[[1]] - q[[2]]), logError = error(q[[1]] / p[[1]] - q[[2]] / p[[2]]))
}
for (ties in c("efron", "breslow")) for (tied in c(TRUE, FALSE)) for (late in c(FALSE, TRUE)) { d <- people(50, 2, tied); times <- as.numeric(quantile(d$time, c(.4, .8)))
  input <- inputs(d, times = times, of = 1, linear = 0, breslow = as.integer(ties == "breslow"))
  if (late) input$entry <- d$entry
  count <- tied && !late; if (count) input$count <- d$count
  add_case("written", paste(ties, tied, late, count), input, written(d, times, 1, FALSE, ties, late, count)) }
d <- people(70, 3, TRUE); add_case("written", "three causes linear", inputs(d, times = c(2, 5), of = 2, linear = 1, breslow = 0), written(d, c(2, 5), 2, TRUE, "efron", FALSE, FALSE))
write_fixture("standardized-incidence")
