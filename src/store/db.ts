import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Command, ProductEdit, SavedMapping, ShopSettings } from '~/domain/command'

/** Orders of other packs that a pack's orders take the place of, as positions in that pack. */
export interface Replaced {
  pack: string
  orders: Uint32Array
}

/** One line of the manifest: a file of orders. What is seen = orders of the live packs, less those that a live pack replaces. */
export interface PackRow {
  /** Id of the command that wrote it; also the name of its file. */
  id: string
  /** Order of arrival. */
  order: number
  bytes: number
  /** Bytes of the file up to which the parts `opening` and `lines` reach (segments/packFormat.ts). */
  openingEnd: number
  linesEnd: number
  orders: number
  lines: number
  /** False after its import was undone. */
  live: boolean
  replaces: Replaced[]
  writtenAt: number
}

/** One field of one row that a command changed; undefined: the field, or the row, was not there. */
export interface Change {
  table: RowTable
  key: string
  field: string
  before: unknown
  after: unknown
}

export interface JournalRow {
  seq: number
  id: string
  kind: Command['kind']
  args: Command['args']
  who: string
  at: number
  changes: Change[]
  undoneBy?: string
  undoes?: string
}

/** Tables whose rows commands change field by field; all have a text as key. */
export type RowTable = 'settings' | 'products' | 'orderNotes' | 'mappings' | 'packs'

export class ShopDb extends Dexie {
  /** An empty name is left out, as every empty field is. */
  settings!: EntityTable<Omit<ShopSettings, 'name'> & { key: string; name?: string }, 'key'>
  products!: EntityTable<ProductEdit & { key: string }, 'key'>
  orderNotes!: EntityTable<{ key: string; note?: string }, 'key'>
  mappings!: EntityTable<SavedMapping & { key: string }, 'key'>
  packs!: EntityTable<PackRow, 'id'>
  journal!: EntityTable<JournalRow, 'seq'>
  /** `version`: grows by one with every commit. */
  meta!: Table<{ key: string; value: number }, string>

  constructor(shop: string) {
    super(`zhanggui:${shop}`, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ settings: 'key', products: 'key', orderNotes: 'key', packs: 'id', journal: '++seq, &id', meta: 'key' })
    // 2: saved mappings.
    this.version(2).stores({ mappings: 'key' })
  }
}
