import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { FilterName, Filters } from '~/analytics/query'
import type { ShelfAnswer } from '~/analytics/reports'
import { BoardPage } from '~/features/shared/board/BoardPage'
import { WaitingChart } from '~/features/shared/board/BoardChart'
import { KpiTiles, WaitingTiles } from '~/features/shared/board/KpiTiles'
import { Panel } from '~/features/shared/board/Panel'
import { Members } from '~/features/shared/board/Members'
import { useReport } from '~/features/shared/board/queries'
import { SeriesChart } from '~/features/shared/board/SeriesChart'
import type { Board } from '~/features/shared/board/useBoard'
import '~/features/shared/board/half.css'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { Empty } from '~/ui/Empty'
import { Ages } from './Ages'
import { messages } from './messages'
import { Shelf, States } from './Shelf'
import { stockState } from './state'
import './stock.css'

const TILES = [
  'stock_value',
  'stock_units',
  'days_of_cover',
  'out_of_stock',
  'sell_through',
  'turnover_days',
  'active_sku_rate',
  'units',
] as const
const SERIES = ['stock_value', 'stock_units'] as const
const OF_GROUP = ['stock_value', 'days_of_cover', 'sell_through'] as const
const OF_SUPPLIER = ['stock_value', 'stock_units', 'days_of_cover', 'sell_through', 'turnover_days'] as const

/** What lies on the shelves, how long it lasts, and what needs a decision. */
export default function StockScreen() {
  return <BoardPage tab="stock">{(board) => <Parts board={board} />}</BoardPage>
}

function Parts({ board }: { board: Board }) {
  const [{ sort, state, rows }] = useUrlState(stockState)
  const asked = useReport('shelf', {
    ...board.asked,
    sort,
    top: Number(rows),
    ...(state.length > 0 ? { states: [...state] } : {}),
  })
  const { data, isError } = asked
  if (!data && !isError) return <WaitingTiles ids={TILES} kept={false} />
  return data?.ok === false ? <NoStock board={board} why={data.why} /> : <Filled board={board} asked={asked} />
}

/** Also where the shelves fail: the other panels ask for themselves. */
function Filled({ board, asked }: { board: Board; asked: UseQueryResult<ShelfAnswer> }) {
  const t = useMessages(messages)
  return (
    <>
      <KpiTiles board={board} ids={TILES} scope={false} />
      {asked.data?.ok && <States answer={asked.data} />}
      {board.ready ? (
        <>
          <Panel>
            <Shelf board={board} asked={asked} />
          </Panel>
          <Panel>
            <SeriesChart board={board} metrics={SERIES} title={t(`value.${board.grain}`)} />
          </Panel>
          <div className="zg-dash-half">
            <Panel>
              <Members board={board} by="category" title={t('categories')} metrics={OF_GROUP} />
            </Panel>
            <Panel>
              <Ages board={board} asked={asked} />
            </Panel>
          </div>
          <Panel>
            <Members board={board} by="supplier" title={t('suppliers')} metrics={OF_SUPPLIER} />
          </Panel>
        </>
      ) : (
        <WaitingChart title={t(`value.${board.grain}`)} />
      )}
    </>
  )
}

/** What stock can be filtered by. */
const GOODS: readonly FilterName[] = ['category', 'product', 'sku', 'supplier']

/** Why there is nothing to see, and the way on. */
function NoStock({ board, why }: { board: Board; why: Extract<ShelfAnswer, { ok: false }>['why'] }) {
  const t = useMessages(messages)
  const { view, setView } = board
  const isWhole = 'preset' in view.range && view.range.preset === 'all'
  if (why === 'notSplit') {
    const filters: Filters = Object.fromEntries(Object.entries(view.filters).filter(([name]) => GOODS.some((goods) => goods === name)))
    return (
      <Empty
        title={t('split.title')}
        hint={t('split.text')}
        action={
          <button type="button" className="zg-link" onClick={() => setView({ ...view, filters })}>
            {t('split.clear')}
          </button>
        }
      />
    )
  }
  if (why === 'notYet' || !isWhole) {
    return (
      <Empty
        title={t('early.title')}
        hint={t('early.text')}
        action={
          <button type="button" className="zg-link" onClick={() => setView({ ...view, range: { preset: 'all' } })}>
            {t('early.all')}
          </button>
        }
      />
    )
  }
  return <Empty title={t('none.title')} hint={t('none.text')} action={<Link to={paths.board('products')}>{t('none.products')}</Link>} />
}
