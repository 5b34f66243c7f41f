import type { Attributes } from '~/analytics/attributes'
import type { FlatTerms } from '~/domain/promotion/flat'
import { takesCoupon } from '~/domain/promotion/simulation'
import { sizeOf } from '~/segments/orderTable'
import type { Feed } from './feed'

/** What rules ask of channels, regions and buyers, by the codes of the dataset. */
export interface AskedOf {
  channel: Int16Array
  region: Int16Array
  tier: Int16Array
  /** By code of the terms: 1 by buyer. */
  audiences: readonly Uint8Array[]
  coupons: readonly Uint8Array[]
}

export function askedOf({ codes }: FlatTerms, { dataset: { orders } }: Feed, attributes: Attributes, couponTake: number): AskedOf {
  const { buyer } = orders
  const buyers = Array.from({ length: sizeOf(buyer) }, (_, code) => buyer.values[code])
  const marked = (is: (key: string) => boolean) => Uint8Array.from(buyers, (key) => (key !== '' && is(key) ? 1 : 0))
  return {
    channel: codesOf(orders.channel.values, codes.channels),
    region: codesOf(orders.region.values, codes.regions),
    tier: codes.tiers.length === 0 ? new Int16Array(buyers.length).fill(-1) : tiersOf(buyers, codes.tiers, attributes),
    audiences: codes.audiences.map((key) => {
      const members = attributes.audience(key)
      return marked((buyer) => members?.has(buyer) === true)
    }),
    coupons: codes.batches.map((batch) => marked((key) => takesCoupon(key, batch, couponTake))),
  }
}

function codesOf(values: readonly string[], asked: readonly string[]): Int16Array {
  const codes = new Map(asked.map((name, code) => [name, code]))
  return Int16Array.from(values, (value) => codes.get(value) ?? -1)
}

const tiersOf = (buyers: readonly string[], tiers: readonly string[], { tierOf }: Attributes): Int16Array => {
  const codes = new Map(tiers.map((name, code) => [name, code]))
  return Int16Array.from(buyers, (key) => codes.get(key === '' ? '' : tierOf(key)) ?? -1)
}

/** An unknown buyer is told apart by the instant of the order. */
export const couponName = (buyer: string, paidAt: number): string => (buyer === '' ? `@${paidAt}` : buyer)
