import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import sirv from "sirv";
import type { Tier } from "../src/released/site-data.ts";
import { siteMark, tierFolder } from "./build-options.ts";
import { UsageError } from "./usage-error.ts";

interface PreviewOptions {
  readonly tier: Tier;
  readonly out?: string;
  readonly port: number;
}

/** Serves a built site on this machine only, until it is interrupted. */
export async function preview({ tier, out, port }: PreviewOptions): Promise<void> {
  const folder = resolve(out ?? tierFolder[tier]);
  if (!existsSync(join(folder, siteMark)))
    throw new UsageError("There is no built site in this folder: run npm run demo or npm run build first.");
  const handler = sirv(folder, { extensions: ["html"] });
  const server = createServer((request, response) =>
    handler(request, response, () => {
      response.statusCode = 404;
      response.end("No such page.");
    }),
  );
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", listening);
  });
  console.log(`The ${tier} site: http://127.0.0.1:${port}/ (Ctrl+C ends)`);
}
