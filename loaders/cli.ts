import { resolve } from "node:path";
import { argv, exit } from "node:process";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { AuditRequest } from "./audit.ts";
import type { EpochRequest } from "./begin-epoch.ts";
import type { BuildRequest } from "./build-options.ts";
import { failureOf } from "./failure.ts";
import type { ReaderErrorRequest } from "./reader-error/measure-reader-error.ts";
import { terminalProgress } from "./terminal-progress.ts";
import type { VerifyRequest } from "./verify-ledger.ts";

const progress = terminalProgress();

const exportsOption = () =>
  new Option(
    "--exports <folder>",
    "folder of the delivery: CSV or Parquet files, one a table",
  ).makeOptionMandatory();
const mappingOption = () =>
  new Option(
    "--mapping <folder>",
    "folder with one <table>.sql for each table that your system names otherwise",
  );
const tierOption = () =>
  new Option("--tier <tier>", "who may see the site: public, research or internal")
    .choices(["public", "research", "internal"])
    .default("public");
const workOption = () =>
  new Option(
    "--work <folder>",
    "private folder for the warehouse, the quarantine and what is being built",
  ).default(".throughcare");

const ledgerOption = () =>
  new Option(
    "--ledger <folder>",
    "private folder of the ledger of releases (see npm run ledger); without it nothing is remembered",
  );
const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError("It is a whole number of 0 or more.");
};
const portOption = () =>
  new Option("--port <number>", "port to serve on").default(3000).argParser((text) => {
    const port = Number(text);
    if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
    throw new InvalidArgumentError("It is a whole number from 1 to 65535.");
  });

const exitCodes = `
Exit codes:
   0  done
   1  more rows of a file are quarantined than the policy allows
   2  the delivery, a mapping or the policy is refused, or no research extract can be made
   3  the site could not be built or did not pass its checks
   4  another build is writing the folder
   5  the ledger is missing, in use, or in a place where it must not be
   6  the audit found a protected count without proof, or something untrue
   7  the ledger was edited
   8  entries of the ledger are missing
   9  entries of the ledger stand in another order
  10  the ledger is an older copy or another one, or the site is none of its releases
  11  the ledger's snapshot of a release is missing or altered, or links nobody
  12  a certificate in the ledger is missing, altered or does not hold
  13  a released file is missing, altered or new
  64  the command was called wrongly
  70  an error that was not foreseen
  74  the disk is full, or a file or folder cannot be read or written
After any but 0 the last good site is untouched.`;

const program = new Command("throughcare")
  .description("Evaluates the support of people released after convictions for violent extremism.")
  .exitOverride()
  .showHelpAfterError("(add --help for all options)")
  .configureHelp({ sortSubcommands: false });

program
  .command("build")
  .description("read a delivery, pass the gate, and write the site of one tier (npm run build -- …)")
  .addOption(exportsOption())
  .addOption(mappingOption())
  .addOption(tierOption())
  .option("--out <folder>", "folder of the site; the default is dist, dist-research or dist-internal")
  .addOption(workOption())
  .addOption(ledgerOption())
  .option("--release", "this is a release: add what it says to the ledger")
  .option("--policy <file>", "disclosure policy; the default is data/disclosure-policy.json")
  .option("--audit <file>", "report of an audit (npm run audit -- --json), as a page of the internal site")
  .addHelpText(
    "after",
    `${exitCodes}

Example: npm run build -- --exports data/demo --tier internal`,
  )
  .action(async (options: BuildRequest) => {
    const { build } = await import("./build.ts");
    const { describeBuild } = await import("./report/describe-build.ts");
    const result = await build(options, { progress });
    progress.done();
    console.log(describeBuild(result));
  });

program
  .command("check")
  .description("check a delivery and report what is wrong with it, row by row (npm run check -- …)")
  .addOption(exportsOption())
  .addOption(mappingOption())
  .addOption(workOption())
  .option("--json <file>", "write the report as JSON, too")
  .option("--policy <file>", "disclosure policy, which sets the share of rows that may be quarantined")
  .addHelpText(
    "after",
    `${exitCodes}

The report names file, line, column, rule and cure; it never prints a value.

Example: npm run check -- --exports data/demo --json report.json`,
  )
  .action(async (options) => {
    const { check } = await import("./exports/check.ts");
    const { readPolicy } = await import("./disclosure/read-policy.ts");
    const { text, exitCode } = await check({
      exportsFolder: resolve(options.exports),
      mappingFolder: options.mapping === undefined ? undefined : resolve(options.mapping),
      workFolder: resolve(options.work),
      jsonFile: options.json,
      policy: readPolicy(options.policy).internal.intake,
      progress,
    });
    progress.done();
    console.log(text);
    process.exitCode = exitCode;
  });

program
  .command("audit")
  .description("attack what a delivery would release, and say what is proven (npm run audit -- …)")
  .addOption(exportsOption())
  .addOption(mappingOption())
  .addOption(tierOption())
  .addOption(workOption())
  .addOption(ledgerOption())
  .option("--policy <file>", "disclosure policy; the default is data/disclosure-policy.json")
  .option("--crossing <number>", "characteristics crossed at once in a protected count", Number, 2)
  .option("--tries <number>", "how often what has no proof yet is tried again", Number, 40)
  .option("--json <file>", "write the report as JSON, too")
  .addHelpText(
    "after",
    `
For every protected count the audit looks for two worlds that no reader can tell from what was released, and in
which the count differs by two or more. What it finds is proof; what it does not find is said, and is no proof of
the contrary. Ends with 0 where everything is proven, with 6 where not. With --ledger, what earlier releases have
told the same readers is attacked together with what this delivery would tell them.

Example: npm run audit -- --exports data/demo --crossing 1`,
  )
  .action(async (options: AuditRequest & { readonly json?: string }) => {
    const { audit } = await import("./audit.ts");
    const { describeAudit, isProven } = await import("./disclosure/audit/describe-audit.ts");
    const { describeWeakness } = await import("./disclosure/audit/describe-weakness.ts");
    const { writePrivate } = await import("./disclosure/write-private.ts");
    const { audit: result, weaknesses, report } = await audit(options, progress);
    progress.done();
    if (options.json !== undefined)
      writePrivate(resolve(options.json), `${JSON.stringify(report, null, 2)}\n`);
    console.log([describeAudit(result), ...weaknesses.map(describeWeakness)].join("\n"));
    process.exitCode = isProven(result) ? 0 : 6;
  });

program
  .command("reader-error")
  .description("say how far released figures lie from exact ones (npm run reader-error -- …)")
  .addOption(exportsOption().default("data/demo").makeOptionMandatory(false))
  .addOption(mappingOption())
  .addOption(tierOption())
  .addOption(workOption())
  .option("--policy <file>", "disclosure policy; the default is data/disclosure-policy.json")
  .option("--json <file>", "write the table as JSON, too")
  .addHelpText(
    "after",
    `
Every figure is computed twice, by the rules of the tier and exactly. The table says what a reader's error is, by
kind of figure. It is for the service: errors of few figures could tell what the rounding hides.
${exitCodes}`,
  )
  .action(async (options: ReaderErrorRequest & { readonly json?: string }) => {
    const { measureReaderError } = await import("./reader-error/measure-reader-error.ts");
    const { describeReaderError } = await import("./reader-error/describe-reader-error.ts");
    const { writePrivate } = await import("./disclosure/write-private.ts");
    const errors = await measureReaderError(options, progress);
    progress.done();
    if (options.json !== undefined)
      writePrivate(resolve(options.json), `${JSON.stringify(errors, null, 2)}\n`);
    console.log(describeReaderError(errors));
  });

const ledger = program
  .command("ledger")
  .description("the private ledger of releases: begin it, check it, correct it (npm run ledger -- …)")
  .addHelpText(
    "after",
    `
The ledger remembers all that was ever released, and who was in the data then. Begin it once, outside the repository;
npm run build -- … --ledger DIR --release adds to it, npm run audit -- … --ledger DIR attacks what it holds. Keep it
private, and back it up: without it nothing more can be released.

Examples: npm run ledger -- --ledger /srv/ledger
          npm run ledger -- verify --ledger /srv/ledger --site dist --proofs
          npm run ledger -- epoch --ledger /srv/ledger --changed 12 --reason "offices of 2019 corrected"
${exitCodes}`,
  );

const folderOfLedger = () => new Option("--ledger <folder>", "folder of the ledger").makeOptionMandatory();

ledger
  .command("begin", { isDefault: true })
  .description("begin a ledger, once, outside the repository")
  .addOption(folderOfLedger())
  .action(async ({ ledger }: { readonly ledger: string }) => {
    const { initLedger } = await import("./disclosure/ledger.ts");
    initLedger({ folder: resolve(ledger) });
    console.log(
      "The ledger has been begun. Keep it private, and keep it: what is released is judged against it.",
    );
  });

ledger
  .command("verify")
  .description("check every entry and every file of a ledger, and a published site against it")
  .addOption(folderOfLedger())
  .addOption(workOption())
  .option("--site <folder>", "a published site: is every file as it was released?")
  .option("--proofs", "check the certificates again, too, by the statements they are about")
  .addHelpText("after", exitCodes)
  .action(async (options: VerifyRequest) => {
    const { verifyLedger } = await import("./verify-ledger.ts");
    const { describeLedger } = await import("./describe-ledger.ts");
    console.log(describeLedger(await verifyLedger(options)));
  });

ledger
  .command("epoch")
  .description("say that records were corrected: earlier statements then hold but for so many people")
  .addOption(folderOfLedger())
  .addOption(workOption())
  .requiredOption("--changed <number>", "people whose records were corrected", wholeNumber)
  .requiredOption("--reason <text>", "why; names nobody")
  .action(async (options: EpochRequest) => {
    const { beginEpoch } = await import("./begin-epoch.ts");
    beginEpoch(options);
    console.log(
      "A new epoch has begun. What was said before is kept, relaxed by the number of people changed.",
    );
  });

program
  .command("demo")
  .description("build the public and the internal site of the demo export (npm run demo)")
  .action(async () => {
    const { buildDemo } = await import("./build-demo.ts");
    const text = await buildDemo({ progress });
    progress.done();
    console.log(text);
  });

program
  .command("dev")
  .description("build a site, serve it, and rebuild and reload what changes (npm run dev -- …)")
  .addOption(exportsOption().makeOptionMandatory(false).default("data/demo"))
  .addOption(mappingOption())
  .addOption(tierOption())
  .addOption(workOption())
  .addOption(portOption())
  .action(async (options) => {
    const { dev } = await import("./dev.ts");
    await dev(options, { progress });
  });

program
  .command("released", { hidden: true })
  .description("read a delivery and write its released files: the first half of a build, for dev")
  .addOption(exportsOption())
  .addOption(mappingOption())
  .addOption(tierOption())
  .addOption(workOption())
  .addOption(ledgerOption())
  .option("--policy <file>", "disclosure policy")
  .requiredOption("--to <folder>", "folder for the released files")
  .action(async (options: BuildRequest & { readonly to: string }) => {
    const { releaseDelivery } = await import("./release-delivery.ts");
    await releaseDelivery(options, { to: options.to, progress });
    progress.done();
  });

program
  .command("pages", { hidden: true })
  .description("draw the pages of released files: the second half of a build, for dev")
  .requiredOption("--released <folder>", "folder with released files")
  .requiredOption("--to <folder>", "folder for the pages that Framework serves")
  .action(async (options: { readonly released: string; readonly to: string }) => {
    const { writeSite } = await import("./publish/write-site.ts");
    await writeSite({ released: options.released, site: options.to });
    progress.done();
  });

program
  .command("preview")
  .description("serve a built site as a static host would (npm run preview -- …)")
  .addOption(tierOption())
  .option("--out <folder>", "folder of the site; the default is that of the tier")
  .addOption(portOption())
  .action(async (options) => {
    const { preview } = await import("./preview.ts");
    await preview(options);
  });

program
  .command("bench")
  .description("measure against baselines in the same run and print ratios (npm run bench -- …)")
  .option(
    "--only <names>",
    "some of rebuild, curves, curves-of-counts, cox, cox-of-patterns, bootstrap, survival-part",
  )
  .option("--people <number>", "size of the synthetic delivery that is rebuilt", "2000")
  .option("--size <sizes>", "people for what is measured against R: M (100,000), L (2 million) or M,L", "M")
  .option("--pairs <number>", "interleaved pairs of runs", "5")
  .addOption(workOption())
  .action(async (options) => {
    const { bench } = await import("./bench/bench.ts");
    await bench(options, { progress });
  });

try {
  await program.parseAsync(argv);
} catch (error) {
  progress.done();
  // Commander has already said what is wrong with the call, or has shown the help that was asked for.
  if (error instanceof CommanderError) exit(error.exitCode === 0 ? 0 : 64);
  const failure = failureOf(error);
  console.error(failure.message);
  exit(failure.exitCode);
}
