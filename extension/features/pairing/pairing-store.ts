/**
 * The pairing as this browser keeps it: the key non-extractable in IndexedDB, so that no script, ours included,
 * can read its bytes again.
 */
import type { Pairing } from '../../../shared/channel/client.ts';

export interface StoredPairing extends Pairing {
  readonly serviceName: string;
  readonly pairedAt: string;
}

const databaseName = 'podatelna';
const storeName = 'pairing';

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the pairing store does not open'));
  });
}

async function withStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? new Error('the pairing store does not answer'));
    });
  } finally {
    database.close();
  }
}

export async function readPairing(): Promise<StoredPairing | undefined> {
  const stored: unknown = await withStore('readonly', (store) => store.get('current'));
  return stored === undefined ? undefined : (stored as StoredPairing); // only writePairing puts anything there
}

export async function writePairing(pairing: StoredPairing): Promise<void> {
  await withStore('readwrite', (store) => store.put(pairing, 'current'));
}

export async function forgetPairing(): Promise<void> {
  await withStore('readwrite', (store) => store.delete('current'));
}
