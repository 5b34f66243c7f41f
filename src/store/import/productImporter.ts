import { holdsOrders } from '~/domain/import/matchHeader'
import type { FileFormat, FileRefusal, ImportProgress } from '~/domain/importPlan'
import type { MatchKey, ProductFilePreset } from '~/domain/productFile/fields'
import { matchProducts, type MatchedProducts, type ShopCatalog } from '~/domain/productFile/matchProducts'
import { type ProductDryRun, type ProductFilePlan, type ProductInspection, SHOWN_CHANGES } from '~/domain/productFile/plan'
import { detectProductFile, matchProductColumns, missingProductFields } from '~/domain/productFile/presets'
import { readProducts } from '~/domain/productFile/readProducts'
import { guardedCell } from '~/lib/csv/write'
import { type Opened, openTable, type OpenedTable, refusalOf } from './openTable'
import { Pacer } from './pacer'
import { readTexts } from './readTexts'

type Checked<T> = { ok: true; value: T } | { ok: false; refusal: FileRefusal }

/** A catalogue is held in memory as texts while it is compared. */
const BYTES_LIMIT = 200e6
const SAMPLE_ROWS = 20

/** What a check has found, ready to be written. */
export interface PreparedProducts {
  fileName: string
  bytes: number
  rows: number
  plan: ProductFilePlan
  header: string[]
  matched: MatchedProducts
  /** The products that it was compared with, as they were. */
  shop: ShopCatalog
  /** Key of the file's row, which the products' sources name. */
  file: string
}

/** Reads files of products; keeps the file that it was given last, and what the last check made of it. */
export class ProductImporter {
  #file: File | undefined
  #opened: OpenedTable | undefined
  #prepared: PreparedProducts | undefined
  #lines: number[] = []

  constructor(readonly currency: () => Promise<string>) {}

  /** How a file would be read; null: its header is none of a file of products. `sure`: the user says that it is one. */
  async inspect(file: File, format: Partial<FileFormat> = {}, sure = false): Promise<Checked<ProductInspection | null>> {
    this.release()
    const opened = await openTable(file, format)
    if (!opened.ok) return sure ? opened : { ok: true, value: null }
    const { header, sample } = opened.table
    const preset = detectProductFile(header)
    const columns = matchProductColumns(header, preset, await this.currency())
    const names = [columns.title, columns.sku, columns.price]
    const isOne = preset !== 'generic' || (!names.includes(undefined) && !holdsOrders(header))
    if (!sure && !isOne) return { ok: true, value: null }
    this.#file = file
    this.#opened = opened.table
    const value = {
      bytes: file.size,
      format: opened.table.format,
      header,
      sample: sample.slice(0, SAMPLE_ROWS),
      preset,
      columns,
      match: matchFor(preset, sample, columns.sku),
    }
    return { ok: true, value }
  }

  /** Reads the whole file and compares it with the shop. `file`: the key that its row will have. Throws AbortError. */
  async dryRun(
    plan: ProductFilePlan,
    shop: ShopCatalog,
    file: string,
    context: { signal: AbortSignal; progress: (value: ImportProgress) => void },
  ): Promise<Checked<ProductDryRun>> {
    this.#prepared = undefined
    const given = this.#file
    if (!given) throw new Error('no file was inspected')
    const opened = await this.#open(given, plan.format)
    if (!opened.ok) return opened
    if (missingProductFields(plan.columns).length > 0) return { ok: false, refusal: { why: 'missingColumns', fields: ['sku'] } }
    const { header } = opened.table
    const pacer = new Pacer(context.signal, context.progress)
    try {
      const { rows, lines } = await readTexts(opened.table, pacer, BYTES_LIMIT)
      this.#lines = lines
      pacer.progress('comparing', given.size, given.size, rows.length, true)
      await pacer.rest()
      const read = readProducts({ header, rows, preset: plan.preset, columns: plan.columns, currency: await this.currency() })
      const newKey = (n: number) => `${file}-${n}`
      const matched = matchProducts(read.products, shop, { match: plan.match, file, header, rows, newKey })
      matched.refused.unshift(...read.refused)
      this.#prepared = { fileName: given.name, bytes: given.size, rows: rows.length, plan, header, matched, shop, file }
      return { ok: true, value: dryRunOf(matched, rows.length, lines) }
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      return { ok: false, refusal }
    }
  }

  refused(): Blob {
    const rows = this.#prepared?.matched.refused ?? []
    const parts = rows.map(({ row, why, column, text }) => `${this.#lines[row]},${why},${guardedCell(column)},${guardedCell(text)}\n`)
    return new Blob(['\uFEFFline,reason,column,text\n', ...parts], { type: 'text/csv' })
  }

  prepared(): PreparedProducts | undefined {
    return this.#prepared
  }

  release(): void {
    this.#file = this.#opened = this.#prepared = undefined
    this.#lines = []
  }

  async #open(file: File, { encoding, delimiter }: FileFormat): Promise<Opened> {
    const known = this.#opened
    if (known && known.format.encoding === encoding && known.format.delimiter === delimiter) return { ok: true, table: known }
    const opened = await openTable(file, { encoding, delimiter })
    if (opened.ok) this.#opened = opened.table
    return opened
  }
}

/** By code where the file has codes; Shopify's examples and many small shops have none, and go by handle. */
function matchFor(preset: ProductFilePreset, sample: readonly (readonly string[])[], sku: number | undefined): MatchKey {
  const hasCodes = sku !== undefined && sample.some((row) => (row[sku] ?? '').trim() !== '')
  if (hasCodes) return 'sku'
  return preset === 'shopify' || preset === 'medusa' || preset === 'zhanggui' ? 'handle' : 'title'
}

function dryRunOf(
  { sets, changes, categories, refused, unchanged, skus, unknownSuppliers }: MatchedProducts,
  rows: number,
  lines: readonly number[],
): ProductDryRun {
  const added = sets.filter(({ isNew }) => isNew).length
  // What changes says more than what is new.
  const shown = [...changes.filter(({ isNew }) => !isNew), ...changes.filter(({ isNew }) => isNew)].slice(0, SHOWN_CHANGES)
  return {
    rows,
    added,
    changed: sets.length - added,
    unchanged,
    changes: shown,
    refusedRows: refused.length,
    refused: refused.slice(0, SHOWN_CHANGES).map((each) => ({ ...each, row: lines[each.row] })),
    categories: categories.map(({ name }) => name),
    skus,
    unknownSuppliers,
  }
}
