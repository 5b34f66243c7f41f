import { diffOrders } from '~/domain/import/diffOrders'
import type { DryRun } from '~/domain/importPlan'
import { orderAt } from '~/segments/orders'
import type { OrderTable } from '~/segments/orderTable'
import type { ExistingOrders } from './existing'
import type { Pacer } from './pacer'

const EXAMPLES = 20
const STEP = 4096

export interface Comparison {
  /** Places in the table of the orders that the shop does not have, or has differently; in the table's order. */
  picked: Uint32Array
  /** What the shop has in place of the changed ones. */
  changedRefs: number[]
  added: number
  changed: number
  unchanged: number
  changes: DryRun['changes']
}

/** Compares whole orders with the shop's, by number and fingerprint. */
export async function compareOrders(table: OrderTable, existing: ExistingOrders, pacer: Pacer): Promise<Comparison> {
  const { count, number, fingerprint } = table.orders
  const picked = new Uint32Array(count)
  const changedRefs: number[] = []
  const examples: number[] = []
  let kept = 0
  for (let i = 0; i < count; i++) {
    const ref = existing.find(number[i])
    if (ref < 0) picked[kept++] = i
    else if (existing.fingerprint(ref) !== fingerprint[i]) {
      if (examples.length < EXAMPLES) examples.push(i)
      changedRefs.push(ref)
      picked[kept++] = i
    }
    if (i % STEP === 0 && pacer.due) await pacer.rest()
  }
  const before = examples.length > 0 ? await existing.read(changedRefs.slice(0, examples.length)) : []
  const changes = examples.map((place, index) => ({ number: number[place], fields: diffOrders(before[index], orderAt(table, place)) }))
  return {
    picked: picked.subarray(0, kept),
    changedRefs,
    added: kept - changedRefs.length,
    changed: changedRefs.length,
    unchanged: count - kept,
    changes,
  }
}
