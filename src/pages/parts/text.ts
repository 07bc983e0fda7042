import { type Child, element } from "../../components/element.ts";
import type { PageContext } from "../page.ts";

type Maker = Pick<PageContext, "document">;

export const paragraph = ({ document }: Maker, ...children: readonly Child[]): HTMLElement =>
  element(document, "p", {}, ...children);

export const bulletList = ({ document }: Maker, items: readonly Child[]): HTMLElement =>
  element(document, "ul", {}, ...items.map((item) => element(document, "li", {}, item)));

/** A link to data, which a browser saves instead of opening. */
export const downloadLink = ({ document }: Maker, href: string, text: string): HTMLElement =>
  element(document, "a", { href, download: true }, text);

export const link = ({ document }: Maker, href: string, text: string): HTMLElement =>
  element(document, "a", { href }, text);
