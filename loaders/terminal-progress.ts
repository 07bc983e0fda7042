import type { Progress } from "./progress.ts";

interface TerminalOptions {
  readonly stream?: NodeJS.WriteStream;
  /** Milliseconds since an arbitrary start. */
  readonly clock?: () => number;
}

/** Draws progress on a terminal: one line a step, with its share and seconds; plain lines where nobody watches. */
export function terminalProgress({
  stream = process.stderr,
  clock = () => performance.now(),
}: TerminalOptions = {}): Progress & { readonly done: () => void } {
  let text = "";
  let started = clock();
  const seconds = () => `${((clock() - started) / 1000).toFixed(1)} s`;
  const finish = () => {
    if (text === "") return;
    if (stream.isTTY) stream.write(`\r\x1b[K  ${text} (${seconds()})\n`);
    text = "";
  };
  return {
    step: (next) => {
      finish();
      text = next;
      started = clock();
      stream.write(stream.isTTY ? `\r\x1b[K  ${next} …` : `  ${next}\n`);
    },
    share: (share) => {
      if (stream.isTTY) stream.write(`\r\x1b[K  ${text} … ${Math.round(share * 100)} %`);
    },
    done: finish,
  };
}
