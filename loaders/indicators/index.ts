import type { CatalogueEntry } from "../../src/released/site-data.ts";
import { assessmentQuality } from "./assessment-quality.ts";
import { contactCompliance } from "./contact-compliance.ts";
import { deliveryCompleteness } from "./delivery-completeness.ts";
import type { Indicator } from "./indicator.ts";
import { levelDiscrimination } from "./level-discrimination.ts";
import { programmeFunnel } from "./programme-funnel.ts";
import { provenReoffending } from "./proven-reoffending.ts";
import { relapseIncidence } from "./relapse-incidence.ts";
import { safetyBounds } from "./safety-bounds.ts";
import { staffCertified } from "./staff-certified.ts";
import { staffTraining } from "./staff-training.ts";

/** Every indicator, pillar by pillar. */
export const catalogue: readonly Indicator[] = [
  relapseIncidence,
  provenReoffending,
  safetyBounds,
  contactCompliance,
  levelDiscrimination,
  assessmentQuality,
  programmeFunnel,
  staffTraining,
  staffCertified,
  deliveryCompleteness,
];

/** The catalogue as pages, the data dictionary and the command line read it. */
export const catalogueEntries = (): readonly CatalogueEntry[] =>
  catalogue.map(({ definition, figures }) => ({ ...definition, figures: figures.map(({ id }) => id) }));
