# Data of R packages on which figures have been published: the tests hold the figures, this script only exports the data.
# lalonde (MatchIt), aSAH (pROC), bmt and larynx (KMsurv), faithful (R itself), and for birthwt (MASS) what
# a logistic model predicts. myeloma is printed by Krall et al. (1975), and in SAS/STAT's example 1 of PROC PHREG.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "fixture.R"))
data(lalonde, package = "MatchIt"); data(aSAH, package = "pROC"); data(bmt, package = "KMsurv"); data(birthwt, package = "MASS"); data(larynx, package = "KMsurv")
used <- list(MatchIt::matchit, pROC::roc, MASS::glm.nb)
add_case("lalonde", "MatchIt", with(lalonde, list(treated = treat, age = age, educ = educ, black = race == "black", hispan = race == "hispan", married = married, nodegree = nodegree, re74 = re74, re75 = re75, re78 = re78)), list(n = nrow(lalonde)))
add_case("aSAH", "pROC", with(aSAH, list(outcome = outcome == "Poor", wfns = as.numeric(wfns), s100b = s100b, ndka = ndka)), list(n = nrow(aSAH)))
add_case("bmt", "KMsurv", with(bmt, list(group = group, time = t2, cause = ifelse(d2 == 1, 1, ifelse(d1 == 1, 2, 0)))), list(n = nrow(bmt)))
model <- glm(low ~ age + lwt + factor(race) + smoke + ptl + ht + ui, binomial, birthwt, epsilon = 1e-14)
add_case("birthwt", "MASS", list(outcome = birthwt$low, predicted = fitted(model)), list(n = nrow(birthwt)))
add_case("larynx", "KMsurv", with(larynx, list(time = time, cause = delta, stage = stage, age = age)), list(n = nrow(larynx)))
add_case("faithful", "datasets", faithful["eruptions"], list(n = nrow(faithful)))
time <- c(1.25, 1.25, 2, 2, 2, 3, 5, 5, 6, 6, 6, 6, 7, 7, 7, 9, 11, 11, 11, 11, 11, 13, 14, 15, 16, 16, 17, 17, 18, 19, 19, 24, 25, 26, 32, 35, 37, 41, 41, 51, 52, 54, 58, 66, 67, 88, 89, 92, 4, 4, 7, 7, 8, 12, 11, 12, 13, 16, 19, 19, 28, 41, 53, 57, 77)
logBUN <- c(2.2175, 1.9395, 1.5185, 1.7482, 1.301, 1.5441, 2.2355, 1.6812, 1.3617, 2.1139, 1.1139, 1.415, 1.9777, 1.0414, 1.1761, 1.7243, 1.1139, 1.2304, 1.301, 1.5682, 1.0792, 0.7782, 1.3979, 1.6021, 1.3424, 1.3222, 1.2304, 1.5911, 1.4472, 1.0792, 1.2553, 1.301, 1, 1.2304, 1.3222, 1.1139, 1.6021, 1, 1.1461, 1.5682, 1, 1.2553, 1.2041, 1.4472, 1.3222, 1.1761, 1.3222, 1.4314, 1.9542, 1.9243, 1.1139, 1.5315, 1.0792, 1.1461, 1.6128, 1.3979, 1.6628, 1.1461, 1.3222, 1.3222, 1.2304, 1.7559, 1.1139, 1.2553, 1.0792)
HGB <- c(9.4, 12, 9.8, 11.3, 5.1, 6.7, 10.1, 6.5, 9, 10.2, 9.7, 10.4, 9.5, 5.1, 11.4, 8.2, 14, 12, 13.2, 7.5, 9.6, 5.5, 14.6, 10.6, 9, 8.8, 10, 11.2, 7.5, 14.4, 7.5, 14.6, 12.4, 11.2, 10.6, 7, 11, 10.2, 5, 7.7, 10.1, 9, 12.1, 6.6, 12.8, 10.6, 14, 11, 10.2, 10, 12.4, 10.2, 9.9, 11.6, 14, 8.8, 4.9, 13, 13, 10.8, 7.3, 12.8, 12, 12.5, 14)
add_case("myeloma", "Krall", list(time = time, cause = rep(1:0, c(48, 17)), logBUN = logBUN, HGB = HGB), list(n = length(time)))
write_fixture("published", "KMsurv")
