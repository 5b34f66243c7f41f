import { Input } from 'antd'
import { useState } from 'react'
import { dueOf } from '~/domain/complaint'
import { LONGEST_SAID } from '~/domain/complaintRules'
import { eventOfRating } from '~/domain/complaintWay'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import type { ComplaintDetail } from '~/store/complaintList'
import { stepMessages } from './stepMessages'
import { useFields } from './useFields'

const RATINGS = [1, 2, 3, 4, 5] as const
const UNREACHED = 'unreached'

/** After the steps: asking the customer. Who is not satisfied gets another round, also after it was closed. */
export function FollowUpForm({ detail }: { detail: ComplaintDetail }) {
  const t = useMessages(stepMessages)
  const format = useFormat()
  const { complaint } = detail
  const { state, rounds } = complaint
  const [again, setAgain] = useState(false)
  const due = dueOf(complaint)
  if (state !== 'followUp' && state !== 'closed') return null
  const { followUp } = rounds[rounds.length - 1]
  return (
    <section className="zg-complaint-follow" aria-label={t('followUp')}>
      <h3>{t('followUp')}</h3>
      {state === 'followUp' && (
        <>
          <p className="zg-second">
            {t('followUpHint')} {due !== undefined && t('followUpDue', { day: format.date(due) })}
          </p>
          <Form detail={detail} />
        </>
      )}
      {state === 'closed' && (
        <>
          {followUp && <Said detail={detail} />}
          {again ? (
            <Form detail={detail} onlyUnhappy />
          ) : (
            <div className="zg-row">
              <span className="zg-second zg-small">{t('closedHint')}</span>
              <Button size="small" onClick={() => setAgain(true)}>
                {t('stillUnhappy')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

function Said({ detail: { complaint } }: { detail: ComplaintDetail }) {
  const t = useMessages(stepMessages)
  const nameOf = usePersonName()
  const format = useFormat()
  const { followUp } = complaint.rounds[complaint.rounds.length - 1]
  if (!followUp) return null
  const { satisfaction, said, who, at } = followUp
  return (
    <>
      <p className="zg-complaint-words">
        <b>{satisfaction === undefined ? t('notReached') : t('rated', { count: satisfaction })}</b> · {said}
      </p>
      <p className="zg-second zg-small zg-num">{t('byWhom', { who: nameOf(who), time: format.time(at) })}</p>
    </>
  )
}

function Form({ detail: { complaint }, onlyUnhappy = false }: { detail: ComplaintDetail; onlyUnhappy?: boolean }) {
  const t = useMessages(stepMessages)
  const run = useCommand()
  const whyNot = useWhyNot('complaint.followUp')
  const { key, rounds } = complaint
  const { values, set, drop } = useFields(`complaint/${key}/${rounds.length}/followUp`, { rating: '', said: '' })
  const satisfaction = RATINGS.find((rating) => String(rating) === values.rating)
  const isChosen = satisfaction !== undefined || values.rating === UNREACHED
  const event = eventOfRating(satisfaction)
  const reason = whyNot ?? (isChosen && values.said.trim() !== '' ? undefined : t('missing'))
  const save = useOnePress(async () => {
    if (reason !== undefined) return false
    const said = values.said.trim()
    const note = satisfaction === undefined ? t('noteUnreached', { said }) : t('noteFollowUp', { count: satisfaction, said })
    const args = { key, said, note, ...(satisfaction === undefined ? {} : { satisfaction }) }
    const outcome = await run({ kind: 'complaint.followUp', args }, { done: t(event === 'unsatisfied' ? 'reopened' : 'followUpDone') })
    if (outcome?.ok) drop()
    return false
  })
  const choices = onlyUnhappy ? RATINGS.slice(0, 2) : RATINGS
  return (
    <form
      className="zg-complaint-form"
      onSubmit={(submitted) => {
        submitted.preventDefault()
        void save()
      }}
      onKeyDown={(pressed) => (pressed.ctrlKey || pressed.metaKey) && pressed.key === 'Enter' && void save()}
    >
      <fieldset className="zg-complaint-ratings">
        <legend className="zg-small zg-second">{t('satisfaction')}</legend>
        {choices.map((rating) => (
          <label key={rating}>
            <input type="radio" name="satisfaction" checked={satisfaction === rating} onChange={() => set({ rating: String(rating) })} />
            {t(`satisfaction.${rating}`)}
          </label>
        ))}
        {!onlyUnhappy && (
          <label>
            <input type="radio" name="satisfaction" checked={values.rating === UNREACHED} onChange={() => set({ rating: UNREACHED })} />
            {t('unreached')}
          </label>
        )}
      </fieldset>
      <label className="zg-complaint-said">
        <span className="zg-small zg-second">{t('followUpSaid')}</span>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          aria-label={t('followUpSaid')}
          maxLength={LONGEST_SAID}
          value={values.said}
          onChange={({ target }) => set({ said: target.value })}
        />
      </label>
      <div className="zg-row">
        <Button type="primary" htmlType="submit" disabledReason={reason} hint={t('finishHint')}>
          {t(isChosen && event === 'unsatisfied' ? 'followUpAgain' : 'followUpDo')}
        </Button>
        {isChosen && <span className="zg-second zg-small">{t(event === 'unsatisfied' ? 'followUpReopens' : 'followUpCloses')}</span>}
      </div>
    </form>
  )
}
