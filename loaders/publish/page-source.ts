/** A page as loaders/publish hands it to Framework. */
export interface PageParts {
  readonly title: string;
  readonly description: string;
  readonly header: string;
  readonly body: string;
  readonly footer: string;
}

/** The icon of a tab: a step curve, drawn here so that no file is asked for. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 14V11H5V8H9V5H15' fill='none' stroke='%231b6ca8' stroke-width='2'/%3E%3C/svg%3E";

/** Id of the content, to which the first link of a page leads past header and navigation. */
export const contentId = "content";

/** Address of the script that shows a mark's values on hover, focus and touch, as Framework resolves it. */
const enhancement = "./components/focus-values.client.js";

/**
 * One page of Markdown with its HTML in it, charts included. Framework would read `${` as code and a blank
 * line as the end of an HTML block, so neither may stand in what it gets.
 */
export function pageSource({ title, description, header, body, footer }: PageParts): string {
  // JSON is YAML: strings of any content stay strings.
  const matter = Object.entries({ title, header: oneLine(header), footer: oneLine(footer) })
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .concat(
      `head: ${JSON.stringify(`<meta name="description" content="${attribute(description)}"><link rel="icon" href="${icon}">`)}`,
    );
  return `---\n${matter.join("\n")}\n---\n\n<div class="page" id="${contentId}">${oneLine(body)}</div>\n\n<script type="module" src="${enhancement}"></script>\n`;
}

const oneLine = (html: string) =>
  html
    .replace(/<pre.*?<\/pre>/gs, (block) => block.replaceAll("\n", "&#10;"))
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("${", "&#36;{");

const attribute = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
