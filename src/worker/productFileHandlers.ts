import { CommerceError } from '~/commerce/errors'
import { mayRun } from '~/domain/person'
import { rowsInKind } from '~/domain/productFile/writeInKind'
import { ownRows } from '~/domain/productFile/writeProducts'
import { csvCell } from '~/lib/csv/write'
import { importProducts } from '~/store/importProducts'
import { ProductImporter } from '~/store/import/productImporter'
import { csvFile } from './csvFile'
import type { ProductFileCalls } from './productFileCalls'
import type { OpenShop } from './shop'

/** Files of products in and out: the importer keeps the file and what the last check found of it; the commit writes just that. */
export function productFileHandlers(openShop: () => Promise<OpenShop>): ProductFileCalls {
  const importer = new ProductImporter(async () => (await (await openShop()).settings()).currency)
  return {
    'import.products.inspect': ({ file, format, sure }) => importer.inspect(file, format, sure),

    async 'import.products.dryRun'({ plan, commandId }, context) {
      const open = await openShop()
      await mustImport(open)
      return importer.dryRun(plan, await readShop(open), commandId, context)
    },

    'import.products.refused': async () => importer.refused(),

    async 'import.products.commit'() {
      const prepared = importer.prepared()
      if (!prepared) throw new CommerceError('conflict', 'the file has to be checked again')
      const open = await openShop()
      await mustImport(open)
      const { fileName, bytes, rows, plan, matched, file } = prepared
      const added = matched.sets.filter(({ isNew }) => isNew).length
      const args = {
        fileName,
        bytes,
        preset: plan.preset,
        match: plan.match,
        rows,
        added,
        changed: matched.sets.length - added,
        refused: matched.refused.length,
      }
      const outcome = await importProducts(open.db, prepared, { id: file, kind: 'catalog.import', args }, open.author())
      if (!outcome.ok) return outcome
      open.changed(['listings', 'products', 'stock', 'home', 'journal'], await open.version())
      importer.release()
      return outcome
    },

    async 'products.files'() {
      const { db } = await openShop()
      const [files, products] = await Promise.all([db.productFiles.toArray(), db.catalog.toArray()])
      const counts = new Map<string, number>()
      for (const { source } of products) if (source) counts.set(source.file, (counts.get(source.file) ?? 0) + 1)
      const all = files.map(({ key, name, preset, at }) => ({ key, name, preset, at, products: counts.get(key) ?? 0 }))
      return all.filter(({ products: count }) => count > 0).sort((a, b) => b.at - a.at)
    },

    async 'products.export'({ file, keys }) {
      const open = await openShop()
      const { products, categories, suppliers } = await readShop(open)
      const { currency } = await open.settings()
      const wanted = keys && new Set(keys)
      const chosen = wanted ? products.filter(({ key }) => wanted.has(key)) : products
      if (file === undefined) return csvFile(ownRows(chosen, { categories, suppliers, currency }))
      const kind = await open.db.productFiles.get(file)
      if (!kind) throw new CommerceError('notFound', `no file ${file}`)
      const { header, preset, columns, delimiter } = kind
      const rows = [header, ...rowsInKind(chosen, file, { header, preset, columns, currency })]
      return csvFile(rows.map((cells) => cells.map((text) => cellWith(delimiter, text)).join(delimiter)))
    },
  }
}

/** A file that is given back as it came keeps its own separator. */
const cellWith = (delimiter: string, text: string) =>
  delimiter !== ',' && text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : csvCell(text)

async function readShop({ db }: OpenShop) {
  const [products, categories, suppliers] = await Promise.all([db.catalog.toArray(), db.categories.toArray(), db.suppliers.toArray()])
  return { products, categories, suppliers }
}

/** Rejects where who is at work may not import. */
async function mustImport(open: OpenShop): Promise<void> {
  const role = await open.role()
  if (!mayRun(role, 'catalog.import')) throw new CommerceError('forbidden', `${role} may not import products`)
}
