import { isZone } from '~/lib/zone'
import type { ProductEdit, Refusal, ShopSettings } from './command'
import { isCurrency } from './money'

/** Longest texts that a person may write, in UTF-16 units. */
export const LIMITS = { shopName: 80, note: 4000, title: 500, category: 200, mappingName: 80 } as const

/** A shop may be renamed and moved to another zone at any time; its currency stands once orders are in, since their amounts are counted at its scale. */
export function checkShop(set: Partial<ShopSettings>, now: ShopSettings, hasOrders: boolean): Refusal | undefined {
  if (set.name !== undefined && (set.name.trim() === '' || set.name.length > LIMITS.shopName))
    return { why: 'invalid', field: 'name', message: set.name.trim() === '' ? 'name' : 'tooLong' }
  if (set.zone !== undefined && !isZone(set.zone)) return { why: 'invalid', field: 'zone', message: 'zone' }
  if (set.currency !== undefined && !isCurrency(set.currency)) return { why: 'invalid', field: 'currency', message: 'currency' }
  if (set.currency !== undefined && set.currency !== now.currency && hasOrders)
    return { why: 'invalid', field: 'currency', message: 'currencyFixed' }
  return undefined
}

export function checkNote(note: string): Refusal | undefined {
  return note.length > LIMITS.note ? { why: 'invalid', field: 'note', message: 'tooLong' } : undefined
}

export function checkProduct(set: ProductEdit): Refusal | undefined {
  for (const field of ['title', 'category', 'note'] as const) {
    if ((set[field]?.length ?? 0) > LIMITS[field]) return { why: 'invalid', field, message: 'tooLong' }
  }
  return undefined
}
