/**
 * Whether the permitted platform opened after a person pressed its button: yes, no, or unknown because the tab was closed
 * or the worker stopped.
 */
export const arrivals = ['yes', 'no', 'unknown'] as const;
export type Arrival = (typeof arrivals)[number];
