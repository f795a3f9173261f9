/** Ids of systems are also file names in rules/ and values in the journal: short, lower case, no digits of an address. */
export const systemIdPattern = /^[a-z][a-z-]{1,23}$/;

/** Ids of the permitted platforms; the journal's outcomes name them. */
export const platformIds = ['max', 'sferum'] as const;
export type PlatformId = (typeof platformIds)[number];
