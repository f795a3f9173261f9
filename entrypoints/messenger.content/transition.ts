/**
 * Ends a view transition of the page by starting and skipping another one. Its snapshot is painted above the top layer,
 * and a page can let it run forever (https://developer.mozilla.org/docs/Web/API/View_Transition_API).
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
