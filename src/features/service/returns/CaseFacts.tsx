import type { ReturnDetail } from '~/domain/returnAnswers'
import type { ReturnCase } from '~/domain/returns'
import { FigureTable } from '~/features/shared/FigureTable'
import { inOneLine, verdictText } from '~/features/shared/returnVerdict'
import { returnWords } from '~/features/shared/returnWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { caseMessages } from './caseMessages'
import { inspectMessages } from './inspectMessages'

/** What it is about, line by line, and what the policy said of it when it was asked for. */
export function CaseLines({ detail: { now, policy, start } }: { detail: ReturnDetail }) {
  const t = useMessages(caseMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <section aria-label={t('goods')}>
      <h2>{t('goods')}</h2>
      <ul className="zg-return-list">
        {now.lines.map(({ line, sku, title, units, reason, condition, batch, swap }) => {
          const verdict = now.verdict.lines.find((each) => each.line === line)
          return (
            <li key={line}>
              <div className="zg-return-line">
                <div>
                  <p>{title}</p>
                  <p className="zg-second zg-small">
                    {[sku, words(`reason.${reason}`), words(`condition.${condition}`), ...(batch ? [t('batchIs', { batch })] : [])].join(
                      ' · ',
                    )}
                  </p>
                </div>
                <span className="zg-num">× {format.count(units)}</span>
              </div>
              {swap && <p className="zg-small">{t('swapIs', { sku: swap.sku, title: swap.title })}</p>}
              {verdict && (
                <p className="zg-return-verdict zg-small" data-ok={verdict.ok ? 'yes' : 'no'}>
                  {inOneLine(verdictText({ verdict, policy, start, t: words, format }))}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {now.overruled && <p className="zg-warning">{t('overruled', { who: nameOf(now.overruled.who), note: now.overruled.note })}</p>}
      {now.note !== undefined && (
        <p>
          <span className="zg-second">{t('saidBuyer')}</span> {now.note}
        </p>
      )}
      {now.refusal && (
        <p className="zg-warning">
          {t('refusedFor', { why: t(`refusal.${now.refusal.why}`) })} {now.refusal.text}
        </p>
      )}
    </section>
  )
}

/** What became of the units, and what the buyer got. */
export function CaseResults({ detail: { now, locations, currency } }: { detail: ReturnDetail }) {
  const t = useMessages(caseMessages)
  const outcomes = useMessages(inspectMessages)
  const format = useFormat()
  const { inspected = [], settled } = now
  const placeOf = (key: string | undefined) => locations.find((each) => each.key === key)?.name || outcomes('mainPlace')
  const besides = settled
    ? [
        ...(settled.early ? [t('early')] : []),
        ...settled.lines.flatMap(({ fee }) => (fee > 0 ? [t('kept', { amount: format.amount(fee, currency) })] : [])),
        ...(settled.due > 0 ? [t('dueIs', { amount: format.amount(settled.due, currency) })] : []),
        ...(settled.pointsBack > 0 ? [outcomes('pointsBack', { count: settled.pointsBack })] : []),
        ...(settled.pointsTaken > 0 ? [outcomes('pointsTaken', { count: settled.pointsTaken })] : []),
        ...(settled.coupons > 0 ? [outcomes('coupons', { count: settled.coupons })] : []),
        ...(settled.tracking ? [t('shippedBack', { carrier: settled.carrier ?? '', tracking: settled.tracking })] : []),
      ]
    : []
  return (
    <>
      {inspected.length > 0 && (
        <section aria-label={t('results')}>
          <h2>{t('results')}</h2>
          <FigureTable
            label={t('results')}
            columns={[
              { key: 'sku', name: t('item') },
              { key: 'outcome', name: t('results'), className: 'zg-text' },
              { key: 'units', name: t('units') },
            ]}
          >
            {inspected.map(({ line, outcome, units, location, note, at }, place) => (
              // Rows are only ever added at the end.
              <tr key={`${at}/${place}`}>
                <th scope="row">{now.lines.find((each) => each.line === line)?.sku}</th>
                <td className="zg-text">
                  {location === undefined
                    ? outcomes(now.kind === 'repair' && outcome === 'sendBack' ? 'outcome.repaired' : `outcome.${outcome}`)
                    : t('outcomeIs', { outcome: outcomes(`outcome.${outcome}`), place: placeOf(location) })}
                  {note !== undefined && <span className="zg-second"> {note}</span>}
                </td>
                <td>{format.count(units)}</td>
              </tr>
            ))}
          </FigureTable>
        </section>
      )}
      {settled && (
        <section aria-label={t('money')}>
          <h2>{t('money')}</h2>
          <p className="zg-num">
            {settled.how === 'refund' ? t('how.refund', { amount: format.amount(settled.amount, currency) }) : t(`how.${settled.how}`)}
            {settled.how === 'exchange' &&
              settled.amount > 0 &&
              ` · ${t('how.refund', { amount: format.amount(settled.amount, currency) })}`}
          </p>
          {besides.length > 0 && <p className="zg-second zg-num">{besides.join(' · ')}</p>}
        </section>
      )}
    </>
  )
}

/** Its steps, the newest last. */
export function CaseTimeline({ now }: { now: ReturnCase }) {
  const t = useMessages(caseMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <section>
      <h2>{t('timeline')}</h2>
      <ol className="zg-list" aria-label={t('timeline')}>
        {now.steps.map(({ at, to, who }, place) => (
          // Steps are only ever added at the end.
          <li key={`${at}/${place}`} className="zg-num">
            {words(`state.${to}`)} <span className="zg-second">{[format.time(at), nameOf(who)].join(' · ')}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
