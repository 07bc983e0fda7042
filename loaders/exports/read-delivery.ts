import type { Intake } from "./intake.ts";
import { QuarantineLimitExceeded } from "./quarantine-limit-exceeded.ts";
import { type TakeInOptions, takeIn } from "./take-in.ts";

/**
 * Reads and checks a delivery to be evaluated. Afterwards the connection holds schema `accepted` (every table
 * and column of the contract, typed and re-keyed) and schema `private` (raw keys, quarantine), which nothing
 * may publish; the quarantine is kept in the work folder, for its owner only.
 * Throws DeliveryRefused (exit code 2) where the delivery cannot be used at all, and QuarantineLimitExceeded
 * (exit code 1) where more rows of a file are quarantined than the policy allows.
 */
export async function readDelivery(options: TakeInOptions): Promise<Intake> {
  const intake = await takeIn(options);
  if (intake.report.exitCode === 1) throw new QuarantineLimitExceeded(intake.report);
  return intake;
}
