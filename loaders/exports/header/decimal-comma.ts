import type { TextFile } from "../files/read-text-file.ts";

/** Whether numbers are written with a comma: declared, or the comma cannot be anything else. */
export const hasDecimalComma = ({ declared, header }: TextFile): boolean =>
  declared.decimalComma || header.delimiter === ";";
