import { type Browser, browser } from 'wxt/browser';
import { type PageMessage, pageMessageSchema } from '../../core/messages/page-messages.ts';
import { ownAddress } from '../browser/own-url.ts';

/** Who may speak: the script on a messenger's page, the notice page, our other pages. */
export type SenderKind = 'messenger' | 'notice' | 'page';

/**
 * Which message is accepted from whom; the type makes the table complete both ways. No message exports, erases or
 * changes a setting: those are done by the administrator's page itself, so no message can ask for them.
 */
export const allowed: Record<PageMessage['type'], Record<SenderKind, boolean>> = {
  deliver: { messenger: true, notice: true, page: false },
  'close-tab': { messenger: true, notice: true, page: false },
  blocked: { messenger: true, notice: false, page: false },
  left: { messenger: true, notice: true, page: false },
  beaten: { messenger: true, notice: false, page: false },
};

/** Messages of one tab that are worked on at once; a script that says more is refused and tries again later. */
const maxConcurrentPerTab = 8;

/**
 * Registers the worker's answers. A message of the wrong shape or from anyone not in the table is refused silently.
 * @param isMessenger whether this address is one where our content script runs
 */
export function onMessage(
  isMessenger: (url: string) => boolean,
  answer: (message: PageMessage, tab: number) => Promise<unknown>,
): void {
  const running = new Map<number, number>();
  browser.runtime.onMessage.addListener((raw: unknown, sender: Browser.runtime.MessageSender) => {
    const kind = senderKind(sender, isMessenger);
    const tab = sender.tab?.id;
    if (!kind || tab === undefined) return undefined;
    const works = running.get(tab) ?? 0;
    if (works >= maxConcurrentPerTab) return undefined;
    const parsed = pageMessageSchema.safeParse(raw);
    if (!parsed.success || !allowed[parsed.data.type][kind]) return undefined;
    running.set(tab, works + 1);
    return answer(parsed.data, tab).finally(() => done(running, tab));
  });
}

function done(running: Map<number, number>, tab: number): void {
  const left = (running.get(tab) ?? 1) - 1;
  if (left > 0) running.set(tab, left);
  else running.delete(tab);
}

/** The browser fills in all of a sender; the message itself could say anything. */
function senderKind(sender: Browser.runtime.MessageSender, isMessenger: (url: string) => boolean): SenderKind | null {
  const { id, url, frameId } = sender;
  if (id !== browser.runtime.id || !url || frameId !== 0 || !isBeforeAPerson(sender)) return null;
  if (!url.startsWith(ownAddress('/'))) return isMessenger(url) ? 'messenger' : null;
  // A sandboxed page of ours has an opaque origin and sends no messages.
  if (sender.origin !== undefined && `${sender.origin}/` !== ownAddress('/')) return null;
  return new URL(url).pathname === '/notice.html' ? 'notice' : 'page';
}

/** Pages that a person does not see, prerendered or kept for Back, have nothing to say; Firefox does not tell. */
function isBeforeAPerson({ documentLifecycle }: Browser.runtime.MessageSender): boolean {
  return documentLifecycle === undefined || documentLifecycle === 'active' || documentLifecycle === 'pending_deletion';
}
