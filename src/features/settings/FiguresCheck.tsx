import { useQuery } from '@tanstack/react-query'
import type { SelfCheckAnswer } from '~/analytics/reports'
import { useMessages } from '~/lib/i18n'
import { parseDay } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useUi } from '~/ui/UiContext'
import { askReport } from '~/worker/reports'
import { settingsMessages } from './messages'

/** Compares the columns that every figure comes from with the files, and says what came of it. */
export function FiguresCheck() {
  const t = useMessages(settingsMessages)
  const shop = useShop(({ id }) => id)
  const { data, isFetching, refetch } = useQuery({
    queryKey: [shop, 'selfCheck'],
    queryFn: ({ signal }) => askReport('selfCheck', {}, { signal }),
    enabled: false,
  })
  return (
    <>
      <p className="zg-second">{t('figuresCheckHint')}</p>
      <div className="zg-field-row">
        <Button disabledReason={isFetching ? t('figuresChecking') : undefined} onClick={() => void refetch()}>
          {t(isFetching ? 'figuresChecking' : 'figuresCheck')}
        </Button>
        <span role="status">{data && !isFetching && <Outcome answer={data} />}</span>
      </div>
    </>
  )
}

function Outcome({ answer: { at, orders, lines, repaired, lost } }: { answer: SelfCheckAnswer }) {
  const t = useMessages(settingsMessages)
  const { format, locale } = useUi()
  const time = format.time(at)
  if (lost > 0) return t('figuresLost', { count: lost })
  if (repaired.length === 0) return t('figuresRight', { time, orders: format.count(orders), lines: format.count(lines) })
  const months = repaired.map((month) => format.month(parseDay(month) ?? 0))
  return t('figuresRepaired', { time, months: new Intl.ListFormat(locale).format(months) })
}
