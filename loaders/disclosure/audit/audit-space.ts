import { AuditError } from "./audit-error.ts";
import { buildSpace, type Run } from "./build-space.ts";
import type { Certificate } from "./certificate.ts";
import { type SearchOptions, type SearchResult, searchWorlds } from "./search.ts";
import type { Space } from "./space.ts";
import type { Target } from "./targets.ts";
import { type Claim, verifyCertificate } from "./verify-certificate.ts";
import { indexOf, trueWorld } from "./world.ts";

/** What the audit says of one space. */
export interface SpaceAudit {
  readonly space: string;
  readonly units: number;
  /** Bounds that readers have been told, in this release and in all before it. */
  readonly statements: number;
  /** Counts that might have to be protected, and those that are. */
  readonly targets: number;
  readonly protectedCounts: number;
  /** Protected counts of which no reader can be shown to be unsure enough. */
  readonly narrow: number;
  /** The fewest values that a protected count was shown to have. */
  readonly narrowest: number;
  /** How many protected counts were shown to have how many values: [values, counts]. */
  readonly widths: readonly (readonly [values: number, counts: number])[];
  readonly worlds: number;
  readonly figures: readonly FigureAudit[];
}

export interface FigureAudit {
  readonly figure: string;
  readonly protectedCounts: number;
  readonly narrow: number;
  /** Values that its protected counts were shown to have: the fewest, and the median. */
  readonly narrowest: number;
  readonly median: number;
}

export interface AuditedSpace {
  readonly space: Space;
  /** Protected counts without proof. */
  readonly unproven: readonly Target[];
  readonly audit: SpaceAudit;
  readonly certificate: Certificate;
}

/**
 * Attacks everything that was ever said of a space: is there, for each protected count, a second world that no
 * reader can tell from the first, and in which the count differs?
 * @throws AuditError where the truth contradicts what was released, or a certificate does not hold
 */
export function auditSpace(runs: readonly Run[], options: SearchOptions): AuditedSpace {
  const space = buildSpace(runs);
  const [contradiction] = trueWorld(space, indexOf(space)).contradicted();
  if (contradiction !== undefined)
    throw new AuditError(
      "the truth contradicts a statement",
      `${contradiction.figure}, ${contradiction.place}: what was released of it is not what the data say. Nothing is released; please report it.`,
    );
  const result = searchWorlds(space, options);
  const wrong = verifyCertificate(space, result.certificate, claimsOf(result));
  if (wrong[0] !== undefined)
    throw new AuditError(
      "a certificate does not hold",
      `${wrong[0]}. Nothing is released; please report it.`,
    );
  return {
    space,
    unproven: result.narrow.map((target) => result.targets.describe(target)),
    audit: summary(space, result),
    certificate: result.certificate,
  };
}

/** Every protected count that the search says it has proof for. */
const claimsOf = ({ certificate, targets }: SearchResult): Claim[] =>
  certificate.targets.map(([target]) => ({ target, ...targets.describe(target) }));

function summary(space: Space, result: SearchResult): SpaceAudit {
  const { targets, narrow, certificate, protectedCounts, narrowest, values, widths } = result;
  const isNarrow = new Set(narrow);
  const figures = new Map<string, { narrow: number; widths: number[] }>();
  for (const [target, width] of values) {
    const { figure } = space.tokens[targets.describe(target).token]!;
    const found = figures.get(figure) ?? { narrow: 0, widths: [] };
    figures.set(figure, found);
    found.narrow += Number(isNarrow.has(target));
    found.widths.push(width);
  }
  return {
    space: space.name,
    units: space.units.length,
    statements: space.constraints.length,
    targets: targets.size,
    protectedCounts,
    narrow: narrow.length,
    narrowest,
    widths,
    worlds: certificate.worlds.length,
    figures: [...figures].map(([figure, { narrow: left, widths: all }]) => {
      all.sort((a, b) => a - b);
      return {
        figure,
        protectedCounts: all.length,
        narrow: left,
        narrowest: all[0]!,
        median: all[Math.floor(all.length / 2)]!,
      };
    }),
  };
}
