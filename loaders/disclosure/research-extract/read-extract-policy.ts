import { readPolicyFile } from "../read-policy.ts";
import type { ExtractPolicy } from "./extract-policy.ts";

/** The rules of the research extract from the policy file. Throws PolicyError. */
export function readExtractPolicy(file?: string): ExtractPolicy {
  const { version, extract } = readPolicyFile(file);
  return {
    version,
    k: extract.k.value,
    suppression: extract.suppression.value,
    informationLoss: extract.informationLoss.value,
    diversity: extract.diversity.value,
    gridDays: extract.gridDays.value,
    extremes: extract.extremes.value,
    rareCategories: extract.rareCategories.value,
    attributes: extract.attributes.value,
  };
}
