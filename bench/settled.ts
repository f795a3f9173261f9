/** ms after which a woken worker has done the work of its start. */
export const SETTLED_MS = 4000;
