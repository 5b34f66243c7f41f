import { orderAt } from '~/segments/orders'
import type { Order } from '~/domain/order'
import type { FileFormat, ImportRules, Inspection } from '~/domain/importPlan'
import { type ExistingOrders, NO_ORDERS } from './existing'
import { createImporter, type ImportPlan, type Importer, type Prepared } from './importer'

/** A file of that text; `bytes` where the encoding matters. */
export function aFile(content: string | Uint8Array<ArrayBuffer>, name = 'orders.csv'): File {
  return new File([content], name)
}

export const LOOSE = { signal: new AbortController().signal, progress: () => undefined }

/** Inspects a file as the wizard does; fails where it is refused. */
export async function inspected(importer: Importer, file: File, format?: Partial<FileFormat>): Promise<Inspection> {
  const result = await importer.inspect(file, format)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** What an import of that file by its own preset would store, with rules changed by `rules`. */
export async function importOf(
  file: File,
  rules: Partial<ImportRules> = {},
  existing: ExistingOrders = NO_ORDERS,
  shop?: { zone: string; currency: string },
) {
  const importer = createImporter(shop && (async () => shop))
  const inspection = await inspected(importer, file)
  const plan: ImportPlan = { columns: inspection.columns, rules: { ...inspection.rules, ...rules }, format: inspection.format }
  const preview = await importer.preview(plan)
  const result = await importer.dryRun(plan, existing, LOOSE)
  const prepared = importer.prepared()
  if (!result.ok || !preview.ok || !prepared) throw new Error(`refused: ${JSON.stringify(result)}`)
  return {
    importer,
    inspection,
    plan,
    preview: preview.value,
    dryRun: result.value,
    prepared,
    refused: await importer.refused(),
    get orders() {
      return ordersOf(prepared)
    },
  }
}

function ordersOf({ table }: Pick<Prepared, 'table'>): Order[] {
  return Array.from({ length: table.orders.count }, (_, i) => orderAt(table, i))
}

/** Orders of a table as a shop that has them. */
export function shopWith({ table }: Pick<Prepared, 'table'>): ExistingOrders {
  const places = new Map(table.orders.number.map((number, i) => [number, i]))
  return {
    find: (number) => places.get(number) ?? -1,
    fingerprint: (ref) => table.orders.fingerprint[ref],
    read: async (refs) => refs.map((ref) => orderAt(table, ref)),
  }
}
