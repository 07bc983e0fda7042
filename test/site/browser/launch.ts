import { type Browser, chromium } from "playwright-core";
import { inject } from "vitest";

/** The browser that the global setup found, without anything that would ask a network. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: inject("browser"),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--font-render-hinting=none",
    ],
  });
