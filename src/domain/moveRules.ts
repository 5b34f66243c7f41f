import type { Refusal } from './command'
import type { Location, Move } from './stock'

const rule = (name: Extract<Refusal, { why: 'rule' }>['rule'], facts?: Record<string, string | number>): Refusal => ({
  why: 'rule',
  rule: name,
  ...(facts ? { facts } : {}),
})

/** Moves tell a SKU, a place that is in use, and whole units that are not 0. Whether there is enough, the store says (store/applyMoves.ts). */
export function checkMoves(
  moves: readonly Pick<Move, 'sku' | 'location' | 'quantity'>[],
  locations: readonly Location[],
): Refusal | undefined {
  if (moves.length === 0) return rule('stock.nothing')
  const open = new Set(locations.filter(({ closed }) => !closed).map(({ key }) => key))
  for (const { sku, location, quantity } of moves) {
    if (sku.trim() === '') return rule('stock.sku')
    if (!open.has(location)) return rule('stock.location', { location })
    if (!Number.isSafeInteger(quantity)) return rule('stock.fraction', { sku })
    if (quantity === 0) return rule('stock.nothing', { sku })
  }
  return undefined
}
