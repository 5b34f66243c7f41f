import type { Attributes } from '~/analytics/attributes'
import type { GrainSource, ReviewSums } from '~/analytics/grains'
import type { BuyerReview } from '~/domain/buyerReview'
import type { Zone } from '~/lib/zone'
import { clockOf, grainCells, type Moment } from './grainCells'

export interface ReviewParts {
  /** An empty text is no field of a row. */
  readonly reviews: readonly (Pick<BuyerReview, 'rating' | 'at'> & Partial<Pick<BuyerReview, 'product' | 'sku' | 'channel'>>)[]
  readonly skuOf: Attributes['skuOf']
  /** A SKU of a product, for reviews that name none. */
  readonly skuIn: (product: string) => string | undefined
}

interface Said extends Moment {
  readonly rating: number
  readonly sku: string
  readonly product: string
  readonly channel: string
  readonly supplier: string
  readonly categories: readonly string[]
}

/** What buyers said of goods as a grain beside the orders: by time, weekday, hour, channel, product, SKU, category and supplier, and filtered by those. */
export function reviewSource({ reviews, skuOf, skuIn }: ReviewParts, zone: Zone): GrainSource<ReviewSums> {
  const rows = reviews.map(({ rating, at, product = '', sku = '', channel = '' }): Said => {
    const facts = skuOf(sku || (skuIn(product) ?? ''))
    return {
      at,
      day: zone.dayOf(at),
      rating,
      sku,
      channel,
      // Goods that are in no catalogue are products by themselves.
      product: product || (facts?.product ?? sku),
      supplier: facts?.supplier ?? '',
      categories: facts?.categories ?? [],
    }
  })
  return {
    sum(ask) {
      const cells = grainCells<Said, ReviewSums>(ask, { valueOf: (split) => valueOf(split, ask.level, zone), valuesOf }, noReviews)
      if (!cells) return { ok: false, why: 'notSplit' }
      for (const row of rows)
        cells.add(row, (sums) => {
          sums.reviews++
          sums.stars += row.rating
        })
      return { ok: true, total: cells.total, rows: cells.rows }
    },
  }
}

const noReviews = (): ReviewSums => ({ reviews: 0, stars: 0 })

function valueOf(split: string, level: number, zone: Zone): ((said: Said) => string) | undefined {
  if (split === 'channel' || split === 'product' || split === 'sku' || split === 'supplier') return (said) => said[split]
  if (split === 'category') return ({ categories }) => categories[level - 1] ?? ''
  return clockOf(split, zone)
}

/** A category holds what lies in those below it. */
const valuesOf = (filter: string): ((said: Said) => readonly string[]) | undefined =>
  filter === 'category' ? ({ categories }) => (categories.length === 0 ? [''] : categories) : undefined
