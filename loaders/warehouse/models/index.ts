import { assessmentQuality } from "./assessment-quality.ts";
import { contactMonths } from "./contact-months.ts";
import { custodySpells } from "./custody-spells.ts";
import { episodes } from "./episodes.ts";
import { exposure } from "./exposure.ts";
import { outcomes } from "./outcomes.ts";
import { programmePaths } from "./programme-paths.ts";
import { trainingScores } from "./training-scores.ts";

/** All models, in the order in which they are built: a model comes after those it reads. */
export const models = [
  custodySpells,
  episodes,
  exposure,
  outcomes,
  contactMonths,
  programmePaths,
  trainingScores,
  assessmentQuality,
] as const;
