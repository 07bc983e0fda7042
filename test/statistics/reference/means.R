# t intervals, Welch, standardized change, AUC.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
suppressPackageStartupMessages({library(metafor); library(pROC)})
t_out <- function(t) list(lower = t$conf.int[1], upper = t$conf.int[2], t = t$statistic, df = t$parameter, p = t$p.value, standardError = t$stderr)
for (n in c(2, 3, 10, 37, 120)) for (level in c(.9, .95)) { before <- rnorm(n, 50, 10); after <- before + rnorm(n, 4, 6); other <- rnorm(n + 3, 47, 14)
  t <- t.test(after, before, paired = TRUE, conf.level = level)
  add_case("pairedChange", paste(n, level), list(before = before, after = after, level = level), c(value = unname(t$estimate), t_out(t)))
  w <- t.test(after, other, conf.level = level)
  add_case("welch", paste(n, level), list(x = after, y = other, level = level), c(value = mean(after) - mean(other), t_out(w)))
  if (n > 2) { e <- escalc("SMCRH", m1i = mean(after), m2i = mean(before), sd1i = sd(before), sd2i = sd(after), ri = cor(before, after), ni = n)
    add_case("hedgesG", paste(n, level), list(before = before, after = after, level = level), list(value = e$yi, variance = e$vi, correction = exp(lgamma((n - 1) / 2) - log(sqrt((n - 1) / 2)) - lgamma((n - 2) / 2)))) } }
for (n in c(12, 60, 200)) for (kind in c("continuous", "ordinal")) for (level in c(.9, .95)) { y <- rep(0:1, length.out = n); s <- rnorm(n, y * .8); if (kind == "ordinal") s <- findInterval(s, c(-1, 0, 1))
  r <- roc(y, s, direction = "<", quiet = TRUE); ci <- as.numeric(ci.auc(r, conf.level = level, method = "delong"))
  add_case("auc", paste(n, kind, level), list(score = s, outcome = y, level = level), list(value = as.numeric(r$auc), standardError = sqrt(var(r, method = "delong")), lower = ci[1], upper = ci[3])) }
data(aSAH); r <- roc(aSAH$outcome, aSAH$s100b, levels = c("Good", "Poor"), direction = "<"); ci <- as.numeric(ci.auc(r))
add_case("auc", "aSAH s100b", list(score = aSAH$s100b, outcome = as.integer(aSAH$outcome == "Poor"), level = .95), list(value = as.numeric(r$auc), standardError = sqrt(var(r)), lower = ci[1], upper = ci[3]))
write_fixture("means", c("metafor", "pROC"))
