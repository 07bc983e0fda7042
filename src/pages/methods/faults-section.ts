import { cell } from "../../components/cell.ts";
import { dataTable } from "../../components/data-table.ts";
import { tableName } from "../../sentences/names.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { paragraph } from "../parts/text.ts";

/** Why rows were kept out: by rule, and inside the service also where each of them is. */
export const faultsSection = (context: PageContext): Section => {
  const { site, t } = context;
  const { faults } = site.intake;
  const head = { id: "faults", title: t("methods.faults.title") };
  if (faults.length === 0) {
    return { ...head, children: [paragraph(context, t(`methods.faults.${noneOrHidden(context)}`))] };
  }
  const places = placesTable(context);
  return {
    ...head,
    lead: t("methods.faults.lead"),
    children: [
      dataTable(
        {
          caption: t("methods.faults.caption"),
          headers: 2,
          columns: [
            { label: t("methods.intake.table") },
            { label: t("methods.faults.rule") },
            { label: t("methods.faults.rows"), numeric: true },
            { label: t("methods.faults.cure") },
          ],
          rows: faults.map(({ table, rule, rows }) => [
            tableName(t, table),
            t(`rule.${rule}.name`),
            cell(rows, context),
            t(`rule.${rule}.cure`),
          ]),
        },
        context,
      ),
      ...(places === undefined ? [] : [paragraph(context, t("methods.faults.where")), places]),
    ],
  };
};

/** No fault is named: either because no row was set aside, or because too few were to say so. */
const noneOrHidden = ({ site }: PageContext): "none" | "hidden" =>
  site.intake.tables.every(
    ({ presence, quarantined }) =>
      presence === "not delivered" || (quarantined.kind === "count" && quarantined.value === 0),
  )
    ? "none"
    : "hidden";

const placesTable = (context: PageContext): HTMLElement | undefined => {
  const { site, t } = context;
  const places = site.intake.faults.flatMap(({ rule, places = [] }) =>
    places.map((place) => ({ ...place, rule })),
  );
  if (places.length === 0) return undefined;
  return dataTable(
    {
      caption: t("methods.faults.places"),
      headers: 2,
      columns: [
        { label: t("methods.faults.file") },
        { label: t("methods.faults.line"), numeric: true },
        { label: t("methods.faults.column") },
        { label: t("methods.faults.rule") },
      ],
      rows: places.map(({ file, line, column, rule }) => [
        file,
        // A line number is an address: no group separators.
        String(line),
        column ?? t("methods.faults.whole row"),
        t(`rule.${rule}.name`),
      ]),
    },
    context,
  );
};
