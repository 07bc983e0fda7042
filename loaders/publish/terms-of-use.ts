import { translator } from "../../src/messages/translate.ts";

/** The terms that every download of the research tier carries, in one line. */
export const termsOfUse = (locale = "en"): string => translator(locale)("extract.terms.text");

/** The terms as the first line of a CSV file; readers of CSV pass over lines that begin with #. */
export const termsComment = (locale = "en"): string => `# ${termsOfUse(locale)}\n`;
