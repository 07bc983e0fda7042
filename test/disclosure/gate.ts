import { throwawayLedger } from "../../loaders/disclosure/ledger.ts";
import type { TierPolicy } from "../../loaders/disclosure/policy.ts";
import { readPolicy } from "../../loaders/disclosure/read-policy.ts";
import { type Gate, release } from "../../loaders/disclosure/release.ts";
import type { Statement } from "../../loaders/disclosure/statement.ts";
import type { Tier } from "../../src/released/site-data.ts";

export const policies = readPolicy();

/** A gate with a ledger that is thrown away. */
export const gateOf = (policy: TierPolicy | Tier): Gate => ({
  policy: typeof policy === "string" ? policies[policy] : policy,
  ledger: throwawayLedger({ synthetic: true }),
  release: "test",
});

/** What a tier lets out of a statement. */
export const released = <S extends Statement>(statement: S, policy: TierPolicy | Tier) =>
  release(statement, gateOf(policy));

export const few = (limit: number) => ({ kind: "c", side: "few", limit }) as const;
export const most = (limit: number) => ({ kind: "c", side: "most", limit }) as const;
export const shown = (value: number, within: number) => ({ kind: "count", value, within }) as const;
export const hidden = { kind: "c" } as const;
