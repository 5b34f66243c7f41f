import { LIMITS } from '~/domain/checkCommand'
import type { QualityAsk } from '~/domain/qualityRates'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { DayOf, Person } from '~/features/service/complaints/StepFields'
import { endOfDay } from '~/features/service/complaints/stepForm'
import { useFields } from '~/features/service/complaints/useFields'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import type { QualityDetail } from '~/store/qualityList'
import { qualityMessages } from './messages'
import { foundOf } from './proofOf'
import { nameOf, rateText, usualOf } from './rates'

interface TaskSheetProps {
  detail: QualityDetail
  ask: QualityAsk
  onClose: () => void
  onDone: () => void
}

/** What goes wrong becomes somebody's task on the listing, and a case whose effect is looked at afterwards. */
export function TaskSheet({ detail, ask, onClose, onDone }: TaskSheetProps) {
  const t = useMessages(qualityMessages)
  const format = useFormat()
  const run = useCommand()
  const zone = useShop((shop) => shop.zone)
  const { row } = detail
  const what = nameOf(row, t('opening'))
  const title = t('taskDefault', { title: what, rate: rateText(row.now, format), usual: rateText(usualOf(row), format) })
  const { values, set, drop } = useFields(`quality/${ask.by}/${row.key}/task`, {
    title: title.slice(0, LIMITS.taskTitle),
    assignee: '',
    due: '',
  })
  const save = useOnePress(async () => {
    if (values.title.trim() === '') return false
    const dueAt = endOfDay(values.due, zone)
    const task = {
      key: crypto.randomUUID(),
      title: values.title.trim(),
      ...(values.assignee === '' ? {} : { assignee: values.assignee }),
      ...(dueAt === undefined ? {} : { dueAt }),
    }
    const args = { key: crypto.randomUUID(), found: foundOf(detail, ask), task }
    if (!(await run({ kind: 'quality.open', args }, { done: t('taskMade', { what }) }))?.ok) return false
    drop()
    onClose()
    onDone()
    return true
  })
  return (
    <Sheet title={t('taskTitle')} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label>
          <span className="zg-small zg-second">{t('taskText')}</span>
          <textarea
            className="zg-input zg-quality-text"
            aria-label={t('taskText')}
            rows={3}
            maxLength={LIMITS.taskTitle}
            value={values.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        </label>
        <Person label={t('taskOwner')} value={values.assignee} none={t('nobody')} onChange={(assignee) => set({ assignee })} />
        <DayOf label={t('taskDue')} value={values.due} onChange={(due) => set({ due })} />
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={values.title.trim() === '' ? t('missing') : undefined}>
            {t('taskSave')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
