import { join } from "node:path";
import { silent } from "../progress.ts";
import { releaseDelivery } from "../release-delivery.ts";
import { reportUse } from "./report-use.ts";

const [delivery = "", work = ""] = process.argv.slice(2);
await releaseDelivery(
  { exports: delivery, tier: "public", work: join(work, "rebuild") },
  { to: join(work, "released"), progress: silent, unaudited: true },
);
reportUse();
