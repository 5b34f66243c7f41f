import { useState } from 'react'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import type { CountDetail } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { countScreenMessages } from './countMessages'

/** What can be done with a stocktake as a whole; posting stands with its variance. */
export function CountActions({ detail: { count, leftTotal, lines } }: { detail: CountDetail }) {
  const t = useMessages(countScreenMessages)
  const run = useCommand()
  const mayCancel = useWhyNot('count.cancel')
  const mayReopen = useWhyNot('count.reopen')
  const maySubmit = useWhyNot('count.submit')
  const [asking, setAsking] = useState(false)
  const { key, state } = count
  const submit = (missing: 'leave' | 'zero') => {
    setAsking(false)
    void run({ kind: 'count.submit', args: { key, missing } }, { done: t('submitted') })
  }
  if (state === 'posted' || state === 'cancelled') return null
  return (
    <>
      <Button disabledReason={mayCancel} onClick={() => void run({ kind: 'count.cancel', args: { key } }, { done: t('cancelled') })}>
        {t('cancel')}
      </Button>
      {state === 'counting' && (
        <Button
          type="primary"
          disabledReason={maySubmit ?? (lines.length === 0 ? t('chooseFirst') : undefined)}
          onClick={() => (leftTotal > 0 ? setAsking(true) : submit('leave'))}
        >
          {t('submit')}
        </Button>
      )}
      {state === 'submitted' && (
        <Button disabledReason={mayReopen} onClick={() => void run({ kind: 'count.reopen', args: { key } }, { done: t('reopened') })}>
          {t('reopen')}
        </Button>
      )}
      {asking && (
        <Sheet title={t('submitTitle')} onClose={() => setAsking(false)}>
          <div className="zg-stack-tight">
            <p>{t('submitLeft', { count: leftTotal })}</p>
            <div className="zg-row">
              <Button type="primary" onClick={() => submit('leave')}>
                {t('leave')}
              </Button>
              <Button onClick={() => submit('zero')}>{t('zero')}</Button>
            </div>
          </div>
        </Sheet>
      )}
    </>
  )
}
