import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { OrderValuesAnswer } from '~/analytics/reports/orderValuesTypes'
import { barsOption } from '~/features/shared/board/bars'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import { listsOrders } from '~/features/shared/board/drill'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { useReport } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { useMetricName } from '~/features/shared/board/words'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { orderValueBars } from './orderValueBars'
import { orderValueMessages } from './orderValueMessages'
import { ordersInBand } from './ordersInBand'
import type { WaitingProps } from '~/features/shared/board/Waiting'

const HEIGHT = 240
const METRICS = ['orders', 'gmv_per_order', 'gmv_paid'] as const

/** How the orders spread by what was paid for them: whether a mean stands for many or for none. */
export function OrderValues({ board }: { board: Board }) {
  const t = useMessages(orderValueMessages)
  const asked = useReport('orderValues', { ...board.asked, ...(board.compare && { compare: board.compare }) }, { enabled: board.ready })
  const { data } = asked
  return data ? <Spread board={board} asked={asked} answer={data} /> : <WaitingChart title={t('title')} asked={asked} height={HEIGHT} />
}

function Spread({ board, asked, answer }: { board: Board; asked: WaitingProps['asked']; answer: OrderValuesAnswer }) {
  const t = useMessages(orderValueMessages)
  const words = useMessages(boardMessages)
  const { mode, locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const orders = useMetricName()('orders')
  const bars = useMemo(
    () =>
      orderValueBars({
        answer,
        writing: { locale, currency },
        tokens: chartTokens(mode),
        count: format.count,
        percent: (share) => format.percent(share),
        words: {
          band: t('band'),
          orders,
          share: t('share'),
          running: t('running'),
          gmv: t('gmv'),
          nothing: t('nothing'),
          before: `${orders} · ${words('chart.before')}`,
        },
        above: (from) => t('above', { from }),
      }),
    [answer, locale, currency, mode, format, orders, words, t],
  )
  const { median, mean, bands } = answer
  const navigate = useNavigate()
  const open = (index: number) => {
    const band = bands.at(index)
    const list = band && ordersInBand(band, board.asked)
    if (list !== undefined) void navigate(list)
  }
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={t('title')}
      option={useMemo(() => barsOption(bars), [bars])}
      table={bars.table}
      height={HEIGHT}
      metrics={METRICS}
      aside={
        bars.before && (
          <span className="zg-legend">
            <i className="zg-legend-now" /> {words('chart.now')} <i className="zg-legend-before" /> {words('chart.before')}
          </span>
        )
      }
      note={
        <>
          {median !== null && mean !== null && (
            <span data-median={median} data-mean={mean}>
              {t('middle', { median: format.money(median), mean: format.money(mean) })}
            </span>
          )}
          <span>{t('note')}</span>
          <span>{t(listsOrders(board.asked) ? 'pick' : 'noPick')}</span>
        </>
      }
      onPick={open}
      empty={answer.orders === 0 ? t('none') : undefined}
    />
  )
}
