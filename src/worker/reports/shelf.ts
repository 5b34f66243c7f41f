import { shelf } from '~/analytics/reports/shelf'
import { unitOf } from '~/domain/money'
import { titleOfSku } from '~/store/catalog'
import type { RunReport } from '~/worker/reportHandlers'
import { stockOf } from '~/worker/stockRoom'

export const runShelf: RunReport<'shelf'> = async (open, ask, signal) => {
  const loaded = await open.loaded()
  const [stock, products, dataset] = await Promise.all([stockOf(open, loaded), open.db.catalog.toArray(), loaded.bySku()])
  signal.throwIfAborted()
  const titles = new Map(products.flatMap((product) => product.skus.map((sku) => [sku.code, titleOfSku({ product, sku })] as const)))
  const sold = new Map(dataset.skuTitle.map((title, code) => [dataset.lines.sku.values[code], title]))
  return shelf(stock, ask, {
    version: loaded.version,
    unit: unitOf(loaded.settings.currency),
    labelOf: (code) => loaded.edits.get(code)?.title ?? titles.get(code) ?? sold.get(code) ?? '',
  })
}
