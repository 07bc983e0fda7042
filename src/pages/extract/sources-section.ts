import { element } from "../../components/element.ts";
import type { PageContext } from "../page.ts";
import type { Section } from "../parts/section.ts";
import { bulletList, link } from "../parts/text.ts";

/** DOI of each source; its words are in the messages. */
const sources = {
  sweeney: "10.1142/S0218488502001648",
  samarati: "10.1109/69.971193",
  machanavajjhala: "10.1145/1217299.1217302",
  li: "10.1109/ICDE.2007.367856",
  elemam: "10.1197/jamia.M2716",
  kohlmayer: "10.1109/SocialCom-PASSAT.2012.52",
  gionis: "10.1109/TKDE.2008.129",
} as const;

/** What the extract and its report rest on. */
export const sourcesSection = (context: PageContext): Section => {
  const { t, document } = context;
  return {
    id: "sources",
    title: t("extract.sources.title"),
    children: [
      bulletList(
        context,
        Object.entries(sources).map(([name, doi]) =>
          element(
            document,
            "span",
            {},
            `${t(`extract.sources.${name}`)}, `,
            link(context, `https://doi.org/${doi}`, `doi:${doi}`),
          ),
        ),
      ),
    ],
  };
};
