/**
 * Write in one transaction, which is on disk when this resolves. It takes the browser's own database: the layers of Dexie
 * cost as much as the disk.
 * https://developer.mozilla.org/docs/Web/API/IDBTransaction/durability
 * @param ask makes the requests and returns them; `fail` makes the write fail with an error
 * @throws what `ask` throws, or the first error of a request, of `fail` or of the browser; then nothing is written
 */
export function writeDurably(
  db: IDBDatabase,
  stores: readonly string[],
  ask: (on: IDBTransaction, fail: (error: unknown) => void) => readonly IDBRequest[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
    let cause: unknown = null;
    const fail = (error: unknown): void => {
      try {
        transaction.abort();
        cause = error;
      } catch {
        // It is aborted already. If the browser did that, each request fails, and the transaction has the cause.
      }
    };
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(cause ?? transaction.error);
    try {
      for (const request of ask(transaction, fail)) request.onerror ??= () => fail(request.error);
    } catch (error) {
      fail(error);
    }
  });
}
