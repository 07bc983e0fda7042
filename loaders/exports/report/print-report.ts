import type { CheckReport, FaultReport } from "./check-report.ts";
import { printTable } from "./print-table.ts";

const linesShown = 5;
const number = (value: number): string => value.toLocaleString("en-GB");
const count = (value: number, one: string, several: string): string =>
  `${number(value)} ${value === 1 ? one : several}`;

/** The check report for a person: aligned, in plain words, without any value of the delivery. */
export function printReport(report: CheckReport): string {
  return report.outcome === "refused" ? printRefusal(report) : printChecked(report);
}

function printRefusal({ refusals }: CheckReport): string {
  const blocks = refusals.map(({ rule, cure, file, line, column, detail }) => {
    const place = [file, line === null ? "" : `line ${line}`, column === null ? "" : `column ${column}`];
    const what = detail === null ? rule : `${rule}: ${detail}`;
    return `  ${place.filter((part) => part !== "").join(", ")}\n    ${what}\n    ${cure}`;
  });
  return [
    `Refused: ${count(refusals.length, "reason", "reasons")}. Nothing of the delivery was used.`,
    "",
    blocks.join("\n\n"),
  ].join("\n");
}

function printChecked(report: CheckReport): string {
  const { tables, mappedFiles, faults, furtherFaults, mappedFileFaults } = report;
  const total = (key: "rows" | "accepted" | "quarantined") =>
    tables.reduce((sum, table) => sum + table[key], 0);
  const percent = (report.limit * 100).toLocaleString("en-GB");
  const verdict =
    report.outcome === "accepted"
      ? `Accepted: ${number(total("accepted"))} of ${count(total("rows"), "row", "rows")}, ${number(total("quarantined"))} quarantined.`
      : `Not accepted: more than ${percent} % of the rows of a file are quarantined, which is more than the policy allows.`;
  const files = [...mappedFiles, ...tables];
  return [
    `${verdict}`,
    "",
    ...printTable(
      ["file", "rows in", "accepted", "quarantined", ""],
      files.map(({ file, rows, accepted, quarantined }) => [
        file,
        number(rows),
        number(accepted),
        number(quarantined),
        rows > 0 && quarantined / rows > report.limit ? `over ${percent} %` : "",
      ]),
    ),
    ...section("What is wrong", [...mappedFileFaults, ...faults], faultLines),
    ...section("The same rows also break", furtherFaults, faultLines),
    ...section(
      "Columns that are not in the contract, and are carried nowhere",
      report.unknownColumns,
      (rows) => rows.map(({ file, columns }) => `  ${file}: ${columns.join(", ")}`),
    ),
    ...section("Tables that are not delivered", report.missingTables, (rows) =>
      printTable(
        ["table", "what the site cannot say"],
        rows.map(({ table, without }) => [table, without]),
      ),
    ),
    ...section("Files that were not read", report.otherFiles, (names) => [`  ${names.join(", ")}`]),
    ...section("For you to confirm", report.notes, (notes) => notes.map((note) => `  ${note}`)),
  ].join("\n");
}

const section = <T>(title: string, rows: readonly T[], lines: (rows: readonly T[]) => readonly string[]) =>
  rows.length === 0 ? [] : ["", title, "", ...lines(rows)];

function faultLines(faults: readonly Omit<FaultReport, "table">[]): readonly string[] {
  return faults.flatMap(({ file, rule, cure, column, rows, lines }) => {
    const shown = lines.slice(0, linesShown).join(", ");
    const more = rows > linesShown ? ` and ${number(rows - linesShown)} more` : "";
    const where = `${rows === 1 ? "line" : "lines"} ${shown}${more}`;
    return [
      `  ${file}${column === null ? "" : `, column ${column}`}: ${rule} (${count(rows, "row", "rows")})`,
      `    ${where}`,
      `    ${cure}`,
    ];
  });
}
