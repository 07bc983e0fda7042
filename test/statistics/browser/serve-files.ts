import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vitest/config";
import { datasets } from "../files.ts";

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Gives tests in the browser what they read: fixtures, pages, datasets. */
export const serveFiles = (): Plugin => ({
  name: "files that tests read",
  config: () => ({
    resolve: { alias: [{ find: /^(?:\.\.?\/)+files\.ts$/, replacement: pathOf("./files.ts") }] },
  }),
  configureServer: ({ middlewares }) => {
    middlewares.use("/@text", (request, response) => {
      const content = contentOf(decodeURI(request.url ?? ""));
      response.statusCode = content === undefined ? 404 : 200;
      response.end(content);
    });
  },
});

/** Of a folder, which is only asked for to see whether it is there, nothing. */
function contentOf(path: string): Buffer | string | undefined {
  const inDatasets = /^\/@datasets(?<rest>\/.*)?$/.exec(path);
  const file = inDatasets ? join(datasets, inDatasets.groups?.rest ?? "") : pathOf(`../../..${path}`);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? "" : readFileSync(file);
}
