import type { Tier } from "../released/site-data.ts";
import type { ComponentOptions } from "./component-options.ts";
import { element } from "./element.ts";

/** What every page must say before anything else; nothing where there is nothing to say. */
export function banner(
  { synthetic, tier }: { readonly synthetic: boolean; readonly tier: Tier },
  { document, t }: Pick<ComponentOptions, "document" | "t">,
): HTMLElement | null {
  const names = [...(synthetic ? ["synthetic"] : []), ...(tier === "public" ? [] : [tier])];
  if (names.length === 0) return null;
  return element(
    document,
    "aside",
    { class: "banner", "aria-label": t("components.banner.label") },
    ...names.map((name) =>
      element(document, "p", { class: `banner-${name}` }, t(`components.banner.${name}`)),
    ),
  );
}
