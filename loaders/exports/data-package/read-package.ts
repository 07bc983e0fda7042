import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { DeliveryRefused, finding, refuse } from "../refusal.ts";
import { type Declared, nothingDeclared } from "./declared.ts";
import { type DeliveredPackage, type DeliveredResource, deliveredPackage } from "./delivered-package.ts";

const fileName = "datapackage.json";

/**
 * The datapackage.json of a folder, or an empty one where there is none.
 * Throws DeliveryRefused with "invalid datapackage", naming the property and never its value.
 */
export async function readPackage(folder: string): Promise<DeliveredPackage> {
  const path = join(folder, fileName);
  if (!existsSync(path)) return deliveredPackage.parse({});
  const result = deliveredPackage.safeParse(parseJson(await readFile(path, "utf8")));
  if (result.success) return result.data;
  throw new DeliveryRefused(
    result.error.issues.map((issue) =>
      finding("invalid datapackage", {
        file: fileName,
        detail: `${issue.path.length === 0 ? "the whole file" : issue.path.join(".")}: ${issueText(issue)}`,
      }),
    ),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refuse("invalid datapackage", { file: fileName, detail: "it is not JSON" });
  }
}

/** Says what is expected; an issue's own message may quote what was found. */
function issueText(issue: { readonly code: string; readonly keys?: readonly string[] | undefined }): string {
  if (issue.code === "unrecognized_keys") return "holds a property that is not known";
  if (issue.code === "invalid_value") return "is not one of the values allowed";
  if (issue.code === "invalid_format") return "is not written in the form expected";
  return "is not of the type expected";
}

/** What the package says of a file, found by its path or by its base name. */
export function declaredOf(resource: DeliveredResource | undefined): Declared {
  if (resource === undefined) return nothingDeclared;
  const fields = resource.schema?.fields ?? [];
  const header = resource.dialect?.header ?? true;
  const byPosition = !header || resource.schema?.fieldsMatch === "position";
  return {
    encoding: resource.encoding ?? null,
    delimiter: resource.dialect?.delimiter ?? null,
    decimalComma: fields.some((field) => field.decimalChar === ","),
    header,
    names: byPosition && fields.length > 0 ? fields.map((field) => field.name) : null,
    missingValues: (resource.schema?.missingValues ?? []).filter((text) => text !== ""),
  };
}

/** The resource that describes a file of this name. */
export const resourceOf = (
  { resources = [] }: DeliveredPackage,
  file: string,
): DeliveredResource | undefined =>
  resources.find(({ path }) => path === file) ??
  resources.find(({ path }) => basename(path, ".gz") === basename(file, ".gz"));
