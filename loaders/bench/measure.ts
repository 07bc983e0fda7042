import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { compiled } from "./compiled.ts";

export interface Measured {
  /** User and system seconds: of the whole process, or of the part that it says. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMegabytes: number;
  /** What the contender found, so that two can be compared. */
  readonly results: readonly number[];
}

interface MeasureOptions {
  /** As one file of JavaScript rather than as modules of TypeScript. */
  readonly isCompiled?: boolean;
}

/** Runs one contender, a script of this folder, in a process of its own, which reports what it used. */
export async function measure(
  script: string,
  args: readonly string[],
  { isCompiled = false }: MeasureOptions = {},
): Promise<Measured> {
  const source = fileURLToPath(new URL(script, import.meta.url));
  const [command, ...before] = await commandOf(source, isCompiled);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const wallSeconds = (performance.now() - started) / 1000;
      const used = /^used (\d+) (\d+)$/m.exec(text);
      const results = /^results (.*)$/m.exec(text)?.[1]?.trim().split(" ").map(Number) ?? [];
      if (code !== 0 || used === null)
        reject(new Error(`${script} could not be measured (exit code ${code}).`));
      else
        resolve({
          cpuSeconds: Number(used[1]) / 1e6,
          wallSeconds,
          peakMegabytes: Number(used[2]) / 1024,
          results,
        });
    });
  });
}

async function commandOf(source: string, isCompiled: boolean): Promise<readonly [string, ...string[]]> {
  if (source.endsWith(".R")) return ["Rscript", "--vanilla", source];
  return isCompiled
    ? [process.execPath, await compiled(source)]
    : [process.execPath, "--import", "tsx", source];
}
