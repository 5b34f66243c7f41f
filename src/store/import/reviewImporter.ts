import { RATINGS } from '~/domain/buyerReview'
import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import type { MatchKey } from '~/domain/productFile/fields'
import {
  isUnmatched,
  type ReviewFileColumns,
  type ReviewFilePlan,
  type ReviewFilePreset,
  type ReviewInspection,
  type ReviewRowRefusal,
  type ReviewRules,
} from '~/domain/reviewFile/fields'
import { type MatchedReviews, matchReviews, type ShopReviews } from '~/domain/reviewFile/matchReviews'
import { type ReviewDryRun, SHOWN_REVIEWS } from '~/domain/reviewFile/plan'
import { detectReviewFile, holdsReviews, matchReviewColumns, missingReviewFields } from '~/domain/reviewFile/presets'
import { guessScale } from '~/domain/reviewFile/rating'
import { readReviews } from '~/domain/reviewFile/readReviews'
import { guessDateOrder } from '~/lib/csv/moment'
import { HeldFile } from './heldFile'
import { openTable } from './openTable'

const SAMPLE_ROWS = 20

/** What a check has found, ready to be written. */
export interface PreparedReviews {
  fileName: string
  bytes: number
  rows: number
  plan: ReviewFilePlan
  matched: MatchedReviews
  /** The reviews that it was compared with, as they were. */
  shop: ShopReviews
  /** Id of the command that will write it. */
  command: string
}

/** Reads files of reviews; keeps the file that it was given last, and what the last check made of it. */
export class ReviewImporter {
  readonly #held = new HeldFile()
  #prepared: PreparedReviews | undefined

  /** `zone`: of the shop, which files' times are read in. */
  constructor(readonly zone: () => Promise<string>) {}

  /** How a file would be read; null: its header is none of a file of reviews. `sure`: the user says that it is one. */
  async inspect(file: File, format: Partial<FileFormat> = {}, sure = false): Promise<Checked<ReviewInspection | null>> {
    this.release()
    const opened = await openTable(file, format)
    if (!opened.ok) return sure ? opened : { ok: true, value: null }
    const { header, sample } = opened.table
    if (!sure && !holdsReviews(header)) return { ok: true, value: null }
    this.#held.hold(file, opened.table)
    const preset = detectReviewFile(header)
    const columns = matchReviewColumns(header, preset)
    const value = {
      bytes: file.size,
      format: opened.table.format,
      header,
      sample: sample.slice(0, SAMPLE_ROWS),
      preset,
      columns,
      rules: rulesFor(preset, columns, sample, await this.zone()),
    }
    return { ok: true, value }
  }

  /** Reads the whole file and compares it with the shop. `command`: the id that the import will have. Throws AbortError. */
  async dryRun(
    plan: ReviewFilePlan,
    shop: ShopReviews,
    { command, now }: { command: string; now: number },
    context: { signal: AbortSignal; progress: (value: ImportProgress) => void },
  ): Promise<Checked<ReviewDryRun>> {
    this.#prepared = undefined
    if (missingReviewFields(plan.columns).length > 0) return { ok: false, refusal: { why: 'missingColumns', fields: ['placedAt'] } }
    return this.#held.read(plan.format, context, async ({ name, bytes, header, rows }) => {
      const { columns, rules, preset } = plan
      const read = readReviews({ header, rows, columns, rules, now })
      const columnOf = (field: keyof ReviewFileColumns) => header[columns[field] ?? -1] ?? ''
      const matched = matchReviews(read.reviews, shop, { preset, rules, columnOf, newKey: (n) => `${command}-${n}` })
      matched.refused.push(...read.refused)
      matched.refused.sort((a, b) => a.row - b.row)
      this.#prepared = { fileName: name, bytes, rows: rows.length, plan, matched, shop, command }
      return dryRunOf(matched, rows.length, this.#held)
    })
  }

  /** All rows left out; `words` says why in the reader's language. */
  refused(words: Partial<Record<ReviewRowRefusal, string>>): Blob {
    return this.#held.leftOut(this.#prepared?.matched.refused ?? [], words)
  }

  prepared(): PreparedReviews | undefined {
    return this.#prepared
  }

  release(): void {
    this.#held.release()
    this.#prepared = undefined
  }
}

function rulesFor(preset: ReviewFilePreset, columns: ReviewFileColumns, sample: readonly (readonly string[])[], zone: string): ReviewRules {
  const texts = (field: keyof ReviewFileColumns) => {
    const column = columns[field]
    return column === undefined ? [] : sample.map((row) => row[column] ?? '').filter((text) => text.trim() !== '')
  }
  const names: readonly [MatchKey, keyof ReviewFileColumns][] = [
    ['sku', 'sku'],
    ['handle', 'handle'],
    ['barcode', 'barcode'],
    ['title', 'product'],
  ]
  const match = names.find(([, field]) => texts(field).length > 0)?.[0]
  return {
    match: match ?? 'sku',
    scale: guessScale(texts('rating')),
    zone,
    dateOrder: guessDateOrder(texts('at')) ?? 'dmy',
    channel: preset === 'taobao' || preset === 'generic' || preset === 'zhanggui' ? '' : CHANNELS[preset],
    // A file that names no product has nothing that could be found.
    unmatched: match === undefined ? 'keep' : 'leave',
  }
}

const CHANNELS = { judgeme: 'Judge.me', shopify: 'Shopify', woocommerce: 'WooCommerce' } as const

function dryRunOf({ sets, changes, refused, unchanged }: MatchedReviews, rows: number, held: HeldFile): ReviewDryRun {
  const added = changes.filter(({ isNew }) => isNew)
  const unmatchedRows = refused.filter(({ why }) => isUnmatched(why)).length
  const days = added.map(({ at }) => at)
  return {
    rows,
    added: added.length,
    changed: sets.length - added.length,
    unchanged,
    changes: [...changes.filter(({ isNew }) => !isNew), ...added].slice(0, SHOWN_REVIEWS),
    refusedRows: refused.length - unmatchedRows,
    unmatchedRows,
    refused: held.inLines(refused.slice(0, SHOWN_REVIEWS)),
    ratings: RATINGS.map((rating) => ({ rating, count: added.filter((review) => review.rating === rating).length })),
    ...(days.length > 0 && { firstAt: least(days), lastAt: -least(days.map((at) => -at)) }),
  }
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b))
