import type { Attributes } from '~/analytics/attributes'
import type { FlatTerms } from '~/domain/promotion/flat'
import { takesCoupon } from '~/domain/promotion/simulation'
import { sizeOf } from '~/segments/orderTable'
import type { Feed } from './feed'
import type { Turns } from './turns'

/** What rules ask of channels, regions and buyers, by the codes of the dataset. */
export interface AskedOf {
  channel: Int16Array
  region: Int16Array
  tier: Int16Array
  /** By code of the terms: 1 by buyer. */
  audiences: readonly Uint8Array[]
  coupons: readonly Uint8Array[]
}

export async function askedOf(
  { codes }: FlatTerms,
  { dataset: { orders } }: Feed,
  { attributes, couponTake }: { attributes: Attributes; couponTake: number },
  turns: Turns,
  share: number,
): Promise<AskedOf> {
  const { buyer } = orders
  const buyers = sizeOf(buyer)
  const byBuyer = async <T extends Uint8Array | Int16Array>(column: T, of: (key: string) => number): Promise<T> => {
    await turns.over(buyers, share, (from, to) => {
      for (let code = from; code < to; code++) column[code] = of(buyer.values[code])
    })
    return column
  }
  const marked = (is: (key: string) => boolean) => byBuyer(new Uint8Array(buyers), (key) => (key !== '' && is(key) ? 1 : 0))
  const audiences: Uint8Array[] = []
  for (const key of codes.audiences) {
    const members = attributes.audience(key)
    audiences.push(await marked((each) => members?.has(each) === true))
  }
  const coupons: Uint8Array[] = []
  for (const batch of codes.batches) coupons.push(await marked((key) => takesCoupon(key, batch, couponTake)))
  const tiers = new Map(codes.tiers.map((name, code) => [name, code]))
  const tier = new Int16Array(buyers).fill(-1)
  if (tiers.size > 0) await byBuyer(tier, (key) => tiers.get(key === '' ? '' : attributes.tierOf(key)) ?? -1)
  return {
    channel: codesOf(orders.channel.values, codes.channels),
    region: codesOf(orders.region.values, codes.regions),
    tier,
    audiences,
    coupons,
  }
}

function codesOf(values: readonly string[], asked: readonly string[]): Int16Array {
  const codes = new Map(asked.map((name, code) => [name, code]))
  return Int16Array.from(values, (value) => codes.get(value) ?? -1)
}

/** An unknown buyer is told apart by the instant of the order. */
export const couponName = (buyer: string, paidAt: number): string => (buyer === '' ? `@${paidAt}` : buyer)
