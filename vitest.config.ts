import { defineConfig } from "vitest/config";

const common = {
  env: { TZ: "UTC", OBSERVABLE_TELEMETRY_DISABLE: "1" },
  testTimeout: 120_000,
  hookTimeout: 300_000,
};

/** Tests that need the built demo site stand in test/site; a setup builds it once for all of them. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ["default", ["json", { outputFile: ".throughcare/test-results.json" }]],
    projects: [
      { test: { ...common, name: "rooms", include: ["test/**/*.test.ts"], exclude: ["test/site/**"] } },
      {
        test: {
          ...common,
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: ["test/site/setup.ts"],
        },
      },
    ],
  },
});
