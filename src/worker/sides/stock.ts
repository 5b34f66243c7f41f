import { stockSource } from '~/analytics/stock/stockSource'
import type { LoadSide } from '~/worker/sides'
import { stockOf } from '~/worker/stockRoom'

/** undefined: neither a ledger nor a catalogue, so that there is no stock to tell of. */
export const loadStock: LoadSide<'stock'> = async (open, loaded) => {
  const stock = await stockOf(open, loaded)
  return stock.skus.length > 0 ? stockSource(stock) : undefined
}
