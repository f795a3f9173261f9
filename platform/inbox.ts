import { type Browser, browser } from 'wxt/browser';
import { type Message, messageSchema } from '../core/message.ts';
import { ownAddress } from './own-address.ts';

/** Who may speak: the script on a messenger's page, the notice page, our other pages. */
export type SenderKind = 'messenger' | 'notice' | 'page';

/** Which message is accepted from whom; the type makes the table complete. */
const allowed: Record<Message['type'], readonly SenderKind[]> = {
  deliver: ['messenger', 'notice'],
  'close-tab': ['messenger', 'notice'],
  blocked: ['messenger'],
  left: ['messenger', 'notice'],
  beaten: ['messenger'],
};

/**
 * Registers the worker's answers. A message of the wrong shape or from anyone not in the table is refused silently.
 * @param isMessenger whether this address is one where our content script runs
 */
export function onMessage(
  isMessenger: (url: string) => boolean,
  answer: (message: Message, tab: number) => Promise<unknown>,
): void {
  browser.runtime.onMessage.addListener((raw: unknown, sender: Browser.runtime.MessageSender) => {
    const parsed = messageSchema.safeParse(raw);
    const kind = senderKind(sender, isMessenger);
    const tab = sender.tab?.id;
    if (!parsed.success || !kind || tab === undefined) return undefined;
    if (!allowed[parsed.data.type].includes(kind)) return undefined;
    return answer(parsed.data, tab);
  });
}

/** The browser fills in id, url and frame; the message itself could say anything. */
function senderKind(
  { id, url, frameId }: Browser.runtime.MessageSender,
  isMessenger: (url: string) => boolean,
): SenderKind | null {
  if (id !== browser.runtime.id || !url) return null;
  if (url.startsWith(ownAddress('/notice.html'))) return 'notice';
  if (url.startsWith(ownAddress('/'))) return 'page';
  return frameId === 0 && isMessenger(url) ? 'messenger' : null;
}
