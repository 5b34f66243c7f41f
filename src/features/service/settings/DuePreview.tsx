import { useState } from 'react'
import type { Desk } from '~/domain/desk'
import { isOpenAt } from '~/domain/sla/businessTime'
import { policyOf, slaAfter } from '~/domain/sla/slaAfter'
import { CUSTOMER, type RunningTarget, TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_QUEUES, type Ticket } from '~/domain/ticket'
import { ticketWords } from '~/features/shared/ticketWords'
import { useMessages } from '~/lib/i18n'
import { isZone } from '~/lib/zone'
import { useFormat } from '~/ui/UiContext'
import { useNow } from '~/ui/useNow'
import { Choice, Named } from './fields'
import { deskMessages } from './messages'

type Example = Pick<Ticket, 'queue' | 'channel' | 'priority'>

/** What holds for a ticket that comes in now, by the settings as they stand on the screen. */
export function DuePreview({ desk }: { desk: Desk }) {
  const t = useMessages(deskMessages)
  const word = useMessages(ticketWords)
  const now = useNow()
  const [example, set] = useState<Example>({ queue: 'afterSale', channel: 'chat', priority: 'normal' })
  const [tier, setTier] = useState('')
  const policy = policyOf(example, desk, tier)
  const tiers = [...new Set(desk.policies.flatMap((each) => each.tiers ?? []))]
  return (
    <section className="zg-desk-card zg-desk-preview" aria-labelledby="desk-preview">
      <h2 id="desk-preview">{t('preview')}</h2>
      <div className="zg-desk-fields">
        <Named label={t('queue')}>
          <Choice
            label={t('queue')}
            value={example.queue}
            options={TICKET_QUEUES.map((value) => ({ value, label: word(`queue.${value}`) }))}
            onChange={(queue) => set({ ...example, queue })}
          />
        </Named>
        <Named label={t('channel')}>
          <Choice
            label={t('channel')}
            value={example.channel}
            options={TICKET_CHANNELS.map((value) => ({ value, label: word(`channel.${value}`) }))}
            onChange={(channel) => set({ ...example, channel })}
          />
        </Named>
        <Named label={t('priority')}>
          <Choice
            label={t('priority')}
            value={example.priority}
            options={TICKET_PRIORITIES.map((value) => ({ value, label: word(`priority.${value}`) }))}
            onChange={(priority) => set({ ...example, priority })}
          />
        </Named>
        {tiers.length > 0 && (
          <Named label={t('tier')}>
            <Choice
              label={t('tier')}
              value={tier}
              options={[{ value: '', label: t('any') }, ...tiers.map((value) => ({ value, label: value }))]}
              onChange={setTier}
            />
          </Named>
        )}
      </div>
      <p>{policy ? t('byPolicy', { name: policy.name }) : t('byNone')}</p>
      {policy && <Dues desk={desk} example={example} tier={tier} now={now} />}
      <p className="zg-second zg-small">{t('previewHint')}</p>
    </section>
  )
}

function Dues({ desk, example, tier, now }: { desk: Desk; example: Example; tier: string; now: number }) {
  const t = useMessages(deskMessages)
  const policy = policyOf(example, desk, tier)
  const calendar = desk.calendars.find(({ key }) => key === policy?.calendar)
  // A zone that is being typed is none yet.
  if (calendar && !isZone(calendar.zone)) return null
  const ticket = { ...example, state: 'new' as const, createdAt: now, steps: [] }
  const { sla } = slaAfter(ticket, [{ at: now, from: CUSTOMER, note: false }], desk, tier)
  return (
    <>
      <dl className="zg-desk-dues" aria-live="polite">
        {sla.running.map((target) => (
          <Due key={target.of} target={target} />
        ))}
      </dl>
      {calendar && <p className="zg-second zg-small">{isOpenAt(calendar, now) ? t('opensNow') : t('closedNow')}</p>}
    </>
  )
}

function Due({ target: { of, dueAt, warnAt } }: { target: RunningTarget }) {
  const t = useMessages(deskMessages)
  const format = useFormat()
  return (
    <>
      <dt>{t(of)}</dt>
      <dd className="zg-num">
        {dueAt === undefined ? t('never') : t('dueAt', { time: format.time(dueAt) })}
        {warnAt !== undefined && <span className="zg-second zg-small">{t('warnedAt', { time: format.time(warnAt) })}</span>}
      </dd>
    </>
  )
}
