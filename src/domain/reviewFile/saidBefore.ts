import type { BuyerReviewRow } from '~/domain/buyerReview'

/** What a row of a file tells a review apart by. */
export interface SaidRow {
  /** Of the review; '' where the file gives no id. */
  key: string
  productKey: string
  sku: string
  order: string
  author: string
  at: number
  rating: number
  title: string
  text: string
}

/**
 * Finds the reviews of a file among those of the shop: by id, and where the file gives none by buyer, order and moment. Of a buyer without a name only what
 * was said can tell. The same words are paired first; others only where there is no choice, so that one review is never written over another.
 */
export class SaidBefore {
  readonly #byKey = new Map<string, BuyerReviewRow>()
  readonly #byMark = new Map<string, BuyerReviewRow[]>()
  readonly #taken = new Set<string>()

  constructor(reviews: readonly BuyerReviewRow[]) {
    for (const review of reviews) {
      this.#byKey.set(review.key, review)
      const mark = review.erased ? erasedMark(review) : markOf(toRow(review))
      const own = this.#byMark.get(mark)
      if (own) own.push(review)
      else this.#byMark.set(mark, [review])
    }
  }

  /** The review of each row, undefined of one that is new. */
  pair(rows: readonly SaidRow[]): (BuyerReviewRow | undefined)[] {
    const found = rows.map((row) => this.#take(row.key === '' ? undefined : this.#byKey.get(row.key)))
    rows.forEach((row, i) => (found[i] ??= this.#take(this.#free(row, markOf(row)).find((review) => isSame(review, row)))))
    const left = new Map<string, { row: SaidRow; i: number }[]>()
    rows.forEach((row, i) => {
      if (!found[i]) left.set(markOf(row), [...(left.get(markOf(row)) ?? []), { row, i }])
    })
    for (const [mark, own] of left) {
      for (const { row, i } of own) {
        const free = this.#free(row, mark)
        const rivals = own.filter((other) => !found[other.i] && free.some((review) => isOfSame(review, other.row)))
        if (free.length === 1 && rivals.length === 1) found[i] = this.#take(free[0])
        found[i] ??= this.#take(this.#free(row, erasedMark(row))[0])
      }
    }
    return found
  }

  #free(row: SaidRow, mark: string): BuyerReviewRow[] {
    const of = row.key.slice(0, row.key.indexOf(':') + 1)
    // One that has an id of the same platform is another review.
    const isOther = (key: string) => of !== '' && key.startsWith(of)
    return (this.#byMark.get(mark) ?? []).filter((review) => !this.#taken.has(review.key) && !isOther(review.key) && isOfSame(review, row))
  }

  #take(review: BuyerReviewRow | undefined): BuyerReviewRow | undefined {
    if (!review || this.#taken.has(review.key)) return undefined
    this.#taken.add(review.key)
    return review
  }
}

const BETWEEN = '\u0001'
const markOf = ({ author, order, at, title, text }: Omit<SaidRow, 'key' | 'productKey'>): string =>
  [at, ...(author === '' && order === '' ? ['', title, text] : [author, order])].join(BETWEEN)
/** Of a review whose buyer was taken out, only when it was written and its stars are left. */
const erasedMark = ({ at, rating }: Pick<SaidRow, 'at' | 'rating'>): string => ['erased', at, rating].join(BETWEEN)

/** An empty field is not in the row of the shop. */
function toRow({
  author = '',
  order = '',
  at,
  title = '',
  text = '',
  sku = '',
  rating,
}: Partial<BuyerReviewRow>): Omit<SaidRow, 'key' | 'productKey'> {
  return {
    author: trimmed(author),
    order: trimmed(order),
    at: at ?? 0,
    title: trimmed(title),
    text: trimmed(text),
    sku,
    rating: rating ?? 0,
  }
}

const trimmed = (text: string) => text.replaceAll('\r\n', '\n').trim()

/** Of the same goods, as far as both say of which. */
function isOfSame({ product = '', sku = '' }: Partial<BuyerReviewRow>, row: SaidRow): boolean {
  if (product !== '' && row.productKey !== '') return product === row.productKey && (sku === '' || row.sku === '' || sku === row.sku)
  return sku === '' || row.sku === '' || sku === row.sku
}

function isSame(review: BuyerReviewRow, { rating, title, text }: SaidRow): boolean {
  const was = toRow(review)
  return was.rating === rating && was.title === title && was.text === text
}
