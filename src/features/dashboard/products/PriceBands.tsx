import { useMemo } from 'react'
import { barsOption } from '~/features/shared/board/bars'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import { useKpi } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { setFilter } from '~/features/shared/board/view'
import { useMemberName, useMetricName } from '~/features/shared/board/words'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { bandsBars, bandsInOrder } from './bands'
import { messages } from './messages'
import type { Answered } from '~/features/shared/board/Waiting'

const HEIGHT = 240

/** What prices the money is made at. */
export function PriceBands({ board }: { board: Board }) {
  const t = useMessages(messages)
  const { filters } = setFilter(board.view, 'priceBand', [])
  const asked = useKpi({ ...board.asked, filters, metrics: ['gmv_paid', 'units', 'orders'], by: 'priceBand' }, { enabled: board.ready })
  const { data } = asked
  return data?.rows ? (
    <Bands board={board} asked={asked} result={data} />
  ) : (
    <WaitingChart title={t('bands')} asked={asked} height={HEIGHT} />
  )
}

const NOTHING: readonly string[] = []

function Bands({ board, asked, result }: { board: Board } & Answered) {
  const t = useMessages(messages)
  const { mode, locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const memberName = useMemberName()
  const metricName = useMetricName()
  const rows = useMemo(() => bandsInOrder(result.rows ?? []), [result.rows])
  const chosen = board.view.filters.priceBand ?? NOTHING
  const writing = { locale, currency }
  const words = { band: t('bands.band'), gmv: metricName('gmv_paid'), units: metricName('units'), orders: metricName('orders') }
  const bars = bandsBars({
    rows,
    chosen,
    nameOf: ({ key }) => memberName('priceBand', key),
    writing,
    tokens: chartTokens(mode),
    count: format.count,
    words,
  })
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={t('bands')}
      option={barsOption(bars)}
      table={bars.table}
      height={HEIGHT}
      note={<span>{t('bands.note')}</span>}
      empty={rows.length === 0 ? t('abc.none') : undefined}
      onPick={(index) => {
        const row = rows[index]
        if (row) board.toggle('priceBand', row.key)
      }}
    />
  )
}
