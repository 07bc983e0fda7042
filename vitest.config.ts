import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { browserArguments } from "./test/site/browser/arguments.ts";
import { findBrowser } from "./test/site/browser/find-browser.ts";
import { serveFiles } from "./test/statistics/browser/serve-files.ts";

const common = {
  env: { TZ: "UTC", OBSERVABLE_TELEMETRY_DISABLE: "1" },
  // A loaded machine builds a site of many people in minutes; nothing fails on a clock.
  testTimeout: 900_000,
  hookTimeout: 900_000,
};

/** The browser of the site's tests, looked for only when a test needs it, and without a way to a network. */
const systemChromium: ReturnType<typeof playwright> = {
  ...playwright(),
  providerFactory: (project) =>
    playwright({
      launchOptions: {
        executablePath: findBrowser(),
        args: [...browserArguments, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"],
      },
    }).providerFactory(project),
};

/** Tests that need the built demo site stand in test/site; a setup builds it once for all of them. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ["default", ["json", { outputFile: ".throughcare/test-results.json" }]],
    projects: [
      {
        test: {
          ...common,
          name: "rooms",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**", "test/statistics/browser/**"],
        },
      },
      {
        test: {
          ...common,
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: ["test/site/setup.ts"],
        },
      },
      {
        plugins: [serveFiles()],
        test: {
          ...common,
          name: "browser",
          // The estimators keep nothing: one page loads them once for all files.
          isolate: false,
          include: ["test/statistics/**/*.test.ts"],
          // Commands need processes.
          exclude: ["test/statistics/commands/**"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: systemChromium,
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
