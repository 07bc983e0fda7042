# coxph with weights, clusters and exact ties; cox.zph; concordance. Iterated until nothing changes.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages(library(survival))
exact <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15, toler.inf = 1e-12)
out <- function(m) { force(m); s <- summary(m); robust <- !is.null(m$naive.var); list(coefficient = coef(m), standardError = s$coef[, if (robust) "robust se" else "se(coef)"], covariance = vcov(m),
  modelCovariance = if (robust) m$naive.var else vcov(m), logLikelihood = m$loglik, wald = unname(m$wald.test), score = unname(s$sctest["test"])) }
# survival 3.5.3 returns the bare fit for exact ties with start-stop rows.
raw <- function(m) list(coefficient = m$coefficients, standardError = sqrt(diag(m$var)), covariance = m$var, modelCovariance = m$var, logLikelihood = m$loglik, score = m$score)
zph <- function(m, transform) { t <- cox.zph(m, transform = transform)$table; list(chiSquared = t[, "chisq"], p = t[, "p"]) }
con <- function(m) list(value = m$concordance, standardError = sqrt(m$var), counts = m$count[c("concordant", "discordant", "tied.x")])
for (kind in c("tied", "continuous")) { n <- 60; x <- round(rnorm(n, 40, 12), 1); y <- rbinom(n, 1, .4); z <- round(rexp(n), 1)
  time <- rexp(n, .05 * exp(.03 * (x - 40) - .5 * y)); if (kind == "tied") time <- ceiling(time / 4) * 4; cause <- rbinom(n, 1, .7)
  stratum <- sample(1:3, n, TRUE); cluster <- sample(1:25, n, TRUE); weight <- runif(n, .4, 3); entry <- if (kind == "tied") pmax(0, time - sample(4 * (1:5), n, TRUE)) else time * runif(n, 0, .9); score <- round(x - 5 * y, -1)
  base <- list(time = time, cause = cause, x = x, y = y, z = z); r <- Surv(time, cause); q <- Surv(entry, time, cause)
  for (ties in c("efron", "breslow")) { input <- c(base, list(breslow = as.integer(ties == "breslow")))
    add_case("coxRegression", paste(kind, ties, "weights"), c(input, list(weight = weight)), out(coxph(r ~ x + y + z, weights = weight, robust = TRUE, ties = ties, control = exact)))
    add_case("coxRegression", paste(kind, ties, "clusters"), c(input, list(cluster = cluster)), out(coxph(r ~ x + y + z, cluster = cluster, ties = ties, control = exact)))
    add_case("coxRegression", paste(kind, ties, "weights clusters strata start-stop"), c(input, list(weight = weight, cluster = cluster, stratum = stratum, entry = entry)), out(coxph(q ~ x + y + z + strata(stratum), weights = weight, cluster = cluster, ties = ties, control = exact)))
    for (transform in c("km", "identity", "log")) { add_case("proportionalHazards", paste(kind, ties, transform), input, zph(coxph(r ~ x + y + z, ties = ties, control = exact), transform))
      add_case("proportionalHazards", paste(kind, ties, "start-stop strata", transform), c(input, list(stratum = stratum, entry = entry)), zph(coxph(q ~ x + y + z + strata(stratum), ties = ties, control = exact), transform)) } }
  add_case("coxExact", kind, base, out(coxph(r ~ x + y + z, ties = "exact", control = exact)))
  add_case("coxExact", paste(kind, "start-stop strata"), c(base, list(stratum = stratum, entry = entry)), raw(coxph(q ~ x + y + z + strata(stratum), ties = "exact", control = exact)))
  scored <- list(time = time, cause = cause, score = score)
  add_case("concordance", kind, scored, con(concordance(r ~ score, reverse = TRUE))); add_case("concordance", paste(kind, "weights"), c(scored, list(weight = weight)), con(concordance(r ~ score, weights = weight, reverse = TRUE)))
  add_case("concordance", paste(kind, "weights clusters strata start-stop"), c(scored, list(weight = weight, cluster = cluster, stratum = stratum, entry = entry)), con(concordance(q ~ score + strata(stratum), weights = weight, cluster = cluster, reverse = TRUE, keepstrata = FALSE))) }
write_fixture("cox-weighted", "survival")
