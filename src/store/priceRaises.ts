import type { CommandKind } from '~/domain/command'
import { AREA_COMMANDS, AREA_KINDS } from '~/domain/commandTraits'
import type { Amount } from '~/domain/money'
import { readSkuField } from '~/domain/skuField'
import type { Instant } from '~/lib/zone'
import type { ShopDb } from './db'

/** An amount of a SKU that is higher now than it was at some moment since. */
export interface PriceRaise {
  sku: string
  field: 'price' | 'compareAt'
  /** The lowest since then. */
  before: Amount
  after: Amount
  /** Of the last time that it was raised. */
  at: Instant
}

const KINDS: CommandKind[] = [...AREA_KINDS.filter((kind) => AREA_COMMANDS[kind].goods), 'undo']

const isRaisable = (field: string): field is PriceRaise['field'] => field === 'price' || field === 'compareAt'

/** What the journal knows of prices that were raised since a moment and have not come down again. */
export async function readPriceRaises(db: ShopDb, since: Instant): Promise<PriceRaise[]> {
  const raises = new Map<string, PriceRaise>()
  const rows = await db.journal
    .where('kind')
    .anyOf(KINDS)
    .filter(({ at }) => at >= since)
    .toArray()
  for (const { at, changes } of rows.sort((a, b) => a.seq - b.seq)) {
    for (const { table, field: name, before, after } of changes) {
      const named = table === 'catalog' ? readSkuField(name) : undefined
      if (!named || !isRaisable(named.field) || typeof before !== 'number' || typeof after !== 'number') continue
      const known = raises.get(name)
      raises.set(name, {
        sku: named.code,
        field: named.field,
        before: Math.min(known?.before ?? before, before, after),
        after,
        at: after > before ? at : (known?.at ?? at),
      })
    }
  }
  return [...raises.values()].filter(({ before, after }) => after > before)
}
