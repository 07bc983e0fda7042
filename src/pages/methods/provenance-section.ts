import { element } from "../../components/element.ts";
import type { PageContext } from "../page.ts";
import { asOfText } from "../parts/as-of.ts";
import type { Section } from "../parts/section.ts";
import { paragraph } from "../parts/text.ts";

/** Where the numbers come from, how to check that they are unchanged, and how to cite them. */
export const provenanceSection = (context: PageContext): Section => {
  const { site, document, t, format } = context;
  const facts = [
    ["delivery", site.title],
    ["source", site.source],
    ["as of", asOfText(context)],
    ["tier", t(`methods.policy.name.${site.tier}`)],
  ] as const;
  return {
    id: "provenance",
    title: t("methods.provenance.title"),
    children: [
      element(
        document,
        "dl",
        { class: "facts" },
        ...facts.flatMap(([name, text]) => [
          element(document, "dt", {}, t(`methods.provenance.${name}`)),
          element(document, "dd", {}, text),
        ]),
        element(document, "dt", {}, t("methods.provenance.fingerprint")),
        element(document, "dd", {}, element(document, "code", {}, site.fingerprint)),
        element(document, "dt", {}, t("methods.provenance.files")),
        element(
          document,
          "dd",
          {},
          element(document, "a", { href: "./released-tables.json", rel: "external" }, "released-tables.json"),
        ),
      ),
      paragraph(context, t("methods.provenance.check")),
      paragraph(
        context,
        t("methods.provenance.cite", {
          title: site.title,
          asOf: site.asOf === null ? "none" : format.date(site.asOf),
          release: site.fingerprint.slice(0, 12),
        }),
      ),
    ],
  };
};
