import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Show what a link opens from its start: a section, or the part of one that the address names. Back and forward return to
 * the place that was left: the browser restores it too, but before the other section is drawn, which may be longer.
 */
export function useScrollPosition(): void {
  const places = useRef(new Map<unknown, number>());
  useEffect(() => {
    history.scrollRestoration = 'manual';
    const keep = (): void => {
      if (history.state !== null) places.current.set(history.state, scrollY);
    };
    addEventListener('scroll', keep, { passive: true });
    return () => removeEventListener('scroll', keep);
  }, []);
  useLayoutEffect(() => {
    const place = places.current.get(history.state);
    if (place !== undefined) return scrollTo(0, place);
    history.replaceState(crypto.randomUUID(), '');
    (document.getElementById(location.hash.slice(1)) ?? document.documentElement).scrollIntoView();
  }, [location.hash]);
}
