/** The key of the guard snapshot in storage.local. It is apart from the schemas: the script on pages reads it. */
export const GUARD_SNAPSHOT_KEY = 'given';
