import { Command, InvalidArgumentError } from "commander";
import { parameters } from "./parameters.ts";
import { demoDefaults, writeDemo } from "./write-demo.ts";

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("Give a whole number.");
  return value;
}

function peopleCount(text: string): number {
  const value = wholeNumber(text);
  if (value < 1) throw new InvalidArgumentError("Give at least 1.");
  return value;
}

function pastDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && text >= "2019-12-31" && text <= parameters.cutoff) return text;
  throw new InvalidArgumentError(`Give a day from 2019-12-31 to ${parameters.cutoff}.`);
}

const program = new Command("npm run demo:data --")
  .description("Writes the synthetic demonstration export: the same bytes for the same options.")
  .option("--people <n>", "how many people", peopleCount, demoDefaults.people)
  .option("--seed <n>", "seed of the random draws", wholeNumber, demoDefaults.seed)
  .option("--no-faults", "plant no faults")
  .option(
    "--as-of <day>",
    "the records as they were on an earlier day, without faults; without it up to the cut-off",
    pastDay,
  )
  .option("--out <folder>", "folder to write into", "data/demo")
  .action(async (options: { people: number; seed: number; faults: boolean; out: string; asOf?: string }) => {
    const { out: folder, ...rest } = options;
    const started = performance.now();
    const progress = {
      step: (text: string) => process.stderr.write(`${text}\n`),
      share: (share: number) => {
        if (process.stderr.isTTY)
          process.stderr.write(`\r${Math.round(share * 100)} %${share === 1 ? "\n" : ""}`);
      },
    };
    const { rows, bytes, faults } = await writeDemo({ folder, progress, ...rest });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    process.stdout.write(
      `${rows} rows, ${(bytes / 1e6).toFixed(1)} MB, ${faults.length} planted faults in ${folder}; ` +
        `${seconds} s, at most ${memory} MB of memory\n`,
    );
  });

try {
  await program.parseAsync();
} catch (error) {
  const reason = error instanceof Error ? error.message : "the reason is not known";
  process.stderr.write(`The demo export was not written, the folder is as it was: ${reason}.\n`);
  process.exitCode = 1;
}
