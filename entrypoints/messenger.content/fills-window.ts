/** Share of the window's area from which a frame counts as a page of the tab. */
const FILLED_SHARE = 0.5;

/** The properties of a frame's window that tell its size and that of the window it is in. */
export type FrameSizes = Pick<Window, 'innerWidth' | 'innerHeight' | 'outerWidth' | 'outerHeight' | 'devicePixelRatio'>;

/** Systems scale a screen in steps of a quarter: 125 %, 150 %, … */
const SCALE_STEPS = 4;

/**
 * Return true if a frame fills at least half of the browser's window. Outer sizes are not zoomed, inner sizes are.
 * `devicePixelRatio` is the zoom of the page times the scale of the screen. The scale is taken for the smallest with
 * which the frame is not wider than the window.
 * https://developer.mozilla.org/docs/Web/API/Window/devicePixelRatio
 */
export function fillsWindow(frame: FrameSizes): boolean {
  const { innerWidth, innerHeight, outerWidth, outerHeight, devicePixelRatio } = frame;
  const smallest = Math.ceil((innerWidth / (outerWidth + 1)) * devicePixelRatio * SCALE_STEPS) / SCALE_STEPS;
  const zoom = devicePixelRatio / Math.max(1, Math.min(smallest, devicePixelRatio));
  const area = innerWidth * innerHeight * zoom ** 2;
  return area > 0 && area >= FILLED_SHARE * outerWidth * outerHeight;
}
