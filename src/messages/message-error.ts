/** A text that is missing or that cannot be said: the build stops rather than show a key to a reader. */
export class MessageError extends Error {
  override readonly name = "MessageError";
  readonly locale: string;
  readonly key: string;

  constructor({ locale, key, problem }: { locale: string; key: string; problem: string }) {
    super(`src/messages/${locale}: "${key}" ${problem}`);
    this.locale = locale;
    this.key = key;
  }
}
