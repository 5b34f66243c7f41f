import type { Refusal } from './command'
import { isMoveReason, type Location, type Move, type MovementKind } from './stock'
import type { StockRule } from './stockCommand'

const rule = (name: StockRule, facts?: Record<string, string | number>): Refusal => ({
  why: 'rule',
  rule: name,
  ...(facts ? { facts } : {}),
})

type Units = Pick<Move, 'sku' | 'location' | 'quantity'>

/** Which way stock goes by a movement of a kind; both ways where none stands. */
const SIGNS: Partial<Record<MovementKind, 1 | -1>> = { opening: 1, received: 1, returned: 1, sold: -1, scrapped: -1 }

/** Kinds that say nothing without a reason. */
const EXPLAINED: ReadonlySet<MovementKind> = new Set(['adjusted', 'scrapped'])

/** Units tell a SKU, a place that is in use, and a whole number that is not 0. */
function checkUnits(units: readonly Units[], locations: readonly Location[]): Refusal | undefined {
  if (units.length === 0) return rule('stock.nothing')
  const open = new Set(locations.filter(({ closed }) => !closed).map(({ key }) => key))
  for (const { sku, location, quantity } of units) {
    if (sku.trim() === '') return rule('stock.sku')
    if (!open.has(location)) return rule('stock.location', { location })
    if (!Number.isSafeInteger(quantity)) return rule('stock.fraction', { sku })
    if (quantity === 0) return rule('stock.nothing', { sku })
  }
  return undefined
}

/** What is held is held of goods that are for sale. */
export function checkHolds(holds: readonly Units[], locations: readonly Location[]): Refusal | undefined {
  const refusal = checkUnits(holds, locations)
  if (refusal) return refusal
  const aside = new Set(locations.flatMap(({ key, aside: is }) => (is ? [key] : [])))
  for (const { sku, location, quantity } of holds) {
    if (aside.has(location)) return rule('stock.aside', { sku })
    if (quantity < 0) return rule('stock.nothing', { sku })
  }
  return undefined
}

/** Moves are of sound units, go the way of their kind, and say why where the kind alone does not. Whether there is enough, the store says (store/applyMoves.ts). */
export function checkMoves(moves: readonly Move[], locations: readonly Location[]): Refusal | undefined {
  const refusal = checkUnits(moves, locations)
  if (refusal) return refusal
  const aside = new Set(locations.filter((location) => location.aside).map(({ key }) => key))
  for (const { kind, sku, quantity, location, reason, ref = '' } of moves) {
    if (Math.sign(quantity) === -(SIGNS[kind] ?? 0)) return rule('stock.sign', { sku })
    if (EXPLAINED.has(kind) && !isMoveReason(reason)) return rule('stock.reason', { sku })
    if (kind === 'sold' && aside.has(location)) return rule('stock.aside', { sku })
    if (kind === 'returned' && ref === '') return rule('return.order', { sku })
  }
  return checkTransfers(moves)
}

/** What leaves one place arrives at another. */
function checkTransfers(moves: readonly Move[]): Refusal | undefined {
  const sums = new Map<string, number>()
  const places = new Map<string, Set<string>>()
  for (const { kind, sku, quantity, location } of moves) {
    if (kind !== 'transferred') continue
    sums.set(sku, (sums.get(sku) ?? 0) + quantity)
    places.set(sku, (places.get(sku) ?? new Set()).add(location))
  }
  for (const [sku, sum] of sums) {
    if ((places.get(sku)?.size ?? 0) < 2) return rule('stock.sameLocation')
    if (sum !== 0) return rule('stock.transfer', { sku })
  }
  return undefined
}
