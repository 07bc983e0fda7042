import type { Mark, Reason } from "../../released/cell.ts";
import type { ComponentOptions } from "../component-options.ts";
import { element, svgElement } from "../element.ts";
import { reasonText } from "../reason-text.ts";

export type State = "confidential" | "too-few" | "not-delivered" | "not-applicable" | "empty";

const stateOfReason: Readonly<Record<Reason["code"], State>> = {
  "table not delivered": "not-delivered",
  "column not delivered": "not-delivered",
  "evidence not delivered": "not-delivered",
  "follow-up too short": "too-few",
  "too few people": "too-few",
  "too few events": "too-few",
  "not estimable": "too-few",
  "no rows": "empty",
};

/** What stands where a chart would: a drawing of its own for each reason, and one sentence. */
export function drawnState(
  state: State,
  sentence: string,
  options: Pick<ComponentOptions, "document">,
): HTMLElement {
  const { document } = options;
  return element(
    document,
    "div",
    { class: `state state-${state}` },
    svgElement(
      document,
      "svg",
      { class: "state-sign", viewBox: "0 0 48 32", width: 48, height: 32, "aria-hidden": "true" },
      ...signs[state](document),
    ),
    element(document, "p", {}, sentence),
  );
}

/** The drawn state that a reason calls for; `sentence` where more is to be said than the reason alone. */
export const reasonState = (
  reason: Reason,
  options: Pick<ComponentOptions, "document" | "t">,
  sentence: string = reasonText(reason, options),
): HTMLElement => drawnState(stateOfReason[reason.code], sentence, options);

/** The drawn state that stands for a mark where a whole chart has nothing else. */
export function markState(mark: Mark, options: Pick<ComponentOptions, "document" | "t">): HTMLElement {
  if (mark.kind === "x") return reasonState(mark.reason, options);
  if (mark.kind === "z")
    return drawnState("not-applicable", options.t("components.state.not applicable"), options);
  return drawnState("confidential", options.t("components.state.confidential"), options);
}

/** Hatch = something is there and hidden; open circles = too few; dashed frame = nothing came; dash; baseline. */
const signs: Readonly<Record<State, (document: Document) => SVGElement[]>> = {
  confidential: (document) => [
    svgElement(document, "rect", { x: 1, y: 1, width: 46, height: 30, class: "sign-frame" }),
    svgElement(document, "path", { d: "M1 17L17 1M1 31L31 1M17 31L47 1M33 31L47 17", class: "sign-line" }),
  ],
  "too-few": (document) =>
    [10, 24, 38].map((cx) => svgElement(document, "circle", { cx, cy: 16, r: 4, class: "sign-line" })),
  "not-delivered": (document) => [
    svgElement(document, "rect", { x: 1, y: 1, width: 46, height: 30, class: "sign-frame sign-dashed" }),
  ],
  "not-applicable": (document) => [svgElement(document, "path", { d: "M8 16H40", class: "sign-line" })],
  empty: (document) => [svgElement(document, "path", { d: "M4 4V28H46", class: "sign-line" })],
};
