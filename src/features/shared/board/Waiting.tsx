import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { KpiResult } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import { errorKind } from '~/session/errorKind'
import { Button } from '~/ui/Button'
import { troubleReport } from '~/ui/Trouble'
import { waitingMessages } from './waitingMessages'

/** A question, as far as waiting for its answer goes. */
type Asked = Pick<UseQueryResult, 'isError' | 'error' | 'refetch'>

export interface WaitingProps {
  /** The questions that there is nothing to draw without; none: they are not asked yet. */
  asked?: Asked | readonly Asked[]
  /** Of what comes, in px. */
  height?: number
}

/** The question behind what is drawn, and its answer. */
export interface Answered {
  asked: WaitingProps['asked']
  result: KpiResult
}

const failedOf = (asked: WaitingProps['asked'] = []): readonly Asked[] =>
  ('refetch' in asked ? [asked] : asked).filter(({ isError }) => isError)

/** No answer comes by itself. */
export const hasFailed = (asked: WaitingProps['asked']): boolean => failedOf(asked).length > 0

/** In place of figures that are not there: their shape while they come, else what went wrong and the way to ask again. */
export function Waiting({ asked, height = 240 }: WaitingProps) {
  const failed = failedOf(asked)
  if (failed.length === 0) return <div className="zg-panel-waiting" style={{ height }} />
  return <PanelTrouble error={failed[0].error} onRetry={() => failed.forEach(({ refetch }) => void refetch())} />
}

/** Beside figures that stand: asked again, they did not come. Nothing where all is well. */
export function Stale({ asked }: Pick<WaitingProps, 'asked'>) {
  const failed = failedOf(asked)
  if (failed.length === 0) return null
  return <PanelTrouble error={failed[0].error} said="stale" onRetry={() => failed.forEach(({ refetch }) => void refetch())} />
}

interface PanelTroubleProps {
  error: unknown
  said?: 'failed' | 'stale'
  onRetry: () => void
}

/** What went wrong in a panel, and the way to try it again. */
export function PanelTrouble({ error, said = 'failed', onRetry }: PanelTroubleProps) {
  const t = useMessages(waitingMessages)
  const [copied, setCopied] = useState(false)
  if (errorKind(error) === 'forbidden') return <p className="zg-panel-hint">{t('forbidden')}</p>
  return (
    <div className={said === 'stale' ? 'zg-panel-stale' : 'zg-panel-trouble'} role="alert">
      <p>{t(said)}</p>
      <p className="zg-row">
        <Button onClick={onRetry}>{t('again')}</Button>
        <button
          type="button"
          className="zg-link-button"
          onClick={() => void navigator.clipboard.writeText(troubleReport(error)).then(() => setCopied(true))}
        >
          {t(copied ? 'copied' : 'copy')}
        </button>
      </p>
    </div>
  )
}
