import { BoardPage } from '~/features/shared/board/BoardPage'
import { KpiTiles } from '~/features/shared/board/KpiTiles'
import { Panel } from '~/features/shared/board/Panel'
import { Members } from '~/features/shared/board/Members'
import '~/features/shared/board/half.css'
import { useMessages } from '~/lib/i18n'
import { AbcPanel } from './AbcPanel'
import { Categories } from './Categories'
import { MatrixPanel } from './MatrixPanel'
import { messages } from './messages'
import { NewProducts } from './NewProducts'
import { NoCosts } from './NoCosts'
import { PriceBands } from './PriceBands'
import './products.css'

const TILES = [
  'gmv_paid',
  'units',
  'gross_margin',
  'active_sku_rate',
  'contribution',
  'refund_rate_amount',
  'refund_rate_orders',
  'refund_rate_units',
] as const
const OF_PRODUCT = ['gmv_paid', 'units', 'gross_margin'] as const
const OF_SKU = ['gmv_paid', 'units', 'orders', 'gross_margin', 'refund_rate_orders'] as const
const OF_SUPPLIER = ['gmv_paid', 'gross_margin', 'refund_rate_orders'] as const

/** What sells, what it earns, and what is only looked at. */
export default function ProductsScreen() {
  const t = useMessages(messages)
  return (
    <BoardPage tab="products">
      {(board) => (
        <>
          <KpiTiles board={board} ids={TILES} />
          <NoCosts board={board} tiles={TILES} />
          <div className="zg-dash-half">
            <Panel>
              <Members board={board} by="product" title={t('products')} metrics={OF_PRODUCT} top={12} />
            </Panel>
            <div className="zg-dash">
              <Panel>
                <Categories board={board} />
              </Panel>
              <Panel>
                <Members board={board} by="supplier" title={t('suppliers')} metrics={OF_SUPPLIER} top={6} absent={t('suppliers.none')} />
              </Panel>
            </div>
          </div>
          <Panel>
            <NewProducts board={board} />
          </Panel>
          <Panel>
            <AbcPanel board={board} />
          </Panel>
          <Panel>
            <MatrixPanel board={board} />
          </Panel>
          <Panel>
            <PriceBands board={board} />
          </Panel>
          <Panel>
            <Members board={board} by="sku" title={t('skus')} metrics={OF_SKU} top={20} />
          </Panel>
        </>
      )}
    </BoardPage>
  )
}
