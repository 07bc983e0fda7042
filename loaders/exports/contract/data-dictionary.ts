import { isTableName, tableOf } from "../columns.ts";
import { rowRules } from "../rules.ts";
import { cohortLimits } from "./cases.ts";
import { dataPackage, type PackageField } from "./data-package.ts";
import { tableNames } from "./index.ts";

const presence = {
  required: "required",
  expected: "not required, but much is missing without it",
  optional: "optional",
} as const;

const cell = (text: string): string => text.replaceAll("|", "\\|");

function allowed({ type, constraints = {} }: PackageField): string {
  const { enum: values, minimum, maximum, pattern } = constraints;
  if (values !== undefined) return values.join(", ");
  if (pattern !== undefined) return `\`${pattern}\``;
  if (minimum !== undefined || maximum !== undefined) return `${minimum ?? "…"} to ${maximum ?? "…"}`;
  return type === "date" ? "YYYY-MM-DD" : "";
}

function fieldRow(field: PackageField): string {
  const required = field.constraints?.required === true ? "yes" : "";
  return `| ${[`\`${field.name}\``, field.type, required, allowed(field), field["throughcare:role"], field.description].map(cell).join(" | ")} |`;
}

/** The contract for people: one section a table, one line a column. */
export function dataDictionary(): string {
  const { resources } = dataPackage();
  const sections = resources.flatMap(({ name, schema }) => {
    if (!isTableName(name)) return [];
    const table = tableOf(name);
    const keys = table.foreignKeys.map(
      ({ field, table: other, references }) => `\`${field}\` refers to \`${other}.${references}\`.`,
    );
    return [
      `## ${name}`,
      "",
      `One row: ${table.grain}. The table is ${presence[table.presence]}. ` +
        `Key: ${table.primaryKey.map((field) => `\`${field}\``).join(", ")}.${keys.length > 0 ? ` ${keys.join(" ")}` : ""}`,
      ...(table.extraColumns === undefined
        ? []
        : [
            "",
            `Columns of your own whose names match \`${table.extraColumns}\` are carried as text, for cohorts, and published as delivered: at most ${cohortLimits.values} different values of at most ${cohortLimits.characters} characters each.`,
          ]),
      "",
      "| column | type | required | allowed | role | meaning |",
      "|---|---|---|---|---|---|",
      ...schema.fields.map(fieldRow),
      "",
    ];
  });
  return `${[
    "# Data dictionary",
    "",
    "Written by `npm run contract` from `loaders/exports/contract`; a test keeps it up to date. Machines read the " +
      "same in `data/contract/datapackage.json`.",
    "",
    `${tableNames.length} tables. A date \`x_on\` may be delivered as \`x_day\` instead: whole days since the person's ` +
      "time zero (release, or the start of supervision where that is later). Where a date is required, either will " +
      "do. A column that the contract does not name is reported and carried nowhere.",
    "",
    "Roles: key (a pseudonym; replaced at intake), quasi (describes a person from outside), sensitive (risk or " +
      "outcome), time, measure.",
    "",
    ...sections,
    "## Rules that a row must keep",
    "",
    "A row that breaks one is kept in the quarantine and counted; the first in this order is the one that it is " +
      "counted under.",
    "",
    "| rule | cure |",
    "|---|---|",
    ...Object.entries(rowRules).map(([rule, cure]) => `| ${cell(rule)} | ${cell(cure)} |`),
  ].join("\n")}\n`;
}
