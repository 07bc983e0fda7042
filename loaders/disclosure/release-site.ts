import type { Figure } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import type { IntakeSummary, PolicySummary, SiteData } from "../../src/released/site-data.ts";
import { cellsOf } from "./cells-of.ts";
import { DisclosureError } from "./disclosure-error.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { TierPolicy } from "./policy.ts";
import { assertReleased, deriveFrom, releaseDescription } from "./release.ts";
import type { SiteDescription } from "./site-description.ts";

export interface SiteParts {
  readonly description: Omit<SiteDescription, "tier" | "policy">;
  readonly policy: TierPolicy;
  readonly figures: readonly Released<Figure>[];
  readonly intake: Released<IntakeSummary>;
}

/** Puts the content of a site together from released parts: nothing else gets in. */
export function releaseSite({ description, policy, figures, intake }: SiteParts): Released<SiteData> {
  const parts = {
    description: releaseDescription({ ...description, tier: policy.tier, policy: policySummary(policy) }),
    figures: byId(figures),
    intake,
  };
  return deriveFrom(parts, ({ description, figures, intake }) => ({
    ...plain(description),
    fingerprint: fingerprintOf(figures),
    figures,
    intake,
    suppression: Object.values(figures)
      .map(suppressionOf)
      .toSorted((a, b) => (a.figure < b.figure ? -1 : 1)),
  }));
}

/** The rules of a tier as the methods page states them. */
export const policySummary = ({ version, counts, rates, curves }: TierPolicy): PolicySummary => ({
  version,
  threshold: counts.threshold,
  roundingBase: counts.roundingBase,
  rateMinimum: rates.minimum,
  curveMinimum: curves.minimum,
  curveEndsBelow: curves.endsBelow,
  gridMonths: curves.gridMonths,
});

function byId(figures: readonly Released<Figure>[]): Released<Readonly<Record<string, Figure>>> {
  const parts: Record<string, Released<Figure>> = {};
  for (const figure of figures) {
    assertReleased(figure, figure.id);
    if (figure.id in parts)
      throw new DisclosureError("category twice", figure.id, "two figures have this id. Rename one.");
    parts[figure.id] = figure;
  }
  return deriveFrom(parts, () => ({ ...parts }));
}

/** How many cells are shown, bounds included, and how many the gate hides; [x] and [z] are neither. */
export function suppressionOf(figure: Figure): SiteData["suppression"][number] {
  const kinds = cellsOf(figure).map(({ kind }) => kind);
  return {
    figure: figure.id,
    shown: kinds.filter((kind) => !["c", "x", "z"].includes(kind)).length,
    hidden: kinds.filter((kind) => kind === "c").length,
  };
}

const plain = (description: SiteDescription): SiteDescription => ({ ...description });
