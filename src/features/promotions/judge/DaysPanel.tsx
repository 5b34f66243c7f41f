import { useMemo } from 'react'
import type { PromotionJudgement } from '~/domain/promotion/judgement'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Chart } from '~/ui/Chart'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { daysChart } from './daysChart'
import { judgeMessages } from './messages'

const HEIGHT = 240

/** Its days and those after, against usual ones. */
export function DaysPanel({ judgement: { days } }: { judgement: PromotionJudgement }) {
  const t = useMessages(judgeMessages)
  const board = useMessages(boardMessages)
  const { locale, mode, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const chart = useMemo(
    () =>
      daysChart({
        days,
        currency,
        writing: { locale, currency },
        tokens: chartTokens(mode),
        words: { day: t('days.day'), actual: t('days.actual'), base: t('days.base'), band: t('days.band') },
        rangeText: (low, high) => t('days.range', { low, high }),
        afterText: (day) => t('days.after', { day }),
        short: format.dayShort,
        long: format.day,
      }),
    [days, currency, locale, mode, format, t],
  )
  const words = {
    table: board('chart.table'),
    graph: board('chart.graph'),
    keys: board('chart.keys'),
    keysCells: board('chart.keysCells'),
    keysBrush: board('chart.keysBrush'),
  }
  const isEmpty = days.every(({ actual }) => actual === null)
  return (
    <Chart
      {...chart}
      title={t('days.title')}
      height={HEIGHT}
      words={words}
      note={
        <>
          <span>{t('days.note')}</span>
          {days.some(({ isAfter }) => isAfter) && <span>{t('days.noteAfter')}</span>}
        </>
      }
      empty={isEmpty ? t('days.none') : undefined}
    />
  )
}
