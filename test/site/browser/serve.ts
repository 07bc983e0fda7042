import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";

/** Serves a built site on a free port, as a static host does. */
export async function serve(
  folder: string,
): Promise<{ readonly origin: string; readonly close: () => void }> {
  const handler = sirv(folder, { extensions: ["html"], dev: true });
  const server = createServer((request, response) =>
    handler(request, response, () => {
      response.statusCode = 404;
      response.end();
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
