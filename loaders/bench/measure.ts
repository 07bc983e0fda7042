import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Measured {
  /** User and system seconds of the whole process. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMegabytes: number;
}

interface MeasureOptions {
  readonly delivery: string;
  readonly work: string;
}

/** Runs one contender in a process of its own, which reports what it used. */
export function measure(
  contender: "rebuild" | "scan",
  { delivery, work }: MeasureOptions,
): Promise<Measured> {
  const script = fileURLToPath(new URL(`./${contender}.ts`, import.meta.url));
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", script, delivery, work], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const wallSeconds = (performance.now() - started) / 1000;
      const used = /^used (\d+) (\d+)$/m.exec(text);
      if (code !== 0 || used === null)
        reject(new Error(`The ${contender} could not be measured (exit code ${code}).`));
      else resolve({ cpuSeconds: Number(used[1]) / 1e6, wallSeconds, peakMegabytes: Number(used[2]) / 1024 });
    });
  });
}

/** Prints what this process has used so far, for `measure`. */
export function reportUse(): void {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.log(`used ${userCPUTime + systemCPUTime} ${maxRSS}`);
}
