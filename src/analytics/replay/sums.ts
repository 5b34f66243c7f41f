import type { ReplaySums } from '~/domain/promotion/simulation'

/** Place of each figure in a row of sums; `margin` follows from the others. */
export const AT = {
  orders: 0,
  buyers: 1,
  newBuyers: 2,
  units: 3,
  gmv: 4,
  goods: 5,
  offGoods: 6,
  offShipping: 7,
  shipping: 8,
  shippingCost: 9,
  gifts: 10,
  pointsEarned: 11,
  pointsSpent: 12,
  pointsWorth: 13,
  costed: 14,
  cost: 15,
  participating: 16,
  lossOrders: 17,
  costUnknown: 18,
  coupons: 19,
} as const satisfies Record<Exclude<keyof ReplaySums, 'margin'>, number>

export const emptyRow = (): Float64Array => new Float64Array(Object.keys(AT).length)

/** The row, and so much of what is beside it. */
export function sumsOf(row: Float64Array, extra?: Float64Array, share = 0): ReplaySums {
  const at = (place: number) => Math.round(row[place] + (extra ? share * extra[place] : 0))
  const [costed, cost, shipping, shippingCost, gifts] = [at(AT.costed), at(AT.cost), at(AT.shipping), at(AT.shippingCost), at(AT.gifts)]
  return {
    orders: at(AT.orders),
    buyers: at(AT.buyers),
    newBuyers: at(AT.newBuyers),
    units: at(AT.units),
    gmv: at(AT.gmv),
    goods: at(AT.goods),
    offGoods: at(AT.offGoods),
    offShipping: at(AT.offShipping),
    shipping,
    shippingCost,
    gifts,
    pointsEarned: at(AT.pointsEarned),
    pointsSpent: at(AT.pointsSpent),
    pointsWorth: at(AT.pointsWorth),
    costed,
    cost,
    margin: costed + shipping - cost - gifts - shippingCost,
    participating: at(AT.participating),
    lossOrders: at(AT.lossOrders),
    costUnknown: at(AT.costUnknown),
    coupons: at(AT.coupons),
  }
}
