import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildWarehouse } from "../../loaders/warehouse/build-warehouse.ts";
import { models } from "../../loaders/warehouse/models/index.ts";
import { readRows } from "../../loaders/warehouse/read-rows.ts";
import { WarehouseError } from "../../loaders/warehouse/warehouse-error.ts";
import { accept, build, deliveryOf, episode, openWorkshop, type Workshop } from "./fixture.ts";

let workshop: Workshop;
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.close());

const folder = () => join(workshop.workFolder, "warehouse");
const many = {
  rows: {
    cases: Array.from({ length: 40 }, (_, index) =>
      episode({
        case_id: `c${index}`,
        person_id: `p${Math.floor(index / 2)}`,
        supervision_started_on: index % 2 === 0 ? "2024-01-01" : "2024-06-01",
        ended_on: index % 2 === 0 ? "2024-03-01" : null,
        end_reason: index % 2 === 0 ? "completed" : null,
      }),
    ),
    events: [{ event_id: "1", case_id: "c3", kind: "threat", evidence: 2, occurred_on: "2024-07-01" }],
  },
};

const hashes = (path: string) =>
  readdirSync(path)
    .toSorted()
    .map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(path, file)))
        .digest("hex"),
    ]);

describe("buildWarehouse", () => {
  test("keeps every model, and nothing else, as Parquet that only its owner reads", async () => {
    await build(workshop, many);
    expect(readdirSync(folder()).toSorted()).toEqual(
      models.map(({ name }) => `models.${name}.parquet`).toSorted(),
    );
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(folder())) expect(statSync(join(folder(), file)).mode & 0o777).toBe(0o600);
    const [row] = await readRows(
      workshop.connection,
      `SELECT count(*) AS n FROM read_parquet('${join(folder(), "models.outcomes.parquet")}')`,
    );
    expect(row).toEqual({ n: 20 * 9 });
    expect(
      await readRows(
        workshop.connection,
        `SELECT DISTINCT compression FROM parquet_metadata('${join(folder(), "models.outcomes.parquet")}')`,
      ),
    ).toEqual([{ compression: "ZSTD" }]);
  });

  test("gives the same bytes from the same rows, in another database and folder", async () => {
    await build(workshop, many);
    const other = await openWorkshop();
    try {
      await build(other, many);
      expect(hashes(join(other.workFolder, "warehouse"))).toEqual(hashes(folder()));
    } finally {
      await other.close();
    }
  });

  test("gives the same models when the accepted rows lie in another order", async () => {
    await build(workshop, many);
    const first = hashes(folder());
    const { cases, events } = many.rows;
    await build(workshop, { rows: { cases: cases.toReversed(), events } });
    expect(hashes(folder())).toEqual(first);
  });

  test("run twice on one connection gives the same again, and nothing is left beside it", async () => {
    await build(workshop, many);
    const first = hashes(folder());
    await buildWarehouse({ ...workshop, delivery: deliveryOf(many) });
    expect(hashes(folder())).toEqual(first);
    expect(readdirSync(workshop.workFolder).filter((name) => name.startsWith("warehouse"))).toEqual([
      "warehouse",
    ]);
  });

  test("leaves the last good one alone when it fails", async () => {
    await build(workshop, many);
    const first = hashes(folder());
    const failing = buildWarehouse({
      ...workshop,
      delivery: deliveryOf({ delivery: { cutoff: null, followUpDays: null } }),
    });
    await expect(failing).rejects.toThrow(WarehouseError);
    await workshop.connection.run("DROP TABLE accepted.cooperation");
    await expect(buildWarehouse({ ...workshop, delivery: deliveryOf({}) })).rejects.toThrow();
    expect(hashes(folder())).toEqual(first);
  });

  test("overcomes what a killed build left behind, in either moment of the replacement", async () => {
    await build(workshop, many);
    const first = hashes(folder());
    renameSync(folder(), `${folder()}.previous`);
    mkdirSync(`${folder()}.partial`);
    writeFileSync(join(`${folder()}.partial`, "models.outcomes.parquet"), "half");
    await buildWarehouse({ ...workshop, delivery: deliveryOf(many) });
    expect(hashes(folder())).toEqual(first);
    expect(existsSync(`${folder()}.previous`)).toBe(false);
    expect(existsSync(`${folder()}.partial`)).toBe(false);
  });

  test("says what it does, and how far it is", async () => {
    const steps: string[] = [];
    const shares: number[] = [];
    await accept(workshop.connection, many);
    await buildWarehouse({
      ...workshop,
      delivery: deliveryOf(many),
      progress: { step: (text) => steps.push(text), share: (share) => shares.push(share) },
    });
    expect(steps).toEqual(["building the models", "testing the models", "keeping the warehouse"]);
    expect(shares.filter((share) => share === 1)).toHaveLength(2);
  });

  test("refuses a delivery in which follow-up has no end, naming what to state", async () => {
    await accept(workshop.connection, {
      rows: { cases: [episode({ supervision_started_on: null, supervision_started_day: 0 })] },
    });
    const building = (delivery: object) =>
      buildWarehouse({ ...workshop, delivery: deliveryOf({ delivery }) });
    await expect(building({ cutoff: null })).rejects.toThrow(/cutoff nor throughcare\.followUpDays/);
    await expect(building({ cutoff: "2025-01-01" })).rejects.toThrow(/state throughcare\.followUpDays/);
    await expect(building({ cutoff: null, followUpDays: 10 })).resolves.toBeDefined();
  });
});

describe("readRows", () => {
  const read = (sql: string) => readRows(workshop.connection, sql);

  test("gives plain values: whole numbers of any width, decimals, dates as text", async () => {
    expect(
      await read(
        "SELECT 5::BIGINT AS b, 7::HUGEINT AS h, 1.5::DECIMAL(4,1) AS d, DATE '2024-02-29' AS o, NULL AS n, 'x' AS t, true AS y, 0.5 AS f",
      ),
    ).toEqual([{ b: 5, h: 7, d: 1.5, o: "2024-02-29", n: null, t: "x", y: true, f: 0.5 }]);
  });

  test("refuses a whole number that would lose digits, and types that are no plain value", async () => {
    await expect(read("SELECT 9007199254740993::BIGINT AS count")).rejects.toThrow(/column count/);
    await expect(read("SELECT [1, 2] AS list")).rejects.toThrow(/column list/);
    await expect(read("SELECT now() AS moment")).rejects.toThrow(/column moment/);
  });
});
