import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tableNames } from "../../loaders/exports/contract/index.ts";
import { checkModel } from "../../loaders/warehouse/check-models.ts";
import { describeDelivery } from "../../loaders/warehouse/describe-delivery.ts";
import type { Model } from "../../loaders/warehouse/model.ts";
import { models } from "../../loaders/warehouse/models/index.ts";
import { statements } from "../../loaders/warehouse/statements.ts";
import { accept, build, deliveryOf, episode, openWorkshop, type Workshop } from "./fixture.ts";

const files = statements();
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

describe("the SQL of the warehouse", () => {
  test("is every .sql file of the two rooms, each run once", () => {
    const inRoom = (room: string) =>
      readdirSync(`loaders/warehouse/${room}`)
        .filter((file) => file.endsWith(".sql"))
        .map((file) => `${room}.${file.replace(/\.sql$/, "")}`);
    expect(files.map(({ relation }) => relation).toSorted()).toEqual(
      [...inRoom("staging"), ...inRoom("models")].toSorted(),
    );
    expect(inRoom("staging")).toHaveLength(tableNames.length);
  });

  test.each(files)(
    "$relation is one statement that makes what its file is named after",
    ({ relation, sql }) => {
      expect(sql).toMatch(new RegExp(`^CREATE OR REPLACE (TABLE|VIEW) ${relation} AS$`, "m"));
      expect(sql.match(/^CREATE /gm)).toHaveLength(1);
      expect(sql.replaceAll(/--.*/g, "")).not.toContain(";");
      expect(sql).toMatch(/^-- grain: one row per [^\n]+\n/);
    },
  );

  test.each(files.filter(({ sql }) => sql.includes("REPLACE TABLE")))(
    "$relation says the order of its rows, so that threads cannot choose it",
    ({ sql }) => {
      expect(sql).toMatch(/\nORDER BY [^\n]+\n$/);
    },
  );

  test.each(files)("$relation never asks NOT IN of a query, which one NULL would silence", ({ sql }) => {
    expect(sql).not.toMatch(/NOT\s+IN\s*\(\s*(SELECT|FROM)/i);
  });

  test("binds against empty tables, one statement after the other, and gives empty ones", async () => {
    const { connection } = workshop;
    await accept(connection, {});
    await connection.run("CREATE SCHEMA IF NOT EXISTS staging; CREATE SCHEMA IF NOT EXISTS models");
    await describeDelivery(connection, deliveryOf({}));
    for (const { relation, sql } of files) {
      await connection.run(`EXPLAIN ${sql}`);
      await connection.run(sql);
      const reader = await connection.runAndReadAll(`SELECT count(*) FROM ${relation}`);
      expect(reader.getRows(), relation).toEqual([[0n]]);
    }
  });
});

describe("the description beside a model", () => {
  test.each([...models])("of $name says the grain that the SQL says", ({ name, grain }) => {
    const file = files.find(({ relation }) => relation === `models.${name}`);
    expect(file?.sql.split("\n")[0]).toBe(`-- grain: ${grain}`);
  });

  test.each([...models] as Model[])("of $name names every column, and no other", async (model) => {
    const warehouse = await build(workshop, { cohorts: ["cohort_wing"], rows: { cases: [episode()] } });
    const rows = await warehouse.rows<{ column_name: string }>(
      `SELECT column_name FROM duckdb_columns() WHERE schema_name = 'models' AND table_name = '${model.name}'`,
    );
    const carried = model.carries;
    const names = rows
      .map(({ column_name }) => column_name)
      .filter((name) => carried === undefined || !name.startsWith(carried));
    expect(names.toSorted()).toEqual(Object.keys(model.columns).toSorted());
  });

  const broken: readonly [string, string, RegExp][] = [
    ["unique", "SELECT 'a' AS id, 1 AS size UNION ALL SELECT 'a', 1", /\(id\) is not unique/],
    ["not null", "SELECT NULL::VARCHAR AS id, 1 AS size", /id is null/],
    ["accepted values", "SELECT 'a' AS id, 3 AS size", /size is not an accepted value/],
    ["minimum", "SELECT 'a' AS id, -1 AS size", /size is below its minimum/],
    ["relationships", "SELECT 'b' AS id, 1 AS size", /id refers to nothing in models\.others/],
  ];
  const model: Model = {
    name: "broken",
    grain: "one row per id",
    key: ["id"],
    columns: {
      id: { description: "Id.", notNull: true, references: { relation: "models.others", column: "id" } },
      size: { description: "Size.", accepted: [-1, 1], minimum: 0 },
    },
  };

  test.each(broken)("is tested: %s", async (_, sql, message) => {
    const { connection } = workshop;
    await connection.run("CREATE SCHEMA IF NOT EXISTS models");
    await connection.run("CREATE OR REPLACE TABLE models.others AS SELECT 'a' AS id");
    await connection.run(`CREATE OR REPLACE TABLE models.broken AS ${sql}`);
    await expect(checkModel(connection, model)).rejects.toThrow(message);
    await connection.run("CREATE OR REPLACE TABLE models.broken AS SELECT 'a' AS id, 1 AS size");
    await expect(checkModel(connection, model)).resolves.toBeUndefined();
    await connection.run("DROP TABLE models.broken; DROP TABLE models.others");
  });

  test("is tested: unique over several columns together, a missing part of the key included", async () => {
    const { connection } = workshop;
    const pairs: Model = {
      name: "pairs",
      grain: "one row per id and day",
      key: ["id", "day"],
      columns: { id: { description: "Id." }, day: { description: "Day." } },
    };
    const fill = (rows: string) =>
      connection.run(`CREATE OR REPLACE TABLE models.pairs AS FROM (VALUES ${rows}) AS p (id, day)`);
    await fill("('a', 1), ('a', 2), ('b', 1), ('b', NULL)");
    await expect(checkModel(connection, pairs)).resolves.toBeUndefined();
    for (const rows of ["('a', 1), ('b', 1), ('a', 1)", "('b', NULL), ('b', NULL)"]) {
      await fill(rows);
      await expect(checkModel(connection, pairs)).rejects.toThrow(/\(id, day\) is not unique/);
    }
    await connection.run("DROP TABLE models.pairs");
  });
});
