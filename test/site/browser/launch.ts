import { type Browser, chromium } from "playwright";
import { inject } from "vitest";
import { browserArguments } from "./arguments.ts";

/** The browser that the global setup found, without anything that would ask a network. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: inject("browser"),
    args: [...browserArguments, "--font-render-hinting=none"],
  });
