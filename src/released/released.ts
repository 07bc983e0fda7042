declare const released: unique symbol;

/**
 * Something that has passed the gate. The brand cannot be written outside loaders/disclosure/release.ts:
 * whoever asks for a `Released<T>` gets what `release` or `derive` made, or the program does not compile.
 */
export type Released<T> = T & { readonly [released]: true };
