import type { SyncArea } from '~/commerce/adapter'
import { objectOf } from '~/commerce/readWire'
import { readRecord } from '~/adapters/rest/wire'
import { toDecimalText } from '~/domain/money'
import type { AnyRow } from '~/store/rows'
import { MockShop } from '../../mocks/rest/shop'
import type { WireRecord } from '../../mocks/rest/wireRecord'
import { type OtherSide, SEED } from './seed'

const SHOP = { currency: 'USD' }

/** A mock shop that holds the seed, seen in the words of the domain. */
export function seededShop(
  areas: readonly SyncArea[],
  shop = new MockShop(),
): { shop: MockShop; seen: Pick<OtherSide, 'look' | 'change'> } {
  const seen: Pick<OtherSide, 'look' | 'change'> = {
    look: (area, key) => {
      const record = shop.get(area, key)?.record
      return record && { ...readRecord(area, objectOf(structuredClone(record)), SHOP) }
    },
    change: (area, key, record) => void shop.put(area, key, record && wireOf(record)),
  }
  for (const area of areas) for (const [key, record] of Object.entries(SEED[area])) seen.change(area, key, record)
  return { shop, seen }
}

/** Amounts and times as the contract writes them. */
function wireOf(record: AnyRow): WireRecord {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]): [string, unknown] => {
      if (Array.isArray(value)) return [field, value.map((item: AnyRow | string) => (typeof item === 'string' ? item : wireOf(item)))]
      if (typeof value !== 'number') return [field, value]
      if (field === 'price') return [field, toDecimalText(value, SHOP.currency)]
      return [field, field === 'placedAt' ? new Date(value).toISOString() : value]
    }),
  )
}
