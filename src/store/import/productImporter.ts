import { holdsOrders } from '~/domain/import/matchHeader'
import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import type { MatchKey, ProductFilePreset } from '~/domain/productFile/fields'
import { matchProducts, type MatchedProducts, type ShopCatalog } from '~/domain/productFile/matchProducts'
import { type ProductDryRun, type ProductFilePlan, type ProductInspection, SHOWN_CHANGES } from '~/domain/productFile/plan'
import { detectProductFile, matchProductColumns, missingProductFields } from '~/domain/productFile/presets'
import { decimalOf, readProducts } from '~/domain/productFile/readProducts'
import { HeldFile } from './heldFile'
import { openTable } from './openTable'

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
  readonly #held = new HeldFile()
  #prepared: PreparedProducts | undefined

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
    this.#held.hold(file, opened.table)
    const { decimal, sure: isSure } = decimalOf({ columns, rows: sample })
    const value = {
      bytes: file.size,
      format: opened.table.format,
      header,
      sample: sample.slice(0, SAMPLE_ROWS),
      preset,
      columns,
      match: matchFor(preset, sample, columns.sku),
      decimal,
      unsureDecimal: !isSure,
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
    if (missingProductFields(plan.columns).length > 0) return { ok: false, refusal: { why: 'missingColumns', fields: ['sku'] } }
    return this.#held.read(plan.format, context, async ({ name, bytes, header, rows }) => {
      const { preset, columns, decimal } = plan
      const read = readProducts({ header, rows, preset, columns, decimal, currency: await this.currency() })
      const newKey = (n: number) => `${file}-${n}`
      const matched = matchProducts(read.products, shop, { match: plan.match, file, header, rows, newKey })
      matched.refused.unshift(...read.refused)
      this.#prepared = { fileName: name, bytes, rows: rows.length, plan, header, matched, shop, file }
      return dryRunOf(matched, rows.length, this.#held)
    })
  }

  refused(): Blob {
    return this.#held.leftOut(this.#prepared?.matched.refused ?? [])
  }

  prepared(): PreparedProducts | undefined {
    return this.#prepared
  }

  release(): void {
    this.#held.release()
    this.#prepared = undefined
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
  held: HeldFile,
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
    refused: held.inLines(refused.slice(0, SHOWN_CHANGES)),
    categories: categories.map(({ name }) => name),
    skus,
    unknownSuppliers,
  }
}
