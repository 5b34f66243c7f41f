import { type Location, MOVEMENT_KINDS } from '~/domain/stock'
import type { ColumnsOf } from '~/store/columnFiles'
import type { Simulated } from './simulate'

const SOLD = MOVEMENT_KINDS.indexOf('sold')
const TRANSFERRED = MOVEMENT_KINDS.indexOf('transferred')

/** Of what there is plenty of, a few units stand in the showroom. */
const SHOWN_SKUS = 40
const SHOWN_UNITS = 3
const BEFORE_MS = 3 * 3_600_000

/** Places in their order: orders are shipped from the first. */
export const placesOf = ({ words: { shop } }: Pick<Simulated, 'words'>): Location[] => [
  { key: shop.location, name: shop.location, order: 0 },
  { key: shop.showroom, name: shop.showroom, order: 1 },
  { key: shop.quarantine, name: shop.quarantine, order: 2, aside: true },
]

interface Row {
  at: number
  quantity: number
  kind: number
  sku: number
  ref: number
  /** 1 the warehouse, 2 the showroom. */
  place: number
}

function shownOf(rows: readonly Row[], now: number): Row[] {
  const left = new Map<number, number>()
  for (const { sku, quantity } of rows) left.set(sku, (left.get(sku) ?? 0) + quantity)
  const most = [...left].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SHOWN_SKUS)
  return most.flatMap(([sku]) =>
    [-1, 1].map((sign) => ({
      at: now - BEFORE_MS,
      quantity: sign * SHOWN_UNITS,
      kind: TRANSFERRED,
      sku,
      ref: 0,
      place: sign < 0 ? 1 : 2,
    })),
  )
}

/** The ledger, oldest first: what the simulation wrote down, and a movement for each line that was shipped. */
export function movementsOf({ table, room, words }: Simulated): ColumnsOf<'movements'> {
  const { orders, lines } = table
  const { moves, purchases } = room
  const rows: Row[] = []
  // References: orders first, then purchases; 0 is none.
  const refs = ['', ...orders.number, ...purchases.map(({ key }) => key)]
  const refOf = (kind: (typeof moves.kind)[number], ref: number) => (ref < 0 ? 0 : kind === 'received' ? 1 + orders.count + ref : 1 + ref)
  moves.at.forEach((at, i) => {
    const kind = moves.kind[i]
    rows.push({
      at,
      quantity: moves.quantity[i],
      kind: MOVEMENT_KINDS.indexOf(kind),
      sku: moves.sku[i] + 1,
      ref: refOf(kind, moves.ref[i]),
      place: 1,
    })
  })
  for (let order = 0; order < orders.count; order++) {
    const at = orders.shippedAt[order]
    if (Number.isNaN(at)) continue
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++)
      rows.push({ at, quantity: -lines.quantity[line], kind: SOLD, sku: lines.sku.codes[line], ref: 1 + order, place: 1 })
  }
  rows.push(...shownOf(rows, room.calendar.now))
  rows.sort((a, b) => a.at - b.at)
  return {
    count: rows.length,
    numbers: {
      at: Float64Array.from(rows, ({ at }) => at),
      quantity: Float64Array.from(rows, ({ quantity }) => quantity),
      kind: Float64Array.from(rows, ({ kind }) => kind),
    },
    texts: {
      sku: { codes: Uint32Array.from(rows, ({ sku }) => sku), values: lines.sku.values },
      location: { codes: Uint32Array.from(rows, ({ place }) => place), values: ['', words.shop.location, words.shop.showroom] },
      ref: { codes: Uint32Array.from(rows, ({ ref }) => ref), values: refs },
    },
  }
}
