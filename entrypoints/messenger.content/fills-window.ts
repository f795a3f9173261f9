/** Share of the window's area from which a frame counts as a page of the tab. */
const FILLED_SHARE = 0.5;

/** The properties of a frame's window that tell its size and that of the window it is in. */
export type FrameSizes = Pick<Window, 'innerWidth' | 'innerHeight' | 'outerWidth' | 'outerHeight' | 'devicePixelRatio'>;

/**
 * Return true if a frame fills at least half of the browser's window. Outer sizes are not zoomed, inner sizes are. The
 * page's zoom is `devicePixelRatio` where the screen itself is not scaled; where the frame would then be larger than the
 * window, the screen is scaled.
 * https://developer.mozilla.org/docs/Web/API/Window/devicePixelRatio
 */
export function fillsWindow(frame: FrameSizes): boolean {
  const { innerWidth, innerHeight, outerWidth, outerHeight, devicePixelRatio } = frame;
  const isZoomed = innerWidth * devicePixelRatio <= outerWidth + 1;
  const area = innerWidth * innerHeight * (isZoomed ? devicePixelRatio ** 2 : 1);
  return area > 0 && area >= FILLED_SHARE * outerWidth * outerHeight;
}
