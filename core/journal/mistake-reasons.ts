/** Why a person calls a warning mistaken: it is another site, there is no lesson now, or they are allowed to use it. */
export const mistakeReasons = ['site', 'lesson', 'allowed'] as const;
export type MistakeReason = (typeof mistakeReasons)[number];
