import type { UseQueryResult } from '@tanstack/react-query'
import type { ShelfAnswer } from '~/analytics/reports'
import { barsOption } from '~/features/shared/board/bars'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import type { Board } from '~/features/shared/board/useBoard'
import type { WaitingProps } from '~/features/shared/board/Waiting'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { agesBars } from './ages'
import { messages } from './messages'

/** How long the goods have been lying there. */
export function Ages({ board, asked }: { board: Board; asked: UseQueryResult<ShelfAnswer> }) {
  const t = useMessages(messages)
  const { data } = asked
  return data?.ok ? <Drawn board={board} asked={asked} ages={data.ages} /> : <WaitingChart title={t('ages')} asked={asked} />
}

interface DrawnProps {
  board: Board
  asked: WaitingProps['asked']
  ages: Extract<ShelfAnswer, { ok: true }>['ages']
}

function Drawn({ board, asked, ages }: DrawnProps) {
  const t = useMessages(messages)
  const { mode, locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const bars = agesBars({
    ages,
    nameOf: ({ from, to }) => (to === undefined ? t('ages.open', { from }) : t('ages.band', { from, to })),
    writing: { locale, currency },
    tokens: chartTokens(mode),
    count: format.count,
    percent: (share) => format.percent(share),
    words: { age: t('ages.age'), units: t('ages.units'), value: t('ages.value'), share: t('ages.share') },
  })
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={t('ages')}
      option={barsOption(bars)}
      table={bars.table}
      height={240}
      note={<span>{t('ages.note')}</span>}
    />
  )
}
