# Twelve Kaplan-Meier curves of people drawn anew: ten replicates, counted as a thousand.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "bench.R"))
suppressMessages(library(survival))
people <- data.frame(time = column("time"), event = column("cause") == 1, group = factor(column("group")))
quarters <- round(1:20 * 1826 / 21)
curves <- function(rows) summary(survfit(Surv(time, event) ~ group, people[rows, ]), times = quarters)$surv
groups <- split(seq_len(nrow(people)), people$group)
set.seed(1)
drawn <- report_work(function() sapply(1:10, function(i) curves(unlist(lapply(groups, sample, replace = TRUE)))), times = 100)
report_results(curves(seq_len(nrow(people))))
