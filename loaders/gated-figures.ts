import type { Figure } from "../src/released/figure.ts";
import type { Released } from "../src/released/released.ts";
import { type AuditedRelease, auditRelease } from "./audit-release.ts";
import { AuditError } from "./disclosure/audit/audit-error.ts";
import { isProven } from "./disclosure/audit/describe-audit.ts";
import { describeWeakness } from "./disclosure/audit/describe-weakness.ts";
import { type HiddenCell, nameOfCell } from "./disclosure/hide-cells.ts";
import { rehearsalOf, repeat } from "./disclosure/ledger-rehearsal.ts";
import type { Gate } from "./disclosure/release.ts";
import { computeFigures } from "./indicators/compute-figures.ts";
import type { Progress } from "./progress.ts";
import type { Warehouse } from "./warehouse/warehouse.ts";

interface GatedOptions {
  readonly warehouse: Warehouse;
  readonly gate: Gate;
  /** Characteristics crossed at once in what is proven; null: nothing is audited. */
  readonly crossing: number | null;
  readonly tries?: number;
  readonly progress: Progress;
}

export interface GatedFigures {
  readonly figures: Released<Readonly<Record<string, Released<Figure>>>>;
  readonly audited?: AuditedRelease;
  /** Cells that were hidden so that every protected count has its proof. */
  readonly hidden: readonly HiddenCell[];
}

/** Rounds of hiding: what needs more of them is better told in coarser categories. */
const ROUNDS = 6;

/**
 * Figures that have passed the audit: where a protected count has no proof, the cheapest cell that gives it away is
 * hidden, and everything is attacked anew.
 * @throws AuditError where hiding does not help, or takes too much
 */
export async function gatedFigures(options: GatedOptions): Promise<GatedFigures> {
  const { warehouse, gate, crossing, tries, progress } = options;
  if (crossing === null)
    return { figures: await computeFigures({ warehouse, gate, progress }), hidden: gate.hidden ?? [] };
  let hidden = gate.hidden ?? [];
  for (let round = 0; ; round++) {
    const rehearsal = { ...gate, ledger: rehearsalOf(gate.ledger), hidden };
    const figures = await computeFigures({ warehouse, gate: rehearsal, progress });
    const audited = await auditRelease({
      warehouse,
      gate: rehearsal,
      crossing,
      progress,
      ...(tries === undefined ? {} : { tries }),
    });
    if (isProven(audited.audit)) {
      repeat(rehearsal.ledger, gate.ledger);
      return { figures, audited, hidden };
    }
    const cells = remediesOf(audited, hidden);
    if (cells.length === 0 || round === ROUNDS) throw refusal(audited);
    hidden = [...hidden, ...cells];
  }
}

/** One cell for each weakness that has one; what is hidden already helps no more. */
function remediesOf({ weaknesses }: AuditedRelease, hidden: readonly HiddenCell[]): HiddenCell[] {
  const name = (cell: HiddenCell) => nameOfCell(cell.figure, cell);
  const known = new Set(hidden.map(name));
  const found = new Map(
    weaknesses.flatMap(({ remedy }) => (remedy === undefined ? [] : [[name(remedy), remedy] as const])),
  );
  return [...found].flatMap(([each, cell]) => (known.has(each) ? [] : [cell]));
}

function refusal({ weaknesses, audit }: AuditedRelease): AuditError {
  const narrow = audit.spaces.reduce((sum, space) => sum + space.narrow, 0);
  const lines = weaknesses.map(describeWeakness);
  return new AuditError(
    "a protected count is too narrow",
    `${narrow} without proof. Nothing was replaced.\n${lines.join("\n")}`,
  );
}
