import { useMessages } from '~/lib/i18n'
import type { PlannedRow } from '~/store/listingPlans'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { flowMessages } from './messages'

/** Plans whose time has passed and that have not come true: taken back by an undo, or held back by what is missing. */
export function OverduePlans({
  plans,
  onRun,
  onChange,
}: {
  plans: readonly PlannedRow[]
  onRun: (row: PlannedRow) => void
  onChange: (row: PlannedRow) => void
}) {
  const t = useMessages(flowMessages)
  const format = useFormat()
  const late = plans.filter(({ at }) => at < Date.now())
  if (late.length === 0) return null
  return (
    <section className="zg-overdue" aria-labelledby="overdue-plans">
      <h2 id="overdue-plans">{t('overdueHead', { count: late.length })}</h2>
      <ul>
        {late.map((row) => {
          const what = t(row.event === 'list' ? 'lists' : 'ends')
          return (
            <li key={row.key}>
              <div className="zg-grow">
                <p>{t('planOf', { what, title: row.title, time: format.time(row.at) })}</p>
                {row.takenBack && <p className="zg-second zg-small">{t('takenBack')}</p>}
              </div>
              <Button size="small" onClick={() => onRun(row)}>
                {t('runNow', { what })}
              </Button>
              <Button size="small" type="text" onClick={() => onChange(row)}>
                {t('changeTime')}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
