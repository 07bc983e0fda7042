import { open } from "node:fs/promises";

/** The first bytes of a file, 256 kB unless told. */
export async function headOf(path: string, length = 262_144): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
