import { sendUntil } from '../../platform/delivery/messages.ts';
import { fillsWindow } from './fills-window.ts';
import type { PageLife } from './page-life.ts';

/**
 * Calls back once the frame of this document can be seen and fills the window: a messenger that an innocent page frames
 * then works like one in a tab. It looks again when the frame is resized or scrolled into view. Until then it sends and
 * reads nothing.
 */
export function whenFrameFillsWindow(life: PageLife, start: () => void): void {
  let isSeen = false;
  const look = async (): Promise<void> => {
    if (!isSeen || !fillsWindow(window)) return;
    seen.disconnect();
    isSeen = false;
    // The page around the frame may be a messenger's too; then its banner covers this frame.
    const isOutermost = await sendUntil({ type: 'frame' }, (reply) => (typeof reply === 'boolean' ? reply : null));
    if (isOutermost !== false) start();
  };
  // In a frame of another site too the root is the viewport of the tab:
  // https://developer.mozilla.org/docs/Web/API/IntersectionObserver/root
  const seen = new IntersectionObserver((entries) => {
    isSeen = entries.some(({ isIntersecting }) => isIntersecting);
    void look();
  });
  seen.observe(document.documentElement);
  life.addEventListener(window, 'resize', () => void look());
}
