interface Failure {
  readonly message: string;
  readonly exitCode: number;
}

/** Codes of the operating system that a person can do something about, with what to do. */
const systemCures: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full: make room, or choose another --work or --out. Nothing was replaced.",
  EFBIG: "A file grew beyond the limit set for this process: raise the limit. Nothing was replaced.",
  EDQUOT: "The disk quota is used up: make room, or choose another --work or --out. Nothing was replaced.",
  EACCES: "May not be read or written by this user: correct the permissions, or choose another folder.",
  EPERM: "May not be changed by this user: correct the permissions, or choose another folder.",
  EROFS: "Lies on a read-only file system: choose another folder.",
  ENOENT: "There is no such file or folder: check the path, or create the folder.",
  ENOTDIR: "A part of this path is a file and not a folder: check the path.",
  EADDRINUSE: "Another program uses this port: choose another --port.",
  EMFILE: "Too many files are open: raise the limit (ulimit -n).",
};

/** A full disk is no fault of the file that happened to be written. */
const fullDisk: ReadonlySet<string> = new Set(["ENOSPC", "EFBIG", "EDQUOT"]);

/** What a person is told of a failure, and the exit code; a failure that nobody foresaw says so. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error))
    return { message: "Stopped by something that is not an error.", exitCode: 70 };
  if ("exitCode" in error && typeof error.exitCode === "number")
    return { message: error.message, exitCode: error.exitCode };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const cure = code === undefined ? undefined : systemCures[code];
  if (cure !== undefined)
    return { message: `${fullDisk.has(code ?? "") ? "" : placeOf(error)}${cure}`, exitCode: 74 };
  if (/No space left on device|disk.*full|File too large|Could not write/i.test(error.message))
    return { message: systemCures.ENOSPC ?? "", exitCode: 74 };
  // DuckDB's messages can quote a value of an export: only the kind of error and our own lines are printed.
  const ours = (error.stack ?? "").split("\n").filter((line) => /^\s+at .*loaders\//.test(line));
  const place =
    ours[0]
      ?.trim()
      .replace(/^at\s+/, "")
      .replace(/\(?file:\/\/.*\/loaders\//, "(loaders/") ?? "unknown place";
  return {
    message: `An error that was not foreseen (${error.name}) at ${place}. Nothing was replaced. Please report it.`,
    exitCode: 70,
  };
}

/** The path that an error of the operating system names: a place, never a value of an export. */
const placeOf = (error: Error) =>
  "path" in error && typeof error.path === "string" ? `${error.path}: ` : "";
