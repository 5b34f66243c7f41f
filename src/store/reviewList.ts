import { type BuyerReviewRow, type MonthScore, type Score, RATINGS, scoreByMonth, scoreOf } from '~/domain/buyerReview'
import type { Zone } from '~/lib/zone'
import { foldText } from './foldText'
import type { Page } from './lists'
import { searchPart } from './searchText'

/** A rating is told by its last so many days (metrics.md `review_score`). */
const SCORE_DAYS = 180
const DAY = 86_400_000

export const ANSWERED = ['all', 'no', 'yes'] as const
export type Answered = (typeof ANSWERED)[number]

export interface ReviewFilter {
  /** Part of title, text, reply, SKU code, order or the product's title. */
  search?: string
  rating?: readonly number[]
  answered?: Answered
  /** Key. */
  product?: string
}

export interface ReviewQuery extends ReviewFilter {
  offset: number
  limit: number
}

export interface ReviewListRow extends BuyerReviewRow {
  /** Of the product; '' where it is in no catalogue. */
  productTitle: string
}

export interface ReviewPage extends Page<ReviewListRow> {
  /** All there are; of the product that is asked for. */
  all: number
  waiting: number
  /** How many of each rating, best first, with the other filters in force. */
  ratings: { rating: number; count: number }[]
}

export interface RatingTrend {
  months: MonthScore[]
  /** Of the last SCORE_DAYS days before `now`. */
  score: Score | undefined
  /** Of the same days before those. */
  before: Score | undefined
}

/** What buyers say of goods, newest first. */
export class ReviewIndex {
  readonly #rows: readonly ReviewListRow[]
  readonly #byProduct = new Map<string, ReviewListRow[]>()
  #texts: string[] | undefined

  constructor(reviews: readonly BuyerReviewRow[], titleOf: (product: string) => string) {
    this.#rows = reviews
      .map((review): ReviewListRow => ({ ...review, ...textsOf(review), productTitle: titleOf(review.product) }))
      .sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
    for (const row of this.#rows) {
      const own = this.#byProduct.get(row.product)
      if (own) own.push(row)
      else this.#byProduct.set(row.product, [row])
    }
  }

  get count(): number {
    return this.#rows.length
  }

  /** Newest first; none: of the whole shop. */
  of(product: string | undefined): readonly ReviewListRow[] {
    return product === undefined ? this.#rows : (this.#byProduct.get(product) ?? [])
  }

  page({ offset, limit, ...filter }: ReviewQuery): Omit<ReviewPage, 'version'> {
    const own = this.of(filter.product)
    const searched = this.#searched(own, filter.search).filter((row) => isAsked(row, filter.answered))
    const wanted = new Set(filter.rating ?? [])
    const found = wanted.size > 0 ? searched.filter(({ rating }) => wanted.has(rating)) : searched
    return {
      items: found.slice(offset, offset + limit),
      total: found.length,
      all: own.length,
      waiting: own.filter(({ reply }) => reply === undefined).length,
      ratings: RATINGS.map((rating) => ({ rating, count: searched.filter((row) => row.rating === rating).length })),
    }
  }

  trend(product: string | undefined, zone: Zone, now: number): RatingTrend {
    const own = this.of(product)
    const within = (from: number, to: number) => own.filter(({ at }) => at >= from && at < to)
    const [start, span] = [now - SCORE_DAYS * DAY, SCORE_DAYS * DAY]
    return { months: scoreByMonth(own, zone), score: scoreOf(within(start, Infinity)), before: scoreOf(within(start - span, start)) }
  }

  #searched(rows: readonly ReviewListRow[], search: string | undefined): readonly ReviewListRow[] {
    const part = searchPart(search)
    if (part === undefined) return rows
    const texts = (this.#texts ??= this.#rows.map(searchable))
    const found = this.#rows.filter((_, i) => texts[i].includes(part))
    return rows === this.#rows ? found : found.filter(({ product }) => product === rows[0]?.product)
  }
}

/** An empty field is not in the row. */
const textsOf = ({ title, text, author, sku, product, channel }: Partial<BuyerReviewRow>) => ({
  title: title ?? '',
  text: text ?? '',
  author: author ?? '',
  sku: sku ?? '',
  product: product ?? '',
  channel: channel ?? '',
})

const isAsked = ({ reply }: ReviewListRow, answered: Answered = 'all'): boolean =>
  answered === 'all' || (answered === 'yes') === (reply !== undefined)

/** Between two texts of a review; nobody types it. */
const BETWEEN = '\u0001'

/** The author is left out: who may not see a name may not find by it either. */
const searchable = ({ title, text, reply = '', sku, order = '', productTitle }: ReviewListRow): string =>
  foldText([title, text, reply, sku, order, productTitle].join(BETWEEN))
