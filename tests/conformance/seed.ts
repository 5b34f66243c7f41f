import type { Adapter, SyncArea } from '~/commerce/adapter'
import type { Capabilities } from '~/commerce/capabilities'
import { levelKey } from '~/domain/stock'
import type { AnyRow } from '~/store/rows'

/** The other side: what a platform has, looked at and changed past the adapter, as somebody else would who works there. In the words of the domain. */
export interface OtherSide {
  adapter: Adapter
  look(area: SyncArea, key: string): AnyRow | undefined
  /** undefined takes the record away. */
  change(area: SyncArea, key: string, record: AnyRow | undefined): void
  /** The next push is carried out, and its answer is lost. */
  loseAnswer(): void
  /** What it has sent to customers, where it can. */
  sent?(): readonly AnyRow[]
  /** From now on the token is not taken. */
  signOut?(): void
}

/** What every platform of the suite has at first; an area or a field that it does not offer is left out. Pages are to be small: two records. */
export const MUG = levelKey('main', 'MUG-1')
export const SEED: Readonly<Record<SyncArea, Readonly<Record<string, AnyRow>>>> = {
  locations: { main: { name: 'Main' } },
  categories: { cups: { name: 'Cups' }, jugs: { name: 'Jugs' }, pots: { name: 'Pots' } },
  products: {
    mug: { title: 'Mug', brand: 'Acme', skus: [sku('MUG-1', 125_000), sku('MUG-2', 130_000)] },
    cup: { title: 'Cup', brand: 'Acme', skus: [sku('CUP-1', 80_000)] },
    jug: { title: 'Jug', brand: 'Acme', skus: [sku('JUG-1', 240_000)] },
  },
  stock: Object.fromEntries(
    ['MUG-1', 'MUG-2', 'CUP-1', 'JUG-1'].map((code) => [levelKey('main', code), { sku: code, location: 'main', onHand: 5 }]),
  ),
  customers: { ann: { name: 'Ann' }, bob: { name: 'Bob' }, cyd: { name: 'Cyd' } },
  orders: { '1001': anOrder('1001'), '1002': anOrder('1002'), '1003': anOrder('1003') },
}

export function sku(code: string, price: number) {
  return { code, price }
}

function anOrder(number: string): AnyRow {
  return {
    number,
    placedAt: Date.UTC(2026, 2, 1, 10),
    currency: 'USD',
    lines: [{ sku: 'MUG-1', title: 'Mug', quantity: 2, price: 125_000 }],
  }
}

/** What of a record of the seed a platform keeps. */
export function keptOf(area: SyncArea, record: AnyRow, can: Capabilities): AnyRow {
  const { fields } = can.areas[area]
  if (area === 'orders') return record
  const kept = Object.fromEntries(Object.entries(record).filter(([field]) => fields.includes(field)))
  if (!Array.isArray(record.skus)) return kept
  const skus: AnyRow[] = record.skus
  return {
    ...kept,
    skus: skus.map((one) =>
      Object.fromEntries(Object.entries(one).filter(([field]) => field === 'code' || fields.includes(`sku:${field}`))),
    ),
  }
}
