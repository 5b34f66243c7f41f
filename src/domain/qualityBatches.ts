import type { Instant } from '~/lib/zone'
import type { Amount } from './money'

/** Units of a SKU that came in at once. */
export interface Receipt {
  /** Key of the purchase. */
  purchase: string
  /** Key. */
  supplier: string
  sku: string
  units: number
  /** Of one unit. */
  cost: Amount
  at: Instant
}

/** Units of a SKU that went out, oldest first. */
export interface Sent {
  units: number
  at: Instant
}

/**
 * Which receipt each parcel likely came of, by its place among them, oldest first; -1: of what lay there before the first. What came first goes first: nobody wrote down from
 * which box a unit was taken, so this is an estimate. What lay there at the start is what is needed for all of it to add up to what is on hand now.
 */
export function batchesOf(receipts: readonly Receipt[], sent: readonly Sent[], onHand: number): Int32Array {
  const ins = receipts.reduce((sum, { units }) => sum + units, 0)
  const outs = sent.reduce((sum, { units }) => sum + units, 0)
  let left = Math.max(0, outs + onHand - ins)
  let batch = -1
  return Int32Array.from(sent, ({ units, at }) => {
    // A receipt that came later than the parcel left cannot have been in it.
    while (left <= 0 && batch + 1 < receipts.length && receipts[batch + 1].at <= at) {
      batch++
      left += receipts[batch].units
    }
    left -= units
    return batch
  })
}
