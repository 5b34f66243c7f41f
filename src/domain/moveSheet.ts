import type { Amount } from './money'
import type { Move, MoveReason } from './stock'

/** What one can do with stock on the sheet of movements. */
export const MOVE_TASKS = ['adjust', 'receive', 'transfer', 'scrap', 'sell', 'return', 'hold'] as const
export type MoveTask = (typeof MOVE_TASKS)[number]

/** What becomes of goods that come back: to sell again, to be looked at in a place aside, or thrown away at once. */
export const DISPOSITIONS = ['restock', 'quarantine', 'scrap'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

export interface SheetLine {
  sku: string
  /** Signed for an adjustment, else how many. */
  quantity: number
  /** Instead of the sheet's own place. */
  location?: string
  /** Of one unit that is received. */
  cost?: Amount
}

/** A sheet as it is filled in. `location`: where from; of what comes in, where to. */
export interface MoveSheet {
  task: Exclude<MoveTask, 'hold'>
  lines: readonly SheetLine[]
  location: string
  /** Of a transfer. */
  to?: string
  reason?: MoveReason
  /** Number of an order that goods come back of; of all others, what the sheet refers to. */
  ref?: string
  disposition?: Disposition
}

/** The lines of the ledger that a sheet stands for. */
export function movesOfSheet({ task, lines, location, to = '', reason, ref, disposition }: MoveSheet): Move[] {
  const told = ref ? { ref } : {}
  return lines.flatMap(({ sku, quantity, location: own, cost }): Move[] => {
    const at = own ?? location
    const units = { sku, location: at, quantity, ...told }
    switch (task) {
      case 'adjust':
        return [{ ...units, kind: 'adjusted', ...(reason ? { reason } : {}) }]
      case 'receive':
        return [{ ...units, kind: 'received', ...(cost === undefined ? {} : { cost }) }]
      case 'sell':
        return [{ ...units, quantity: -quantity, kind: 'sold' }]
      case 'scrap':
        return [{ ...units, quantity: -quantity, kind: 'scrapped', ...(reason ? { reason } : {}) }]
      case 'transfer':
        return [
          { ...units, quantity: -quantity, kind: 'transferred' },
          { ...units, location: to, kind: 'transferred' },
        ]
      case 'return':
        return [
          { ...units, kind: 'returned' },
          ...(disposition === 'scrap' ? [{ ...units, quantity: -quantity, kind: 'scrapped', reason: reason ?? 'defective' } as const] : []),
        ]
    }
  })
}

/** The same SKU at the same place once, its units added up; a line of a cost of its own stays by itself. */
export function foldLines<L extends SheetLine>(lines: readonly L[]): L[] {
  const folded = new Map<string, L>()
  for (const line of lines) {
    const key = JSON.stringify([line.sku, line.location, line.cost])
    const known = folded.get(key)
    folded.set(key, known ? { ...known, quantity: known.quantity + line.quantity } : line)
  }
  return [...folded.values()]
}
