/** Ids of the extension in the stores. */
export interface StoreIds {
  chrome?: string | undefined;
  edge?: string | undefined;
}

/** None yet. Filled in after the first publication: a school then needs no account. */
const publishedIds: StoreIds = {};

/** Return the ids in the stores: those of kit.json, else those under which the project has published a release. */
export function storesOf(given: StoreIds, published = publishedIds): StoreIds {
  return { ...published, ...given };
}
