import { join } from "node:path";
import { AuditError } from "../../../loaders/disclosure/audit/audit-error.ts";
import { initLedger } from "../../../loaders/disclosure/ledger.ts";
import { LedgerError } from "../../../loaders/disclosure/ledger-error.ts";
import { silent } from "../../../loaders/progress.ts";
import { releaseDelivery } from "../../../loaders/release-delivery.ts";
import { verifyLedger } from "../../../loaders/verify-ledger.ts";

export interface Case {
  readonly name: string;
  /** Deliveries of one service, oldest first. */
  readonly deliveries: readonly { readonly as: string; readonly exports: string }[];
  readonly mapping?: string;
  readonly crossing: number;
}

/** What a release of the public tier came to. */
export interface Outcome {
  readonly as: string;
  /** Why the audit refused it; then the rest is not known. */
  readonly refused?: string;
  readonly people?: number;
  readonly earlier?: number;
  readonly statements?: number;
  readonly targets?: number;
  readonly protectedCounts?: number;
  readonly notProven?: number;
  /** Fewest values that a protected count was shown to have. */
  readonly narrowest?: number;
  /** From the delivery to the released files, in all rounds of hiding. */
  readonly seconds: number;
  /** The last round of the audit. */
  readonly auditSeconds?: number;
  readonly shown?: number;
  readonly hidden?: number;
  /** Whether every certificate of the ledger holds, checked from what the ledger holds. */
  readonly certificate: boolean;
}

/** Releases the deliveries of a case one after the other into one ledger. */
export async function releaseInTurn(
  { deliveries, mapping, crossing }: Case,
  { folder, told = () => {} }: { readonly folder: string; readonly told?: (outcome: Outcome) => void },
): Promise<Outcome[]> {
  const [ledger, work] = [join(folder, "ledger"), join(folder, "work")];
  initLedger({ folder: ledger, synthetic: true });
  const outcomes: Outcome[] = [];
  for (const { as, exports } of deliveries) {
    const request = { exports, mapping, tier: "public", work, ledger, release: true, crossing } as const;
    const started = performance.now();
    const result = await releaseDelivery(request, { to: join(folder, "released"), progress: silent }).catch(
      refusalOf,
    );
    const seconds = (performance.now() - started) / 1000;
    const outcome: Outcome = {
      as,
      seconds,
      ...outcomeOf(result),
      certificate: await holds({ ledger, work }),
    };
    outcomes.push(outcome);
    told(outcome);
  }
  return outcomes;
}

/** What the audit says where it refuses a release: nothing was added to the ledger. */
function refusalOf(error: unknown): string {
  if (error instanceof AuditError) return error.message;
  throw error;
}

function outcomeOf(
  result: Awaited<ReturnType<typeof releaseDelivery>> | string,
): Omit<Outcome, "as" | "certificate" | "seconds"> {
  return typeof result === "string" ? { refused: result } : releasedAs(result);
}

function releasedAs({
  site,
  audited,
}: Awaited<ReturnType<typeof releaseDelivery>>): Omit<Outcome, "as" | "certificate" | "seconds"> {
  if (audited === undefined) throw new Error("a release is audited");
  const { spaces, earlier } = audited.audit;
  const sum = (of: (space: (typeof spaces)[number]) => number) =>
    spaces.reduce((total, space) => total + of(space), 0);
  const cells = (of: "shown" | "hidden") => site.suppression.reduce((total, figure) => total + figure[of], 0);
  return {
    people: spaces.find(({ space }) => space === "people")?.units ?? 0,
    earlier,
    statements: sum(({ statements }) => statements),
    targets: sum(({ targets }) => targets),
    protectedCounts: sum(({ protectedCounts }) => protectedCounts),
    notProven: sum(({ narrow }) => narrow),
    narrowest: Math.min(...spaces.map(({ narrowest }) => narrowest)),
    auditSeconds: audited.seconds,
    shown: cells("shown"),
    hidden: cells("hidden"),
  };
}

async function holds(request: { readonly ledger: string; readonly work: string }): Promise<boolean> {
  try {
    await verifyLedger({ ...request, proofs: true });
    return true;
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}
