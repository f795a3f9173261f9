import type { Banner } from './banner.ts';
import type { FakeWeb } from './fake-web.ts';
import type { Read } from './journal-dump.ts';
import type { Overlay } from './overlay.ts';

/** A tab of either engine, as far as tests that run in both drive it. */
export interface Tab {
  /** Navigate; neither a failed load nor a redirect by the extension is an error. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  close(): Promise<void>;
  /** Return the address that the tab shows; `''` if it is closed. */
  url(): Promise<string>;
  title(): Promise<string>;
  evaluate<R, A = undefined>(code: (argument: A) => R | Promise<R>, argument?: A): Promise<R>;
  /** A trusted click on the element that a CSS selector finds in the page. */
  press(selector: string): Promise<void>;
  /** Presses a key, by its name in `KeyboardEvent.key`. */
  pressKey(key: string): Promise<void>;
  bringToFront(): Promise<void>;
  /** Prints the page into a PDF, which is dropped. */
  print(): Promise<void>;
  /** Addresses of the frames in the page. */
  frames(): string[];
  /** Return the banner that is up now, if any. */
  banner(): Promise<Banner | undefined>;
  /** The extension's closed shadow roots. */
  overlays(): Promise<Overlay[]>;
}

/** A browser with the extension, of either engine. */
export interface GuardedBrowser {
  readonly engine: 'chromium' | 'firefox';
  readonly web: FakeWeb;
  /** Return the address of an extension page. */
  address(path: string): string;
  openTab(url: string): Promise<Tab>;
  tabs(): Promise<Tab[]>;
  /** Open an extension page in a new tab. */
  openExtensionTab(path: string): Promise<Tab>;
  /** Evaluate code in a page of the extension that runs none of its code. */
  evaluate<R, A = undefined>(code: (argument: A) => R | Promise<R>, argument?: A): Promise<R>;
  reading<T>(work: (read: Read) => Promise<T>): Promise<T>;
  /** Stops the background, where the engine can be told to. */
  killBackground(): Promise<void>;
}
