import { caseFolder, casesArePresent } from "./case-folder.ts";
import { cases } from "./cases.ts";

/** npm run suppression:cases: what each public case should give, what it gave, and in which time. */
if (!casesArePresent) {
  console.error(
    `The cases are absent from ${caseFolder}. Put them there, or name their folder in THROUGHCARE_DISCLOSURE_CASES.`,
  );
  process.exit(1);
}

let differences = 0;
for (const { name, run } of cases) {
  const start = performance.now();
  const outcomes = await run();
  console.log(`${name} (${((performance.now() - start) / 1000).toFixed(2)} s)`);
  for (const { expected, found } of outcomes) {
    if (expected === found) console.log(`  ${found}: as expected`);
    else {
      differences++;
      console.log(`  expected ${expected}\n  found    ${found}`);
    }
  }
}
console.log(differences === 0 ? "No differences." : `${differences} differences.`);
process.exit(differences === 0 ? 0 : 1);
