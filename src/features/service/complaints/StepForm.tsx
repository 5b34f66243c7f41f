import { Input } from 'antd'
import { useState } from 'react'
import { checkStep, LONGEST_SAID } from '~/domain/complaintRules'
import { COMPLAINT_STEPS, type ComplaintStep } from '~/domain/complaintWay'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { whoActs } from '~/session/person'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import type { ComplaintDetail } from '~/store/complaintList'
import { StepFields } from './StepFields'
import { stepOf, valuesOf } from './stepForm'
import { stepMessages } from './stepMessages'
import { useFields } from './useFields'

/** The step that is due, to be filled in. What was typed is kept until it is done. */
export function StepForm({ detail, step }: { detail: ComplaintDetail; step: ComplaintStep }) {
  const t = useMessages(stepMessages)
  const run = useCommand()
  const whyNot = useWhyNot('complaint.step')
  const zone = useShop((shop) => shop.zone)
  const [busy, setBusy] = useState(false)
  const { complaint, ticket } = detail
  const round = complaint.rounds.length - 1
  const at = COMPLAINT_STEPS.indexOf(step) + 1
  const { values, set, dirty, drop } = useFields(
    `complaint/${complaint.key}/${round}/${step}`,
    valuesOf(complaint, ticket?.channel, whoActs()),
  )
  const done = stepOf(step, values, zone)
  const lacks = done && checkStep(done, Date.now())
  const missing = done === undefined || values.said.trim() === '' ? t('missing') : lacks && refusalText({ why: 'rule', ...lacks })
  const reason = whyNot ?? missing
  const save = async () => {
    if (reason !== undefined || done === undefined || busy) return
    setBusy(true)
    const note = t('note', { at, step: t(`do.${step}`), said: done.said.trim() })
    const outcome = await run({ kind: 'complaint.step', args: { key: complaint.key, round, done, note } }, { done: t(`done.${step}`) })
    setBusy(false)
    if (outcome?.ok) drop()
  }
  return (
    <form
      className="zg-complaint-form"
      aria-label={t(`do.${step}`)}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && void save()}
    >
      <p className="zg-second">{t(`hint.${step}`)}</p>
      <div className="zg-complaint-fields">
        <StepFields step={step} values={values} set={set} />
      </div>
      <label className="zg-complaint-said">
        <span className="zg-small zg-second">{t(`said.${step}`)}</span>
        <Input.TextArea
          autoSize={{ minRows: 3, maxRows: 12 }}
          aria-label={t(`said.${step}`)}
          maxLength={LONGEST_SAID}
          value={values.said}
          onChange={({ target }) => set({ said: target.value })}
        />
      </label>
      <div className="zg-row">
        <Button type="primary" htmlType="submit" loading={busy} disabledReason={reason} hint={t('finishHint')}>
          {t('finish')}
        </Button>
        {dirty && (
          <>
            <span className="zg-second zg-small">{t('draft')}</span>
            <button type="button" className="zg-link" onClick={drop}>
              {t('dropDraft')}
            </button>
          </>
        )}
      </div>
    </form>
  )
}
