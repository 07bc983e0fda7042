import { cell } from "../../components/cell.ts";
import { dataTable } from "../../components/data-table.ts";
import { intervalText } from "../../components/interval-text.ts";
import { percentDigits } from "../../format/percent-digits.ts";
import { tableName } from "../../sentences/names.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { bulletList, paragraph } from "../parts/text.ts";

/** What came in, table by table: accepted, quarantined, not delivered. */
export const intakeSection = (context: PageContext): Section => {
  const { site, t } = context;
  const { tables, unknownColumns } = site.intake;
  const missing = tables.filter(({ presence }) => presence === "not delivered");
  return {
    id: "intake",
    title: t("methods.intake.title"),
    lead: t("methods.intake.lead"),
    children: [
      intakeTable(context),
      ...(missing.length === 0
        ? []
        : [
            paragraph(context, t("methods.intake.missing")),
            bulletList(
              context,
              missing.map(({ table }) => tableName(t, table)),
            ),
          ]),
      ...unknownColumns.map(({ table, columns }) =>
        paragraph(context, t("methods.intake.unknown", { n: columns, table: tableName(t, table) })),
      ),
    ],
  };
};

const intakeTable = (context: PageContext): HTMLElement => {
  const { site, t } = context;
  const delivered = site.intake.tables.filter(({ presence }) => presence === "delivered");
  const options = { ...context, digits: percentDigits(delivered.map(({ acceptedShare }) => acceptedShare)) };
  return dataTable(
    {
      caption: t("methods.intake.caption"),
      headers: 1,
      columns: [
        { label: t("methods.intake.table") },
        ...(["rows", "accepted", "quarantined", "share", "interval"] as const).map((name) => ({
          label: t(`methods.intake.${name}`),
          numeric: true,
        })),
      ],
      rows: delivered.map((row) => [
        tableName(t, row.table),
        cell(row.rows, options),
        cell(row.accepted, options),
        cell(row.quarantined, options),
        cell(row.acceptedShare, options),
        intervalText(row.acceptedShare, options),
      ]),
    },
    context,
  );
};
