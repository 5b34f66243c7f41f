import { isOver } from '~/domain/ticket'
import { SlaClock } from '~/features/service/inbox/SlaClock'
import { useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import type { TicketDetail } from '~/store/ticketList'
import { customerPaneMessages } from './messages'

/** Until when what has to happen; what was met or missed so far. */
export function TicketTargets({ ticket, now }: { ticket: TicketDetail['ticket']; now: Instant }) {
  const t = useMessages(customerPaneMessages)
  const { sla, dispute } = ticket
  const running = isOver(ticket) ? [] : (sla?.running ?? [])
  const tallied = Object.entries(sla?.tally ?? {})
  if (running.length === 0 && tallied.length === 0 && dispute?.answerBy === undefined) return null
  return (
    <section className="zg-stack-tight">
      <h3>{t('targets')}</h3>
      <dl className="zg-customer-targets">
        {dispute?.answerBy !== undefined && (
          <div>
            <dt>{t('platformDecides')}</dt>
            <dd>
              <SlaClock dueAt={dispute.answerBy} now={now} />
            </dd>
          </div>
        )}
        {running.map(({ of, dueAt, warnAt }) => (
          <div key={of}>
            <dt>{t(`target.${of}`)}</dt>
            <dd>
              {dueAt === undefined ? (
                <span className="zg-second">{t('paused')}</span>
              ) : (
                <SlaClock dueAt={dueAt} warnAt={warnAt} now={now} />
              )}
            </dd>
          </div>
        ))}
        {(['first', 'next', 'resolution'] as const).flatMap((of) => {
          const tally = sla?.tally[of]
          return tally && tally.due > 0
            ? [
                <div key={`${of}-done`}>
                  <dt>{t(`target.${of}`)}</dt>
                  <dd className={tally.met < tally.due ? 'zg-sla-late' : 'zg-second'}>
                    {tally.due === 1 ? t(tally.met === 1 ? 'met' : 'missed') : t('metOf', { met: tally.met, due: tally.due })}
                  </dd>
                </div>,
              ]
            : []
        })}
      </dl>
    </section>
  )
}
