import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { AskedLine } from '~/domain/returnCommand'
import { RETURN_REASONS, type ReturnPolicy, type ReturnReason } from '~/domain/returns'
import { inOneLine, verdictText } from '~/features/shared/returnVerdict'
import { returnWords } from '~/features/shared/returnWords'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { returnQueries } from '~/features/service/returns/queries'
import { policyMessages } from './policyMessages'

/** What this version would say of an order, line by line. */
export function TryPolicy({ policy }: { policy: ReturnPolicy }) {
  const t = useMessages(policyMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState<ReturnReason>('changedMind')
  const order = useDeferredValue(typed.trim())
  const { data: plain, isSuccess } = useQuery(returnQueries.eligible(order, 'return'))
  const lines = plain?.lines.map(({ line }): AskedLine => ({ line, units: 1, reason, condition: 'intact' }))
  const { data: found } = useQuery({ ...returnQueries.tried(order, lines, policy), enabled: lines !== undefined })
  return (
    <section className="zg-form" aria-label={t('tryTitle')}>
      <h2>{t('tryTitle')}</h2>
      <p className="zg-second">{t('tryHint')}</p>
      <div className="zg-return-fields">
        <label>
          <span className="zg-small zg-second">{t('tryOrder')}</span>
          <input className="zg-input" value={typed} autoComplete="off" onChange={({ target }) => setTyped(target.value)} />
        </label>
        <label>
          <span className="zg-small zg-second">{t('tryReason')}</span>
          <select
            className="zg-input"
            value={reason}
            onChange={({ target }) => setReason(RETURN_REASONS.find((each) => each === target.value) ?? 'other')}
          >
            {RETURN_REASONS.map((each) => (
              <option key={each} value={each}>
                {words(`reason.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {order !== '' && isSuccess && plain === null && <p className="zg-warning">{t('tryNone', { order })}</p>}
      {order !== '' && found && (
        <ul className="zg-return-list" role="status">
          {found.lines.map(({ line, sku, title }) => {
            const verdict = found.verdict.lines.find((each) => each.line === line)
            return (
              <li key={line}>
                <p>
                  {title} <span className="zg-second zg-small">{sku}</span>
                </p>
                {verdict && (
                  <p className="zg-return-verdict zg-small" data-ok={verdict.ok ? 'yes' : 'no'}>
                    {inOneLine(verdictText({ verdict, policy, start: found.start, t: words, format }))}
                  </p>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
