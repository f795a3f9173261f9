/** Lowest versions of the browsers in which the extension runs: compat data are checked against them. */
export const minimum = { chrome: '109', firefox: '128.0' };
