import type { ComponentOptions } from "./component-options.ts";
import { element } from "./element.ts";

/** What of SiteData stands in a stamp. */
export interface Provenance {
  /** SHA-256 (hex) of the released figures. */
  readonly fingerprint: string;
  readonly asOf: string | null;
}

/** Characters of the fingerprint that are printed: enough to tell releases apart by eye. */
export const shortFingerprint = (fingerprint: string): string => fingerprint.slice(0, 12);

/** The line that says from which release and by which definition a figure is made. */
export function provenanceStamp(
  { fingerprint, asOf }: Provenance,
  {
    document,
    t,
    format,
    definitionVersion,
  }: Pick<ComponentOptions, "document" | "t" | "format"> & { definitionVersion: string },
): HTMLElement {
  const text = t("components.figure.stamp", {
    asOf: asOf === null ? "none" : format.date(asOf),
    fingerprint: shortFingerprint(fingerprint),
    version: definitionVersion,
  });
  return element(document, "p", { class: "figure-stamp" }, text);
}
