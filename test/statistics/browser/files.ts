/** What ../files.ts is in Node: the same, asked of the test server (serve-files.ts). */
export const datasets = "@datasets";

export const datasetsPresent = ask(datasets).status === 200;

export function textOf(path: string, encoding: "utf8" | "latin1" = "utf8"): string {
  const { status, responseText } = ask(path, encoding);
  if (status !== 200) throw new Error(`${path} cannot be read (${status})`);
  return responseText;
}

/** Waits for the answer, as reading a file does, so that the same tests run in both places. */
function ask(path: string, charset = "utf8"): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open("GET", `/@text/${path}`, false);
  request.overrideMimeType(`text/plain; charset=${charset}`);
  request.send();
  return request;
}
