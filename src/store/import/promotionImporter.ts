import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import { type Currency, unitOf } from '~/domain/money'
import {
  type PromotionDryRun,
  type PromotionFileColumns,
  type PromotionFileInspection,
  type PromotionFilePlan,
  type PromotionRowRefusal,
  SHOWN_REFUSED,
} from '~/domain/promotionFile/fields'
import { type MatchedPromotions, matchPromotions, type ShopPromotions } from '~/domain/promotionFile/matchPromotions'
import { holdsPromotions, matchPromotionColumns, missingPromotionFields, tableOf } from '~/domain/promotionFile/presets'
import { readPromotions } from '~/domain/promotionFile/readPromotions'
import { guessDateOrder } from '~/lib/csv/moment'
import type { Change } from '~/store/db'
import { HeldFile } from './heldFile'
import { openTable } from './openTable'

const SAMPLE_ROWS = 20

/** What a check has found, ready to be written. */
export interface PreparedPromotions {
  fileName: string
  bytes: number
  plan: PromotionFilePlan
  matched: MatchedPromotions
  /** What it would change, as the shop was. */
  changes: Change[]
  found: PromotionDryRun
  /** Id of the command that will write it. */
  command: string
}

/** What is compared: the shop's campaigns, and what the sets would change. */
export interface PromotionShop extends ShopPromotions {
  changesOf: (sets: MatchedPromotions['sets']) => Promise<Change[]>
}

/** Reads files of campaigns, their customers, coupons and uses; keeps the file that it was given last, and what the last check made of it. */
export class PromotionImporter {
  readonly #held = new HeldFile()
  #prepared: PreparedPromotions | undefined

  constructor(readonly shop: () => Promise<{ zone: string; currency: Currency }>) {}

  /** How a file would be read; null: its header is none of such a file. `sure`: the user says that it is one. */
  async inspect(file: File, format: Partial<FileFormat> = {}, sure = false): Promise<Checked<PromotionFileInspection | null>> {
    this.release()
    const opened = await openTable(file, format)
    if (!opened.ok) return sure ? opened : { ok: true, value: null }
    const { header, sample } = opened.table
    if (!sure && !holdsPromotions(header)) return { ok: true, value: null }
    this.#held.hold(file, opened.table)
    const columns = matchPromotionColumns(header)
    const { zone, currency } = await this.shop()
    const days = (['from', 'to', 'at'] as const).flatMap((field) => textsOf(columns, field, sample))
    return {
      ok: true,
      value: {
        bytes: file.size,
        format: opened.table.format,
        header,
        sample: sample.slice(0, SAMPLE_ROWS),
        columns,
        rules: { table: tableOf(columns) ?? 'campaigns', zone, dateOrder: guessDateOrder(days) ?? 'ymd', off: unitOf(currency) },
        currency,
      },
    }
  }

  /** Reads the whole file and compares it with the shop. `command`: the id that the import will have. Throws AbortError. */
  async dryRun(
    plan: PromotionFilePlan,
    shop: PromotionShop,
    { command, now }: { command: string; now: number },
    context: { signal: AbortSignal; progress: (value: ImportProgress) => void },
  ): Promise<Checked<PromotionDryRun>> {
    this.#prepared = undefined
    const { columns, rules, currency } = plan
    if (missingPromotionFields(rules.table, columns).length > 0) return { ok: false, refusal: { why: 'missingColumns', fields: [] } }
    return this.#held.read(plan.format, context, async ({ name, bytes, header, rows }) => {
      const { read, refused } = readPromotions({ header, rows, columns, rules, currency })
      const matched = matchPromotions(read, shop, { table: rules.table, header, columns, now })
      matched.refused.push(...refused)
      matched.refused.sort((a, b) => a.row - b.row)
      const changes = await shop.changesOf(matched.sets)
      const found = foundOf(plan, rows.length, matched, changes)
      this.#prepared = { fileName: name, bytes, plan, matched, changes, found, command }
      return { ...found, refused: this.#held.inLines(found.refused) }
    })
  }

  /** All rows left out; `words` says why in the reader's language. */
  refused(words: Partial<Record<PromotionRowRefusal, string>>): Blob {
    return this.#held.leftOut(this.#prepared?.matched.refused ?? [], words)
  }

  prepared(): PreparedPromotions | undefined {
    return this.#prepared
  }

  release(): void {
    this.#held.release()
    this.#prepared = undefined
  }
}

function textsOf(columns: PromotionFileColumns, field: keyof PromotionFileColumns, sample: readonly (readonly string[])[]): string[] {
  const column = columns[field]
  return column === undefined ? [] : sample.map((row) => row[column] ?? '').filter((text) => text.trim() !== '')
}

/** The table whose rows the file is about: the campaigns that it changes, or the uses of coupons that it adds. */
function foundOf({ rules }: PromotionFilePlan, rows: number, matched: MatchedPromotions, changes: readonly Change[]): PromotionDryRun {
  const table = rules.table === 'redemptions' ? 'redemptions' : rules.table === 'coupons' ? 'couponBatches' : 'promotions'
  const own = new Set(matched.sets.filter((set) => set.table === table).map(({ key }) => key))
  const touched = changes.filter((change) => change.table === table)
  const changedKeys = new Set(touched.map(({ key }) => key))
  const added = new Set(touched.filter(({ field, before }) => before === undefined && NAMING.has(field)).map(({ key }) => key))
  return {
    rows,
    table: rules.table,
    added: added.size,
    changed: changedKeys.size - added.size,
    unchanged: own.size - changedKeys.size,
    customers: matched.customers,
    coupons: matched.coupons,
    products: matched.products,
    campaigns: matched.campaigns,
    refusedRows: matched.refused.length,
    refused: matched.refused.slice(0, SHOWN_REFUSED),
  }
}

/** A field that every row of its table has from the beginning. */
const NAMING: ReadonlySet<string> = new Set(['name', 'batch'])
