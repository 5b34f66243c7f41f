import { useState } from 'react'
import type { CouponBatch } from '~/domain/coupon'
import { errorText, refusalText, undo } from '~/features/shared/useCommand'
import { loadRuleTexts } from '~/features/shared/ruleText'
import { useMessages } from '~/lib/i18n'
import type { CodeFileAnswer, CodeFileCheck } from '~/store/couponLists'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { couponMessages } from './messages'

/** Codes from a file: first what it would bring, row by row, then all of it or nothing. */
export function ImportCodes({ batch, onClose }: { batch: CouponBatch; onClose: () => void }) {
  const t = useMessages(couponMessages)
  const [answer, setAnswer] = useState<CodeFileAnswer>()
  const [busy, setBusy] = useState(false)
  const read = async (file: File | undefined) => {
    if (!file) return
    setAnswer(undefined)
    try {
      setAnswer(await call('coupons.check', { key: batch.key, file }))
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  const write = async ({ fresh }: CodeFileCheck) => {
    setBusy(true)
    const commandId = crypto.randomUUID()
    try {
      const outcome = await call('coupons.import', { commandId })
      if (outcome.ok) {
        showToast(t('imported', { count: fresh }), { undo: () => void undo(commandId) })
        return onClose()
      }
      await loadRuleTexts()
      showToast(refusalText(outcome.refusal), { tone: 'bad' })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  const check = answer?.ok ? answer.value : undefined
  const whyNot = check && (check.refusedTotal > 0 ? t('importFix') : check.fresh === 0 ? t('importNothing') : undefined)
  return (
    <Sheet title={t('importTitle', { name: batch.name })} onClose={onClose}>
      <div className="zg-stack-tight">
        <p className="zg-second">{t('importHint')}</p>
        <label className="zg-choose">
          {t('file')}
          <input type="file" accept=".csv,.tsv,.txt,.xlsx,.gz" onChange={({ target }) => void read(target.files?.[0])} />
        </label>
        {answer && !answer.ok && (
          <p className="zg-warning" role="alert">
            {t(answer.why === 'columns' ? 'importColumns' : 'importUnreadable')}
          </p>
        )}
        {check && (
          <>
            <p className="zg-num" role="status" data-codes={`${check.fresh} ${check.same} ${check.refusedTotal}`}>
              {t('importSum', { rows: check.rows, fresh: check.fresh, same: check.same, refused: check.refusedTotal })}
            </p>
            {check.refusedTotal > 0 && <Refused check={check} />}
            <div className="zg-row">
              <Button type="primary" loading={busy} disabledReason={whyNot} onClick={() => void write(check)}>
                {t('importDo', { count: check.fresh })}
              </Button>
            </div>
          </>
        )}
      </div>
    </Sheet>
  )
}

function Refused({ check: { refused, refusedTotal } }: { check: CodeFileCheck }) {
  const t = useMessages(couponMessages)
  const format = useFormat()
  return (
    <section className="zg-stack-tight" aria-label={t('importRefused')}>
      <h3>{t('importRefused')}</h3>
      <div className="zg-coupon-refused" tabIndex={0} role="group" aria-label={t('importRefused')}>
        <table className="zg-table">
          <thead>
            <tr>
              <th scope="col" className="zg-right">
                {t('row')}
              </th>
              <th scope="col">{t('code')}</th>
              <th scope="col">{t('why')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map(({ line, code, why, other = '' }) => (
              <tr key={line}>
                <td className="zg-right zg-num">{format.count(line)}</td>
                <td className="zg-coupon-code">{code || '—'}</td>
                <td>{t(`why.${why}`, { other })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refusedTotal > refused.length && <p className="zg-second zg-small">{t('moreRows', { count: refusedTotal - refused.length })}</p>}
    </section>
  )
}
