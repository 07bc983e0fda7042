import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { findBrowser } from "./browser/find-browser.ts";
import { build } from "./command-line.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The browser's executable. */
    readonly browser: string;
    /** Folders of the demo site, by tier. */
    readonly sites: { readonly public: string; readonly internal: string };
  }
}

/** Builds the demo site of both tiers once, with the command that a person would use. */
export default function setup(project: TestProject): void {
  project.provide("browser", findBrowser());
  const folder = resolve(".throughcare", "test-sites");
  rmSync(folder, { recursive: true, force: true });
  const sites = { public: resolve(folder, "public"), internal: resolve(folder, "internal") };
  for (const [tier, out] of Object.entries(sites)) {
    const { status, output } = build({ exports: "data/demo", tier, out });
    if (status !== 0)
      throw new Error(`The demo's ${tier} site could not be built (exit code ${status}):\n${output}`);
  }
  project.provide("sites", sites);
}
