# Meta-analyses by metafor, its iterations and searches tightened to the last digits (its defaults stop at 1e-5 and 1e-4), and Rubin's rules by mice.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressMessages({ library(metafor); library(mice) })
tight <- list(threshold = 1e-15, maxiter = 100000, stepadj = 1)
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
sets <- list(bcg = list(as.numeric(bcg$yi), as.numeric(bcg$vi)), two = list(c(.1, .9), c(.04, .09)), alike = list(c(.31, .3, .32, .29), c(.04, .05, .09, .02)), near = list(c(.1, .3, .32, .5, .2), c(.01, .02, .015, .02, .01)),
  wide = list(rnorm(30, 1, 2), rgamma(30, 2, 3)), small = list(rnorm(8, 1e-2, 2e-3), runif(8, 1e-6, 5e-6)))
for (name in names(sets)) for (level in c(.9, .95)) { y <- sets[[name]][[1]]; v <- sets[[name]][[2]]; fit <- function(test) suppressWarnings(rma(y, v, method = "REML", test = test, level = 100 * level, control = tight))
  out <- list(); for (test in c("z", "knha", "adhoc")) { f <- fit(test); p <- predict(f); out[[paste0(test, "Interval")]] <- c(f$beta, f$se, f$ci.lb, f$ci.ub, f$pval, p$pi.lb, p$pi.ub) }
  ci <- suppressWarnings(confint(f, control = list(tol = 1e-16, tau2.max = 1e4, maxiter = 10000)))$random
  e <- rma(y, v, method = "EE", level = 100 * level)
  add_case("metaAnalysis", paste(name, level), list(value = y, variance = v, level = level), c(out, list(tau2 = f$tau2, tau2Interval = ci[1, 2:3], i2 = f$I2 / 100, heterogeneity = c(f$QE, f$QEp), weights = weights(f) / 100)))
  add_case("fixedEffect", paste(name, level), list(value = y, variance = v, level = level), list(estimate = c(e$beta, e$se, e$ci.lb, e$ci.ub, e$pval), i2 = e$I2 / 100)) }
for (m in c(2, 5, 40)) for (df in c(12, 300, Inf)) { q <- rnorm(m, 2, .3); u <- runif(m, .05, .1); r <- pool.scalar(q, u, n = df + 1, k = 1); h <- qt(.975, r$df) * sqrt(r$t)
  add_case("poolImputations", paste(m, df), list(value = q, variance = u, completeDf = df), list(value = r$qbar, within = r$ubar, between = r$b, total = r$t, df = r$df, increase = r$r, missingInformation = r$fmi, lower = r$qbar - h, upper = r$qbar + h, p = 2 * pt(-abs(r$qbar / sqrt(r$t)), r$df))) }
write_fixture("pooling", c("metafor", "mice"))
