import { useState } from 'react'
import type { CorrectiveAction } from '~/domain/complaint'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { whoActs } from '~/session/person'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { useNow } from '~/ui/useNow'
import type { ComplaintDetail } from '~/store/complaintList'
import { detailMessages } from './detailMessages'
import { DayOf, Person } from './StepFields'
import { endOfDay } from './stepForm'
import { useFields } from './useFields'
import { WordsSheet } from './WordsSheet'

/** So that it does not happen again: what is done, by whom, and whether it helped. */
export function Actions({ detail }: { detail: ComplaintDetail }) {
  const t = useMessages(detailMessages)
  const whyNot = useWhyNot('complaint.action')
  const [adds, setAdds] = useState(false)
  const actions = detail.complaint.actions ?? []
  return (
    <section className="zg-complaint-part" aria-label={t('actions')}>
      <h2>{t('actions')}</h2>
      <p className="zg-second zg-small">{t('actionsHint')}</p>
      {actions.length === 0 && !adds && <p className="zg-second">{t('noActions')}</p>}
      {actions.length > 0 && (
        <ul className="zg-complaint-files">
          {actions.map((action) => (
            <Action key={action.key} action={action} detail={detail} />
          ))}
        </ul>
      )}
      {adds ? (
        <ActionForm ticket={detail.complaint.key} onEnd={() => setAdds(false)} />
      ) : (
        <div className="zg-row">
          <Button size="small" disabledReason={whyNot} onClick={() => setAdds(true)}>
            {t('addAction')}
          </Button>
        </div>
      )}
    </section>
  )
}

function ActionForm({ ticket, onEnd }: { ticket: string; onEnd: () => void }) {
  const t = useMessages(detailMessages)
  const run = useCommand()
  const zone = useShop((shop) => shop.zone)
  const { values, set, drop } = useFields(`complaint/${ticket}/action`, { text: '', owner: whoActs(), due: '', check: '' })
  const [dueAt, checkAt] = [endOfDay(values.due, zone), endOfDay(values.check, zone)]
  const isWhole = values.text.trim() !== '' && values.owner !== '' && dueAt !== undefined && checkAt !== undefined
  const save = useOnePress(async () => {
    if (!isWhole) return false
    const args = { key: ticket, action: crypto.randomUUID(), set: { text: values.text.trim(), owner: values.owner, dueAt, checkAt } }
    if (!(await run({ kind: 'complaint.action', args }, { done: t('actionSaved') }))?.ok) return false
    drop()
    onEnd()
    return true
  })
  return (
    <form
      className="zg-complaint-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label className="zg-complaint-said">
        <span className="zg-small zg-second">{t('actionText')}</span>
        <input
          className="zg-input"
          aria-label={t('actionText')}
          maxLength={500}
          value={values.text}
          onChange={({ target }) => set({ text: target.value })}
        />
      </label>
      <div className="zg-complaint-fields">
        <Person label={t('actionOwner')} value={values.owner} none={t('choose')} onChange={(owner) => set({ owner })} />
        <DayOf label={t('actionDue')} value={values.due} onChange={(due) => set({ due })} />
        <DayOf label={t('actionCheck')} value={values.check} onChange={(check) => set({ check })} />
      </div>
      <div className="zg-row">
        <Button size="small" type="primary" htmlType="submit" disabledReason={isWhole ? undefined : t('missing')}>
          {t('actionSave')}
        </Button>
        <Button size="small" onClick={() => (drop(), onEnd())}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}

function Action({ action, detail }: { action: CorrectiveAction; detail: ComplaintDetail }) {
  const t = useMessages(detailMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const { text, owner, dueAt, checkAt, doneAt, check } = action
  const again = detail.again[action.key] ?? 0
  return (
    <li>
      <p>{text}</p>
      <p className="zg-second zg-small zg-num">
        {[
          t('actionBy', { who: nameOf(owner), day: format.date(dueAt) }),
          ...(doneAt === undefined ? [] : [t('doneOn', { day: format.date(doneAt) }), t('again', { count: again })]),
          ...(check ? [] : [t('checkOn', { day: format.date(checkAt) })]),
        ].join(' · ')}
      </p>
      {check && (
        <p className={check.recurred ? 'zg-warning' : undefined}>
          <b>{t(check.recurred ? 'happened' : 'notAgain')}</b>{' '}
          <span className="zg-second zg-small">
            {t('checkedBy', { who: nameOf(check.who), day: format.date(check.at), said: check.said })}
          </span>
        </p>
      )}
      {!check && <Next action={action} ticket={detail.complaint.key} />}
    </li>
  )
}

function Next({ action, ticket }: { action: CorrectiveAction; ticket: string }) {
  const t = useMessages(detailMessages)
  const run = useCommand()
  const now = useNow()
  const whyNot = useWhyNot('complaint.acted')
  const [asks, setAsks] = useState(false)
  const [recurred, setRecurred] = useState(false)
  const { key, text, doneAt, checkAt } = action
  if (doneAt === undefined)
    return (
      <Button
        size="small"
        disabledReason={whyNot}
        aria-label={t('actedThis', { text })}
        onClick={() => void run({ kind: 'complaint.acted', args: { key: ticket, action: key } }, { done: t('actedDone', { text }) })}
      >
        {t('acted')}
      </Button>
    )
  const save = async (said: string) =>
    (await run({ kind: 'complaint.check', args: { key: ticket, action: key, recurred, said } }, { done: t('checked') }))?.ok ?? false
  return (
    <>
      <Button
        size="small"
        disabledReason={whyNot ?? (now < checkAt ? t('later') : undefined)}
        aria-label={t('checkThis', { text })}
        onClick={() => setAsks(true)}
      >
        {t('check')}
      </Button>
      {asks && (
        <WordsSheet
          title={t('checkTitle', { text })}
          label={t('checkSaid')}
          action={t('checkSave')}
          onSend={save}
          onClose={() => setAsks(false)}
        >
          <fieldset className="zg-complaint-ratings">
            <legend className="zg-small zg-second">{t('checkResult')}</legend>
            {[false, true].map((value) => (
              <label key={String(value)}>
                <input type="radio" name="recurred" checked={recurred === value} onChange={() => setRecurred(value)} />
                {t(value ? 'happened' : 'notAgain')}
              </label>
            ))}
          </fieldset>
        </WordsSheet>
      )}
    </>
  )
}
