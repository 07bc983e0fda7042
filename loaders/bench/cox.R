# Cox's model with Efron's ties; the covariates are named.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "bench.R"))
suppressMessages(library(survival))
names <- strsplit(commandArgs(TRUE)[2], ",")[[1]]
people <- data.frame(time = column("time"), event = column("cause") == 1, sapply(names, column))
formula <- as.formula(paste("Surv(time, event) ~", paste(names, collapse = " + ")))
fit <- report_work(function() coxph(formula, people, ties = "efron", control = coxph.control(timefix = FALSE)))
report_results(c(coef(fit), sqrt(diag(vcov(fit)))))
