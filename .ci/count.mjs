// Prints "N passed, N failed" from the file that vitest's JSON reporter wrote; fails where there is none. A run
// that ended with another status than 0 although no test failed (no browser, an error outside of tests) is one failure.
import { existsSync, readFileSync } from "node:fs";

const [file, status = "0"] = process.argv.slice(2);
if (!existsSync(file)) {
  console.log("The test run wrote no results.");
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const results = JSON.parse(readFileSync(file, "utf8"));
// A file that could not even be loaded fails without a test of its own.
const broken = results.testResults.filter(
  (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
);
const failedTests = results.numFailedTests + broken.length;
const failed = failedTests === 0 && status !== "0" ? 1 : failedTests;
if (results.numPendingTests > 0) console.log(`${results.numPendingTests} skipped`);
console.log(`${results.numPassedTests} passed, ${failed} failed`);
process.exit(failed > 0 || results.numPassedTests === 0 ? 1 : 0);
