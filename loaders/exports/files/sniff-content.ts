/** Formats that get sent under the name of a table, by the bytes that they begin with. */
const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["a PDF document", [0x25, 0x50, 0x44, 0x46]],
  ["a ZIP archive or an Office document", [0x50, 0x4b, 0x03, 0x04]],
  ["a ZIP archive or an Office document", [0x50, 0x4b, 0x05, 0x06]],
  ["an old Office document", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a 7z archive", [0x37, 0x7a, 0xbc, 0xaf]],
  ["a RAR archive", [0x52, 0x61, 0x72, 0x21]],
  ["a bzip2 archive", [0x42, 0x5a, 0x68]],
  ["an xz archive", [0xfd, 0x37, 0x7a, 0x58]],
  ["a zstd archive", [0x28, 0xb5, 0x2f, 0xfd]],
  ["a PNG picture", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG picture", [0xff, 0xd8, 0xff]],
  ["a GIF picture", [0x47, 0x49, 0x46, 0x38]],
  ["an RTF document", [0x7b, 0x5c, 0x72, 0x74]],
  ["a program", [0x7f, 0x45, 0x4c, 0x46]],
  ["an SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];

export type Content =
  | { readonly kind: "gzip" | "parquet" | "text" | "empty" }
  | { readonly kind: "other"; readonly what: string };

/** What the first bytes of a file are. */
export function sniffContent(head: Buffer): Content {
  if (head.length === 0) return { kind: "empty" };
  if (starts(head, [0x1f, 0x8b])) return { kind: "gzip" };
  if (starts(head, [0x50, 0x41, 0x52, 0x31])) return { kind: "parquet" };
  const known = signatures.find(([, bytes]) => starts(head, bytes));
  if (known !== undefined) return { kind: "other", what: known[0] };
  const text = head
    .toString("latin1")
    .replace(/^\xEF\xBB\xBF/, "")
    .trimStart()
    .slice(0, 200)
    .toLowerCase();
  if (/^<(?:!doctype html|html|head|body|script|!--)/.test(text))
    return { kind: "other", what: "an HTML page" };
  if (text.startsWith("<?xml") || /^<[a-z][a-z0-9:]*[\s>]/.test(text))
    return { kind: "other", what: "an XML document" };
  if (/^[[{]\s*["[{\]}]/.test(text)) return { kind: "other", what: "JSON" };
  return { kind: "text" };
}

const starts = (head: Buffer, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);
