import { MOVEMENT_KINDS } from '~/domain/stock'
import type { ColumnsOf } from '~/store/columnFiles'
import type { Simulated } from './simulate'

const SOLD = MOVEMENT_KINDS.indexOf('sold')

/** The ledger, oldest first: what the simulation wrote down, and a movement for each line that was shipped. */
export function movementsOf({ table, room, words }: Simulated): ColumnsOf<'movements'> {
  const { orders, lines } = table
  const { moves, purchases } = room
  const rows: { at: number; quantity: number; kind: number; sku: number; ref: number }[] = []
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
    })
  })
  for (let order = 0; order < orders.count; order++) {
    const at = orders.shippedAt[order]
    if (Number.isNaN(at)) continue
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++)
      rows.push({ at, quantity: -lines.quantity[line], kind: SOLD, sku: lines.sku.codes[line], ref: 1 + order })
  }
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
      location: { codes: new Uint32Array(rows.length).fill(1), values: ['', words.shop.location] },
      ref: { codes: Uint32Array.from(rows, ({ ref }) => ref), values: refs },
    },
  }
}
