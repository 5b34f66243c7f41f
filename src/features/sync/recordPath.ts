import type { SyncArea } from '~/commerce/adapter'
import { paths } from '~/paths'

/** Where a record that is kept in step is looked at. */
export function syncRecordPath(area: SyncArea, key: string): string {
  switch (area) {
    case 'products':
      return paths.listing({ key })
    case 'orders':
      return paths.order({ number: key })
    case 'customers':
      return paths.customer({ customer: key })
    case 'categories':
      return paths.categories()
    case 'locations':
      return paths.places()
    case 'stock':
      // The key is the place and the SKU, each on a line.
      return paths.stockOf({ sku: key.slice(key.indexOf('\n') + 1) })
  }
}
