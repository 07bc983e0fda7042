import Papa from "papaparse";
import { headOf } from "../files/head-of.ts";
import type { PreparedFile } from "../files/prepare-file.ts";
import { refuse } from "../refusal.ts";
import { findDelimiter } from "./find-delimiter.ts";

/** How a text file is laid out. */
export interface Header {
  readonly delimiter: string;
  /** Names as they stand, without surrounding spaces; by position where datapackage.json says so. */
  readonly names: readonly string[];
  /** Whether the first record holds names. */
  readonly present: boolean;
}

/**
 * Delimiter and column names of a prepared text file.
 * Throws DeliveryRefused: ambiguous delimiter, no header.
 */
export async function readHeader(file: PreparedFile, isKnown: (name: string) => boolean): Promise<Header> {
  const { declared, name } = file;
  const head = (await headOf(file.readable)).toString("utf8").replace(/^\uFEFF/, "");
  const delimiter = declared.delimiter ?? findDelimiter(head, isKnown);
  if (delimiter === "ambiguous") refuse("ambiguous delimiter", { file: name });
  const first = Papa.parse<string[]>(head, { delimiter, preview: 1 }).data[0] ?? [];
  const names = first.map((text) => text.trim());
  if (declared.names !== null) {
    if (declared.names.length !== names.length)
      refuse("invalid datapackage", {
        file: name,
        line: 1,
        detail: `${declared.names.length} fields are listed by position, the file has ${names.length} columns`,
      });
    return { delimiter, names: declared.names, present: declared.header };
  }
  if (!declared.header || names.every((text) => text === "")) refuse("no header", { file: name, line: 1 });
  return { delimiter, names, present: true };
}
