/** Bytes as somebody could read them, and where each comes from in the file. */
export interface View {
  readonly encoding: Encoding;
  readonly bytes: Uint8Array;
  /** Offset in the content of the byte at `index`. */
  readonly origin: (index: number) => number;
  /** Whether the bytes are mostly not text: there, short identifiers occur by chance. */
  readonly noisy: boolean;
}

export type Encoding =
  | "as it stands"
  | "escaped"
  | "between tags"
  | "UTF-16"
  | "base64"
  | "hexadecimal"
  | "reversed"
  | "column"
  | "file name";

/** Collects bytes of unknown number together with their origins. */
export class ViewWriter {
  #bytes: Uint8Array;
  #origins: Uint32Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(Math.max(16, capacity));
    this.#origins = new Uint32Array(Math.max(16, capacity));
  }

  push(byte: number, origin: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length] = byte;
    this.#origins[this.#length++] = origin;
  }

  view(encoding: Encoding, noisy: boolean): View {
    const origins = this.#origins;
    return {
      encoding,
      noisy,
      bytes: this.#bytes.subarray(0, this.#length),
      origin: (index) => origins[index] ?? 0,
    };
  }

  #grow(): void {
    const bytes = new Uint8Array(this.#bytes.length * 2);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    const origins = new Uint32Array(bytes.length);
    origins.set(this.#origins);
    this.#origins = origins;
  }
}
