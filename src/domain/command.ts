import type { ImportRules, PresetId } from './importPlan'

/** Settings of one shop. A change of zone cuts every day anew; the currency is fixed once orders are in. */
export interface ShopSettings {
  name: string
  /** IANA zone in which days, weeks and months are cut. */
  zone: string
  currency: string
}

/** A product as orders name it, plus what the operator has set. Keyed by its exact SKU code. */
export interface ProductEdit {
  title?: string
  category?: string
  note?: string
}

export interface SavedMapping {
  id: string
  name: string
  preset: PresetId
  header: string[]
  columns: Record<string, number>
  rules: ImportRules
}

/** Every write. Plain data; `saw` holds the versions it was decided on. */
export type Command =
  | { id: string; kind: 'shop.set'; args: Partial<ShopSettings> }
  | { id: string; kind: 'order.note'; args: { number: string; note: string }; saw?: { note: string } }
  | { id: string; kind: 'product.edit'; args: { sku: string; set: ProductEdit }; saw?: ProductEdit }
  | { id: string; kind: 'mapping.save'; args: SavedMapping }
  | { id: string; kind: 'mapping.delete'; args: { id: string } }
  | {
      id: string
      kind: 'orders.import'
      args: {
        fileName: string
        bytes: number
        rules: ImportRules
        added: number
        changed: number
        unchanged: number
        refusedRows: number
        lines: number
      }
    }
  | { id: string; kind: 'undo'; args: { command: string } }
export type CommandKind = Command['kind']

/** Why a command was not carried out; a value, not an exception. */
export type Refusal =
  | { why: 'notFound'; what: string }
  | { why: 'invalid'; field: string; message: 'zone' | 'currency' | 'name' | 'tooLong' | 'currencyFixed' }
  /** A later change would be lost: these fields (or orders) are not what the command left them at. */
  | { why: 'changedSince'; fields: { key: string; field: string; now: string }[] }
  | { why: 'alreadyUndone' }
  | { why: 'expired' }

/** What an undo has left as it is, because it was changed since: a field of a record, or a whole order. */
export interface Kept {
  key: string
  field?: string
}

export type Outcome = { ok: true; commandId: string; kept?: Kept[] } | { ok: false; refusal: Refusal }

export interface JournalEntry {
  seq: number
  id: string
  kind: CommandKind
  args: Command['args']
  who: string
  at: number
  /** Field-level before and after of rows it touched, at most 100 shown. */
  changes: { table: string; key: string; field: string; before: string; after: string }[]
  undoneBy?: string
  undoes?: string
  undoable: boolean
}
