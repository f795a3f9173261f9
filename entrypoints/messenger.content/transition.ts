/**
 * Ends a view transition of the page: it paints a picture over everything, the top layer too, and a page can let it run
 * for ever. A new one takes its place, and is over at once.
 */
export function endTransition(): void {
  const animations = document.documentElement?.getAnimations({ subtree: true }) ?? [];
  if (!animations.some(isOfTransition)) return;
  const own = document.startViewTransition(() => undefined);
  for (const promise of [own.ready, own.finished, own.updateCallbackDone]) promise.catch(() => undefined);
  own.skipTransition();
}

function isOfTransition({ effect }: Animation): boolean {
  return effect instanceof KeyframeEffect && (effect.pseudoElement ?? '').startsWith('::view-transition');
}
