import type { ProductEdit } from '~/domain/command'
import { nameOfDb, type PackRow, type SettingsRow, VERSION } from './db'

/** Rows that a shop's figures begin with, all of one moment. */
export interface FirstRows {
  version: number
  settings: SettingsRow | undefined
  packs: PackRow[]
  products: (ProductEdit & { key: string })[]
}

/** What a table of the browser's gives, with the type of its rows. */
interface Table<T> {
  get(key: string): IDBRequest<T | undefined>
  getAll(): IDBRequest<T[]>
}

/** The browser knows Dexie's version 5 as 50. */
const BROWSER_VERSION = VERSION * 10

/**
 * A connection without Dexie, which takes longer to get ready than the browser to read. Undefined where Dexie is needed first: there is no such shop yet, or its tables
 * are of another version.
 */
export function connectQuickly(shop: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    const request = indexedDB.open(nameOfDb(shop))
    // It was not there. Aborted, it is not there again.
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onerror = (event) => {
      event.preventDefault()
      resolve(undefined)
    }
    request.onsuccess = () => {
      const { result: db } = request
      // Whoever changes or deletes the shop does not wait for this.
      db.onversionchange = () => db.close()
      if (db.version === BROWSER_VERSION) resolve(db)
      else {
        db.close()
        resolve(undefined)
      }
    }
  })
}

/** Reads them and ends the connection; undefined where it has ended before. */
export function readFirstRows(db: IDBDatabase): Promise<FirstRows | undefined> {
  return new Promise((resolve) => {
    const end = (rows?: FirstRows) => {
      db.close()
      resolve(rows)
    }
    try {
      const transaction = db.transaction(['meta', 'settings', 'packs', 'products'])
      const table = <T>(name: string): Table<T> => transaction.objectStore(name)
      const version = table<{ value: number }>('meta').get('version')
      const settings = table<SettingsRow>('settings').get('shop')
      const packs = table<PackRow>('packs').getAll()
      const products = table<FirstRows['products'][number]>('products').getAll()
      transaction.oncomplete = () =>
        end({
          version: version.result?.value ?? 0,
          settings: settings.result,
          packs: packs.result.sort((a, b) => a.order - b.order),
          products: products.result,
        })
      transaction.onabort = () => end()
    } catch {
      end()
    }
  })
}
