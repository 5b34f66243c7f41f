import { useMessages } from '~/lib/i18n'
import type { PlanRow } from '~/store/buyingLists'
import { useFormat } from '~/ui/UiContext'
import { planMessages } from './planMessages'

/** What a forecast got wrong when it was tried on the last days; or why nobody knows. */
export function ForecastError({ row: { error } }: { row: PlanRow }) {
  const t = useMessages(planMessages)
  const format = useFormat()
  if (!error)
    return (
      <small className="zg-second" title={t('errorYoung')}>
        {t('errorNone')}
      </small>
    )
  if (error.share === null)
    return (
      <small className="zg-second" title={t('errorNothing', { days: error.days })}>
        {t('errorNone')}
      </small>
    )
  const share = format.percent(error.share, 0)
  const naive = error.naive === null ? '—' : format.percent(error.naive, 0)
  return (
    <small className="zg-second zg-num" title={t('errorTitle', { days: error.days, share, naive })}>
      {t('error', { share })}
    </small>
  )
}
