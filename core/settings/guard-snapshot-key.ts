/** The key of the guard snapshot in storage.local. It is apart from the schemas: the script on pages reads it. */
export const GUARD_SNAPSHOT_KEY = 'given';

/** The key of the worker's own copy in storage.session, which content scripts can neither read nor write. */
export const OWN_SNAPSHOT_KEY = 'given.own';
