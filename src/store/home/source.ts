import type { ProductEdit } from '~/domain/command'
import type { Sight } from '~/domain/customer'
import type { HomeFinding, HomeViewer } from '~/domain/homeItem'
import type { AlertShop } from '~/store/alerts'
import type { Catalog } from '~/store/catalog'
import type { ShopDb } from '~/store/db'
import type { AuditRow } from '~/store/listingAudit'
import type { SeenTable } from '~/store/orderColumns'
import type { StockLevels } from '~/store/stockLevels'
import type { JournalFacts } from './journalFacts'

/** What sources may look at. Rows are read as they are asked for; lists and the journal are kept by whoever asks. */
export interface HomeShop {
  db: ShopDb
  viewer: HomeViewer
  sight: Sight
  currency: string
  edits: ReadonlyMap<string, ProductEdit>
  /** Every order, in columns; dear in a large shop, so only asked for where there is something to hold them against. */
  lists(): Promise<HomeLists>
  journal(): Promise<JournalFacts>
  /** How what is sellable of these SKUs came to what it is; read where something is scarce. */
  steps: AlertShop['steps']
  /** Goods whose trouble stands out against their own past; counted anew when orders came, else once an hour. */
  spikes(): Promise<readonly SpikedGoods[]>
  /** Products on sale of which the text check knows errors. */
  wrongTexts(): Promise<readonly AuditRow[]>
}

/** A SKU with more trouble than it used to have. */
export interface SpikedGoods {
  sku: string
  title: string
  units: number
  cases: number
  /** Share of cases that is usual. */
  usual: number
  odds: number
}

export interface HomeLists {
  tables: SeenTable[]
  catalog: Catalog
  levels: StockLevels
}

/** Finds what waits of one kind. Reads only. */
export type HomeSource = (shop: HomeShop) => Promise<HomeFinding[]>
