import type { Read } from './journal-dump.ts';

/** A page that evaluates code, of any driver. */
interface EvaluatingPage {
  evaluate(code: string): Promise<unknown>;
}

/** A browser with the extension, as far as helpers need it that work in the extension's origin. */
export interface ExtensionOrigin {
  /** Run `work` with a page of the extension that runs none of its code. */
  inPlainPage<T>(work: (page: EvaluatingPage) => Promise<T>): Promise<T>;
  /** Run `work` with a function that reads everything that the extension stores. */
  reading<T>(work: (read: Read) => Promise<T>): Promise<T>;
}
