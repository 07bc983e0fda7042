import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Columns of numbers by name, as both contenders read them: one file each, 64-bit floats, little-endian. */
export type Columns = Readonly<Record<string, Float64Array>>;

const fileOf = (folder: string, name: string) => join(folder, `${name}.f64`);

export function writeColumns(folder: string, columns: Columns): void {
  for (const [name, values] of Object.entries(columns))
    writeFileSync(fileOf(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

export function readColumns<const Name extends string>(
  folder: string,
  names: readonly Name[],
): Record<Name, Float64Array> {
  const columns = names.map((name) => {
    const bytes = readFileSync(fileOf(folder, name));
    return [name, new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))];
  });
  return Object.fromEntries(columns) as Record<Name, Float64Array>;
}
