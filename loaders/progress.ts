/** What long work says while it runs; the command line draws it, tests collect it. */
export interface Progress {
  /** A step begins, in words for a person: "reading contacts.csv". */
  readonly step: (text: string) => void;
  /** How far the current step has come, from 0 to 1. */
  readonly share: (share: number) => void;
}

/** Says nothing. */
export const silent: Progress = { step: () => {}, share: () => {} };
