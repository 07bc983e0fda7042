# Draws of mice (norm.draw, logreg) with its random numbers handed over as the uniform numbers that they are quantiles of, and whole chains written
# out in R from the numbers of set.seed. glm.fit iterates to 1e-15 in the chains; mice's own stops at 1e-8, and only its 0 and 1 are compared.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressMessages(library(mice))
people <- function(n) { age <- round(rnorm(n, 34, 8)); x <- rbinom(n, 1, .4); score <- round(5 + .2 * age - 3 * x + rnorm(n, 0, 2), 2); y <- rbinom(n, 1, plogis(-3 + .15 * score + .5 * x)); data.frame(age, x, score, y) }
for (n in c(12, 60)) { d <- people(n); ry <- !(seq_len(n) %in% sample(n, n %/% 4)); X <- as.matrix(d[, c("age", "x", "y")]); set.seed(5); df <- sum(ry) - 4
  chi <- rchisq(1, df); z <- rnorm(4); e <- rnorm(sum(!ry)); set.seed(5); r <- mice.impute.norm(d$score, ry, X); set.seed(5); p <- mice::norm.draw(d$score, ry, cbind(1, X))
  add_case("imputeLinear", paste(n), list(age = d$age, x = d$x, y = d$y, values = d$score, observed = ry, uniform = c(pchisq(chi, df), pnorm(z), pnorm(e))), list(coefficients = p$beta, sigma = p$sigma, imputed = r))
  X <- as.matrix(d[, c("age", "x", "score")]); if (n == 12) { X[, 2] <- as.numeric(d$y == 1) }
  set.seed(6); z <- rnorm(4); u <- runif(sum(!ry)); set.seed(6); r <- suppressWarnings(mice.impute.logreg(d$y, ry, X))
  add_case("imputeLogistic", paste(n, if (n == 12) "separated" else ""), list(age = X[, 1], x = X[, 2], score = X[, 3], values = d$y, observed = ry, uniform = c(pnorm(z), u)), list(imputed = r)) }
normals <- function(k) qnorm(runif(k))
linear <- function(v, ry, X) { X <- cbind(1, X); fit <- lm.fit(X[ry, , drop = FALSE], v[ry]); V <- chol2inv(qr.R(fit$qr)); s <- sqrt(sum(fit$residuals^2) / qchisq(runif(1), sum(ry) - ncol(X))); list(est = fit$coefficients, star = fit$coefficients + drop(t(chol(V)) %*% normals(ncol(X))) * s, s = s, X = X) }
draw <- list(linear = function(v, ry, X) { p <- linear(v, ry, X); drop(p$X[!ry, , drop = FALSE] %*% p$star) + normals(sum(!ry)) * p$s },
  matching = function(v, ry, X) { p <- linear(v, ry, X); key <- runif(sum(ry)); hat <- drop(p$X[ry, , drop = FALSE] %*% p$est); hat <- signif(hat, 12); o <- order(hat, key); hat <- hat[o]; known <- v[ry][o]
    sapply(drop(p$X[!ry, , drop = FALSE] %*% p$star), function(t) { at <- findInterval(t, hat, left.open = TRUE); side <- ifelse(seq_along(hat) <= at, at - seq_along(hat), seq_along(hat) - at - 1); near <- known[order(signif(abs(hat - t), 10), side)][seq_len(min(5, length(known)))]; near[floor(runif(1) * length(near)) + 1] }) },
  logistic = function(v, ry, X) { a <- mice:::augment(v, ry, X, !ry); M <- cbind(1, as.matrix(a$x)); fit <- suppressWarnings(glm.fit(M[a$ry, , drop = FALSE], a$y[a$ry], family = quasibinomial(), weights = a$w[a$ry], control = glm.control(epsilon = 1e-15, maxit = 200)))
    W <- M[a$ry, , drop = FALSE] * sqrt(a$w[a$ry] * fit$fitted.values * (1 - fit$fitted.values)); b <- fit$coefficients + drop(t(chol(chol2inv(chol(crossprod(W))))) %*% normals(ncol(M))); as.numeric(runif(sum(!ry)) <= plogis(drop(cbind(1, X)[!ry, , drop = FALSE] %*% b))) })
chain <- function(d, methods, seed, m, rounds) { set.seed(seed); holes <- lapply(d, is.na); todo <- names(d)[sapply(holes, any)]; out <- NULL
  for (i in seq_len(m)) { f <- d; for (name in todo) { known <- d[[name]][!holes[[name]]]; f[[name]][holes[[name]]] <- known[floor(runif(sum(holes[[name]])) * length(known)) + 1] }
    for (round in seq_len(rounds)) for (name in todo) f[[name]][holes[[name]]] <- draw[[methods[[name]]]](f[[name]], !holes[[name]], as.matrix(f[, setdiff(names(f), name), drop = FALSE]))
    out <- c(out, unlist(lapply(todo, function(name) f[[name]][holes[[name]]]))) }
  RNGkind("Mersenne-Twister"); out }
for (case in list(list(60, c(score = "linear", y = "logistic"), 7, 3, 4), list(80, c(age = "matching", score = "linear", y = "logistic", x = "logistic"), 11, 2, 3), list(40, c(score = "matching"), 3, 4, 1))) {
  set.seed(case[[3]]); d <- people(case[[1]]); for (name in names(case[[2]])) d[[name]][sample(case[[1]], case[[1]] %/% 5)] <- NA
  add_case("imputeMissing", paste(case[[1]], case[[3]]), c(as.list(d), list(linear = names(d) %in% names(case[[2]])[case[[2]] == "linear"], seed = case[[3]], imputations = case[[4]], iterations = case[[5]])), list(imputed = chain(d, case[[2]], case[[3]], case[[4]], case[[5]]))) }
write_fixture("imputation", "mice")
