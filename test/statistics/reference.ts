import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describeMissing, missingInR } from "../../loaders/bench/r.ts";
import { type Script, scripts } from "./reference/scripts.ts";

/** Reruns the R scripts behind the fixtures, or those that are named, and says what changed. */
function rerun(chosen: readonly string[]): boolean {
  const all = scripts();
  const unknown = chosen.filter((name) => all.every((script) => script.name !== name));
  if (unknown.length > 0) {
    console.error(
      `No such script: ${unknown.join(", ")}. There are ${all.map(({ name }) => name).join(", ")}.`,
    );
    return false;
  }
  const due = chosen.length === 0 ? all : all.filter(({ name }) => chosen.includes(name));
  const missing = missingInR([...new Set(due.flatMap(({ packages }) => packages))]);
  if (missing.length > 0) {
    console.error(`Missing: ${describeMissing(missing)}`);
    return false;
  }
  const outcomes = due.map((script, i) => {
    const started = performance.now();
    const outcome = rewrite(script);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${i + 1} of ${due.length}  ${script.name}: ${outcome.text} (${seconds} s)`);
    return outcome.kind;
  });
  const count = (kind: Outcome["kind"]) => outcomes.filter((outcome) => outcome === kind).length;
  console.log(`${count("same")} fixtures unchanged, ${count("changed")} changed, ${count("failed")} failed`);
  return count("failed") === 0;
}

interface Outcome {
  readonly kind: "same" | "changed" | "failed";
  readonly text: string;
}

function rewrite({ path, fixture }: Script): Outcome {
  const before = existsSync(fixture) ? readFileSync(fixture, "utf8") : "";
  const env = { ...process.env, LC_ALL: "C.UTF-8", TZ: "UTC" };
  const { status, stderr } = spawnSync("Rscript", ["--vanilla", path], { encoding: "utf8", env });
  if (status !== 0) return { kind: "failed", text: `failed\n${stderr.trim()}` };
  const after = existsSync(fixture) ? readFileSync(fixture, "utf8") : "";
  if (after === "") return { kind: "failed", text: `wrote no ${fixture}` };
  if (after === before) return { kind: "same", text: "unchanged" };
  return { kind: "changed", text: `changed\n${differences(before, after)}` };
}

/** Rows of a fixture are named by their first four columns: estimator, case, role, name. */
function differences(before: string, after: string): string {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const lines = [
    ...[...now].filter(([name]) => !old.has(name)).map(([name]) => `   new: ${name}`),
    ...[...old].filter(([name]) => !now.has(name)).map(([name]) => `   gone: ${name}`),
    ...[...now]
      .filter(([name, values]) => old.has(name) && old.get(name) !== values)
      .map(([name]) => `   other values: ${name}`),
  ];
  const most = 12;
  return [
    ...lines.slice(0, most),
    ...(lines.length > most ? [`   and ${lines.length - most} more`] : []),
  ].join("\n");
}

function rowsOf(text: string): Map<string, string> {
  const lines = text.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const cells = line.startsWith("#") ? ["versions and seed", line] : line.split(",");
      return [cells.slice(0, -1).join(" "), cells.at(-1)!];
    }),
  );
}

process.exitCode = rerun(process.argv.slice(2)) ? 0 : 1;
