import { LONGEST_REVIEW } from '~/domain/buyerReview'
import { unwrapped } from '~/lib/csv/decimal'
import { isRoundedText } from '~/lib/csv/lostDigits'
import { parseMomentText } from '~/lib/csv/moment'
import { type Instant, type Zone, zoneOf } from '~/lib/zone'
import type { FileReview, RefusedReviewRow, ReviewFileColumns, ReviewFileField, ReviewRowRefusal, ReviewRules } from './fields'
import { readRating } from './rating'

/** A file as it was opened, and how it is read. */
export interface ReviewFileTable {
  header: readonly string[]
  rows: readonly (readonly string[])[]
  columns: ReviewFileColumns
  rules: ReviewRules
  now: Instant
}

export interface ReadReviews {
  reviews: FileReview[]
  refused: RefusedReviewRow[]
}

/** Clocks differ, and a day of another zone may have begun. */
const AHEAD_MS = 26 * 3_600_000
/** WordPress, Judge.me and others keep what nobody should see. */
const SPAM = /^(?:spam|trash|垃圾|已删除|违规)$/i

/** A row that cannot be read is left out and named. A row that answers another (WordPress) becomes its reply. */
export function readReviews(table: ReviewFileTable): ReadReviews {
  return new Reading(table).read()
}

interface Bad {
  why: ReviewRowRefusal
  field: ReviewFileField
}

class Reading {
  readonly #reviews: FileReview[] = []
  readonly #refused: RefusedReviewRow[] = []
  readonly #byId = new Map<string, FileReview>()
  readonly #zone: Zone

  constructor(readonly table: ReviewFileTable) {
    this.#zone = zoneOf(table.rules.zone)
  }

  read(): ReadReviews {
    const answers: number[] = []
    this.table.rows.forEach((cells, row) => {
      if (cells.every((cell) => cell.trim() === '')) return
      if (this.#parentOf(row) === '') this.#take(row)
      else answers.push(row)
    })
    for (const row of answers) this.#answer(row)
    this.#refused.sort((a, b) => a.row - b.row)
    return { reviews: this.#reviews, refused: this.#refused }
  }

  /** Lines of a text stay; how a file ends them does not. */
  #cell(row: number, field: ReviewFileField): string {
    const column = this.table.columns[field]
    return column === undefined ? '' : unwrapped((this.table.rows[row][column] ?? '').replaceAll('\r\n', '\n'))
  }

  #parentOf(row: number): string {
    const parent = this.#cell(row, 'parent')
    return parent === '0' ? '' : parent
  }

  #refuse(row: number, { why, field }: Bad) {
    const column = this.table.columns[field]
    this.#refused.push({
      row,
      why,
      column: column === undefined ? field : this.table.header[column],
      text: this.#cell(row, field).slice(0, 200),
    })
  }

  #take(row: number) {
    const read = this.#review(row)
    if ('why' in read) return this.#refuse(row, read)
    if (read.id !== '' && this.#byId.has(read.id)) return this.#refuse(row, { why: 'idTwice', field: 'id' })
    if (read.id !== '') this.#byId.set(read.id, read)
    this.#reviews.push(read)
  }

  #review(row: number): FileReview | Bad {
    const text = (field: ReviewFileField) => this.#cell(row, field)
    if (SPAM.test(text('state'))) return { why: 'spam', field: 'state' }
    const at = this.#moment(row, 'at')
    if (Number.isNaN(at)) return { why: 'noDate', field: 'at' }
    if (at === Infinity) return { why: 'badDate', field: 'at' }
    if (at > this.table.now + AHEAD_MS) return { why: 'future', field: 'at' }
    const lost = (['sku', 'barcode', 'order'] as const).find((field) => isRoundedText(text(field)))
    if (lost) return { why: 'lostDigits', field: lost }
    const rating = readRating(text('rating'), this.table.rules.scale)
    if (Number.isNaN(rating)) return { why: 'noRating', field: 'rating' }
    if (rating === Infinity) return { why: 'badRating', field: 'rating' }
    const said = [text('text'), text('followUp')].filter((part) => part !== '').join('\n')
    if (said.length > LONGEST_REVIEW.text) return { why: 'tooLong', field: 'text' }
    if (text('title').length > LONGEST_REVIEW.title) return { why: 'tooLong', field: 'title' }
    if (text('reply').length > LONGEST_REVIEW.reply) return { why: 'tooLong', field: 'reply' }
    const repliedAt = text('reply') === '' ? Number.NaN : this.#moment(row, 'repliedAt')
    return {
      row,
      id: text('id'),
      at,
      rating,
      title: text('title'),
      text: said,
      author: text('author'),
      sku: text('sku'),
      barcode: text('barcode'),
      handle: text('handle'),
      product: text('product'),
      order: text('order'),
      channel: text('channel') || this.table.rules.channel,
      reply: text('reply'),
      ...(Number.isFinite(repliedAt) && { repliedAt }),
    }
  }

  #moment(row: number, field: 'at' | 'repliedAt'): number {
    // Amazon: Reviewed in the United States on March 5, 2026.
    return parseMomentText(this.#cell(row, field).replace(/^reviewed\b.*\bon\s+/i, ''), this.#zone, this.table.rules.dateOrder)
  }

  /** The first answer is the shop's; what is said after it stays where it was said. */
  #answer(row: number) {
    const review = this.#byId.get(this.#parentOf(row))
    if (!review) return this.#refuse(row, { why: 'noParent', field: 'parent' })
    const reply = this.#cell(row, 'text')
    if (reply.length > LONGEST_REVIEW.reply) return this.#refuse(row, { why: 'tooLong', field: 'text' })
    if (review.reply !== '' || reply === '') return
    const at = this.#moment(row, 'at')
    review.reply = reply
    if (Number.isFinite(at)) review.repliedAt = at
  }
}
