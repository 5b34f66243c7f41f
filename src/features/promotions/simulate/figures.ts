import type { Verdict } from '~/domain/promotion/cart'
import type { ReplaySums, RuleReplay, Simulation, VariantReplay } from '~/domain/promotion/simulation'

/** What a variant comes to, figure by figure; `as` says how it is written, `good` which way is good. */
export interface FigureKind {
  id:
    | 'gmv'
    | 'orders'
    | 'participating'
    | 'units'
    | 'discount'
    | 'discountRate'
    | 'margin'
    | 'marginRate'
    | 'lossOrders'
    | 'lossSkus'
    | 'soldOut'
    | 'coupons'
    | 'shippingCost'
    | 'gifts'
    | 'pointsWorth'
    | 'newBuyers'
  as: 'amount' | 'count' | 'share'
  /** undefined: no figure, as of SKUs in what really was. */
  of: (sums: ReplaySums, variant?: VariantReplay) => number | undefined
}
export type FigureId = FigureKind['id']

const share = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined)

const discountOf = ({ offGoods, offShipping }: ReplaySums): number => offGoods + offShipping

export const FIGURES: readonly FigureKind[] = [
  { id: 'gmv', as: 'amount', of: ({ gmv }) => gmv },
  { id: 'discount', as: 'amount', of: discountOf },
  { id: 'discountRate', as: 'share', of: (sums) => share(discountOf(sums), sums.gmv + discountOf(sums)) },
  { id: 'margin', as: 'amount', of: ({ margin }) => margin },
  { id: 'marginRate', as: 'share', of: ({ margin, costed, shipping }) => share(margin, costed + shipping) },
  { id: 'orders', as: 'count', of: ({ orders }) => orders },
  { id: 'participating', as: 'count', of: ({ participating }) => participating },
  { id: 'units', as: 'count', of: ({ units }) => units },
  { id: 'newBuyers', as: 'count', of: ({ newBuyers }) => newBuyers },
  { id: 'lossOrders', as: 'count', of: ({ lossOrders }) => lossOrders },
  { id: 'lossSkus', as: 'count', of: (_, variant) => variant?.skus.loss },
  { id: 'soldOut', as: 'count', of: (_, variant) => variant?.skus.soldOut },
  { id: 'coupons', as: 'count', of: ({ coupons }) => coupons },
  { id: 'shippingCost', as: 'amount', of: ({ shippingCost }) => shippingCost },
  { id: 'gifts', as: 'amount', of: ({ gifts }) => gifts },
  { id: 'pointsWorth', as: 'amount', of: ({ pointsWorth }) => pointsWorth },
]

/** On tiles: what is asked first. */
const TILES: readonly FigureId[] = [
  'gmv',
  'discount',
  'margin',
  'marginRate',
  'lossOrders',
  'lossSkus',
  'coupons',
  'shippingCost',
  'gifts',
  'pointsWorth',
]

/** A figure of a variant: before, as assumed, and how far it may be from that. */
export interface TileFigure {
  kind: FigureKind
  before?: number
  after?: number
  low?: number
  high?: number
}

export function tilesOf({ before }: Pick<Simulation, 'before'>, variant: VariantReplay): TileFigure[] {
  return TILES.flatMap((id) => {
    const kind = FIGURES.find((each) => each.id === id)
    if (!kind) return []
    const [low, high] = [kind.of(variant.low, variant), kind.of(variant.high, variant)]
    const differ = low !== undefined && high !== undefined && Math.round(low * 1000) !== Math.round(high * 1000)
    return [
      {
        kind,
        before: kind.of(before),
        after: kind.of(variant.mid, variant),
        ...(differ ? { low: Math.min(low, high), high: Math.max(low, high) } : {}),
      },
    ]
  })
}

/** Why rules did nothing most often, leaving out that they did. */
export function mainReason({ fired: _, ...reasons }: RuleReplay['verdicts']): Exclude<Verdict, 'fired'> | undefined {
  let found: keyof typeof reasons | undefined
  let most = 0
  let reason: keyof typeof reasons
  for (reason in reasons) {
    const count = reasons[reason] ?? 0
    if (count > most) [found, most] = [reason, count]
  }
  return found
}
