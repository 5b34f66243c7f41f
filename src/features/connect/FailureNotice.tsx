import { useState } from 'react'
import type { SyncFailure } from '~/commerce/connection'
import { faultMessages, faultText, type FaultWhen } from '~/features/shared/faultMessages'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { troubleReport } from '~/ui/Trouble'
import { connectMessages } from './messages'

/** What happened and what to do, with a report for whoever runs the API. */
export function FailureNotice({ failure, when }: { failure: SyncFailure; when: FaultWhen }) {
  const t = useMessages(connectMessages)
  // Drawn again in another language.
  useMessages(faultMessages)
  const [copied, setCopied] = useState(false)
  const { says, todo } = faultText(failure, when)
  const report = troubleReport(new Error(`${failure.kind}${failure.fault ? ` ${JSON.stringify(failure.fault)}` : ''}: ${failure.detail}`))
  return (
    <div className="zg-connect-failure" role="alert" data-failure={failure.fault?.of ?? failure.kind}>
      <strong>{says}</strong>
      <span>{todo}</span>
      <details>
        <summary>{t('report')}</summary>
        <pre className="zg-report">{report}</pre>
        <Button onClick={() => void navigator.clipboard.writeText(report).then(() => setCopied(true))}>
          {t(copied ? 'copied' : 'copyReport')}
        </Button>
      </details>
    </div>
  )
}
